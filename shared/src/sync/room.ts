import type { ContributionId, PageId } from '../kernel/id.ts'

/** A place in which one document is written: the head of a page, or one draft of it. */
export type Room =
  | { readonly kind: 'page'; readonly pageId: PageId; readonly epoch: number }
  | { readonly kind: 'draft'; readonly contributionId: ContributionId }

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const pageRoom = new RegExp(`^page:(${uuid}):([1-9][0-9]{0,8})$`)
const draftRoom = new RegExp(`^draft:(${uuid})$`)

/** `page:<uuid>:<epoch>` or `draft:<uuid>`; the name in the URL and in every frame. */
export const roomName = (room: Room): string =>
  room.kind === 'page' ? `page:${room.pageId}:${room.epoch}` : `draft:${room.contributionId}`

/** The room of a name, or null for anything else. */
export const parseRoom = (name: string): Room | null => {
  const page = pageRoom.exec(name)
  if (page?.[1]) return { kind: 'page', pageId: page[1] as PageId, epoch: Number(page[2]) }
  const draft = draftRoom.exec(name)
  if (draft?.[1]) return { kind: 'draft', contributionId: draft[1] as ContributionId }
  return null
}
