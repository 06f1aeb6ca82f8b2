import { schemaVersion } from '@chapterhouse/shared/editor/schema-version'
import type { Page, PageLine } from '@chapterhouse/shared/pages/contract'
import { roomName } from '@chapterhouse/shared/sync/room'
import { type MadeHere, madeHere } from '../../sync/made-here.ts'

/** As it will stand in the tree. */
const lineOf = ({ id, projectId, parentId, title, position, at }: MadeHere): PageLine => ({
  id,
  projectId,
  parentId,
  position,
  kind: 'CHAPTER',
  title,
  icon: null,
  cover: null,
  isTemplate: false,
  status: 'DRAFT',
  editMode: 'LIVE',
  wordCount: 0,
  updatedAt: at,
  deletedAt: null,
})

/** What can be done without a server: write, and give it up. */
const can: Page['can'] = {
  write: true,
  rename: true,
  move: false,
  moveAway: false,
  duplicate: true,
  setMode: false,
  describe: false,
  delete: true,
  undelete: false,
  nameVersion: false,
}

/** The page as the server would tell of it: empty, live, in its first room. */
export const pageMadeHere = (made: MadeHere): Page => ({
  ...lineOf(made),
  room: roomName({ kind: 'page', pageId: made.id, epoch: 1 }),
  schemaVersion,
  language: null,
  properties: [],
  createdAt: made.at,
  createdBy: null,
  given: false,
  readOnly: null,
  can,
})

/** The lines of a project, with those that only this device has. */
export const withMadeHere = (lines: readonly PageLine[], projectId: string): PageLine[] => {
  const made = madeHere.all().filter((one) => one.projectId === projectId)
  const others = lines.filter(({ id }) => made.every((one) => one.id !== id))
  return [...others, ...made.map(lineOf)]
}
