import type { QueryClient } from '@tanstack/react-query'
import { deleteDatabase } from '../../sync/database.ts'
import { copyName } from '../../sync/old-copies.ts'
import { noteUnsent } from '../../sync/unsent.ts'
import { titleOf } from '../title.ts'
import { pageMadeHere } from './as-page.ts'
import { type MadeHere, madeHere } from './made-here.ts'

/** Lets go of a page that only this device has. There is no trash for it, so the person is asked. */
export const giveUp = async (client: QueryClient, made: MadeHere): Promise<void> => {
  const sure = `“${titleOf(made)}” is only on this device. Delete it for good?`
  if (!window.confirm(sure)) return
  const { room } = pageMadeHere(made)
  madeHere.remove(made.id)
  client.setQueriesData<readonly { id: string }[]>(
    { queryKey: ['pages', made.projectId] },
    (lines) => lines?.filter(({ id }) => id !== made.id),
  )
  noteUnsent(made.by, room, false)
  await deleteDatabase(copyName(made.by, room))
}
