import type { QueryClient } from '@tanstack/react-query'
import { t } from '../../messages/t.ts'
import { deleteDatabase } from '../../sync/database.ts'
import { type MadeHere, madeHere } from '../../sync/made-here.ts'
import { copyName } from '../../sync/old-copies.ts'
import { noteUnsent } from '../../sync/unsent.ts'
import { toast } from '../../ui/toast.ts'
import { titleOf } from '../title.ts'
import { pageMadeHere } from './as-page.ts'

/** Milliseconds in which it can be taken back: longer than the offer is shown. */
const undoable = 60_000

/** Every page of these that stands below a page, however deep. */
const belowIn = (all: readonly MadeHere[], id: string): readonly MadeHere[] =>
  all.filter(({ parentId }) => parentId === id).flatMap((one) => [one, ...belowIn(all, one.id)])

const hide = (client: QueryClient, made: MadeHere) => {
  madeHere.remove(made.id)
  noteUnsent(made.by, pageMadeHere(made).room, false)
  client.setQueriesData<readonly { id: string }[]>(
    { queryKey: ['pages', made.projectId] },
    (lines) => lines?.filter(({ id }) => id !== made.id),
  )
}

const bringBack = (client: QueryClient, made: MadeHere) => {
  const page = pageMadeHere(made)
  client.setQueryData(['page', made.id], page)
  madeHere.add(made)
  noteUnsent(made.by, page.room, true)
}

/**
 * Lets go of a page that only this device has, with those below it. No trash of the server has them: the texts
 * stay for a while, for who thinks better of it.
 */
export const giveUp = (client: QueryClient, made: MadeHere): void => {
  const gone = [made, ...belowIn(madeHere.all(), made.id)]
  for (const one of gone) hide(client, one)
  const timer = setTimeout(() => {
    for (const one of gone) void deleteDatabase(copyName(one.by, pageMadeHere(one).room))
  }, undoable)
  toast(t('“{title}” is deleted; only this device had it', { title: titleOf(made) }), {
    undo: () => {
      clearTimeout(timer)
      for (const one of gone) bringBack(client, one)
    },
  })
}
