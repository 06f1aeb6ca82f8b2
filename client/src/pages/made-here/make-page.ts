import { newId } from '@chapterhouse/shared/kernel/id'
import { createPage, type Page } from '@chapterhouse/shared/pages/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { QueryClient } from '@tanstack/react-query'
import { ask } from '../../kernel/ask.ts'
import { reach } from '../../kernel/reach.ts'
import { Unreachable } from '../../kernel/unreachable.ts'
import { madeHere } from './made-here.ts'
import type { NewPage } from './make-here.ts'

const isAway = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Refusal && error.code === 'unavailable')

/** Below a page that only this device has, nothing can be made on the server. */
const mustStay = ({ parentId }: NewPage) => parentId !== null && madeHere.find(parentId)

/**
 * Makes a page: on the server, or on this device while nobody answers. Its id is given here, so that a
 * page whose answer was lost is not made twice. Throws as `ask` does, and where this device keeps nothing.
 */
export const makePage = async (client: QueryClient, wish: NewPage): Promise<Page> => {
  const id = newId<'pages'>()
  const { projectId, ...body } = wish
  if (reach.get() === 'here' && !mustStay(wish)) {
    try {
      return await ask(createPage, { params: { projectId }, body: { id, ...body } })
    } catch (error) {
      if (!isAway(error)) throw error
    }
  }
  const { makeHere } = await import('./make-here.ts')
  return makeHere(client, { id, ...wish })
}
