import type { Capability } from '@chapterhouse/prisma/hot'

export interface PlaceFacts {
  readonly caps: readonly Capability[]
  readonly trashed: boolean
}

/** Pictures are part of what one writes or proposes; a reader leaves none. */
export const mayUpload = (place: PlaceFacts): boolean =>
  !place.trashed && place.caps.includes('propose')
