import { setTitle } from '@chapterhouse/shared/editor/document'
import { changeText } from '../../sync/change-copy.ts'
import { type MadeHere, madeHere } from '../../sync/made-here.ts'
import { noteUnsent } from '../../sync/unsent.ts'
import { pageMadeHere } from './as-page.ts'

/** Another title for a page that only this device has: in its text, as everywhere, and in the tree. */
export const renameHere = async (made: MadeHere, title: string): Promise<void> => {
  const { room } = pageMadeHere(made)
  await changeText({ userId: made.by, room }, (doc) => setTitle(doc, title))
  noteUnsent(made.by, room, true)
  madeHere.change(made.id, { title })
}
