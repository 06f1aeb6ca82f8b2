import type { DocNode } from '@chapterhouse/shared/editor/node'
import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { keepPictures } from '../../assets/pictures/service.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Tx } from '../../kernel/database.ts'
import type { BroughtPicture } from '../formats/read/brought.ts'
import type { TransferParts } from './parts.ts'
import { withUploads } from './uploads.ts'

export interface Illustrated {
  readonly content: readonly DocNode[]
  readonly pictures: readonly BroughtPicture[]
  readonly placeIn: (tx: Tx) => Promise<ProjectId>
}

/** Makes uploads of the pictures of some texts and puts them in their places. */
export const bringPictures = async (
  { pictures: store }: TransferParts,
  actor: Actor,
  { content, pictures, placeIn }: Illustrated,
) => {
  const uploads = await keepPictures(store, actor, { found: pictures, placeIn })
  const names = new Map(pictures.map(({ key, name }) => [key, name]))
  const lost = pictures.length - uploads.size
  const remarks = lost > 0 ? [lostPictures(lost)] : []
  const placed = content.map((one) => withUploads(one, { uploads, names }))
  return { content: placed, kept: uploads.size, remarks, uploads }
}

const lostPictures = (count: number): string =>
  count === 1
    ? 'One picture is of a kind that is not taken; it is named, not shown.'
    : `${count} pictures are of a kind that is not taken; they are named, not shown.`
