import { newId, type PageId } from '@chapterhouse/shared/kernel/id'
import { createPage, type Page } from '@chapterhouse/shared/pages/contract'
import type { QueryClient } from '@tanstack/react-query'
import { ask } from '../../kernel/ask.ts'
import { isRefusal } from '../../kernel/explain.ts'
import { reach } from '../../kernel/reach.ts'
import { Unreachable } from '../../kernel/unreachable.ts'
import { madeHere } from '../../sync/made-here.ts'
import type { NewPage } from './make-here.ts'

/** Milliseconds a server may take. */
const patience = 5_000

const isAway = (error: unknown): boolean =>
  error instanceof Unreachable || isRefusal(error, 'unavailable', 'outcome_unknown')

/** Below a page that only this device has, nothing can be made on the server. */
const mustStay = ({ parentId }: NewPage) => parentId !== null && madeHere.find(parentId)

/** Whoever waits to write does not wait long: the same page can be made here. */
const askSoon = async ({
  projectId,
  ...body
}: NewPage & { readonly id: PageId }): Promise<Page> => {
  const signal = AbortSignal.timeout(patience)
  try {
    return await ask(createPage, { params: { projectId }, body, signal })
  } catch (cause) {
    throw signal.aborted ? new Unreachable(cause) : cause
  }
}

/**
 * Makes a page: on the server, or on this device while nobody answers. Its id is given here, so that a
 * page whose answer was lost is not made twice. Throws as `ask` does, and where this device keeps nothing.
 */
export const makePage = async (client: QueryClient, wish: NewPage): Promise<Page> => {
  const id = newId<'pages'>()
  if (reach.get() === 'here' && !mustStay(wish)) {
    try {
      return await askSoon({ id, ...wish })
    } catch (error) {
      if (!isAway(error)) throw error
    }
  }
  const { makeHere } = await import('./make-here.ts')
  return makeHere(client, { id, ...wish })
}
