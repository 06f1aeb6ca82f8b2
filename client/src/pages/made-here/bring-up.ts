import type { PageId } from '@chapterhouse/shared/kernel/id'
import { createPage } from '@chapterhouse/shared/pages/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import { ask } from '../../kernel/ask.ts'
import { explain, isRefusal } from '../../kernel/explain.ts'
import { type MadeHere, madeHere } from '../../sync/made-here.ts'
import { leaveTitle, tellTitle } from '../live-title.ts'

const underWay = new Map<PageId, Promise<void>>()

/** Refusals that say nothing about the page. */
const passing = ['unauthenticated', 'rate_limited', 'unavailable', 'outcome_unknown', 'internal']

const isNo = (error: unknown): boolean => error instanceof Refusal && !passing.includes(error.code)

// Without a title: the text brings its own, and two would meet in it.
const createOnce = ({ id, projectId }: MadeHere, parentId: PageId | null) =>
  ask(createPage, { params: { projectId }, body: { id, title: '', parentId } })

/** Two tabs may come at once: the one that finds the other's page in its way asks again, and has it. */
const create = (made: MadeHere, parentId: PageId | null) =>
  createOnce(made, parentId).catch((error: unknown) => {
    if (isRefusal(error, 'conflict')) return createOnce(made, parentId)
    throw error
  })

/** Where the page above it is gone meanwhile, it stands at the top. */
const createSomewhere = async (made: MadeHere): Promise<void> => {
  try {
    await create(made, made.parentId)
  } catch (error) {
    if (!isRefusal(error, 'not_found') || made.parentId === null) throw error
    await create(made, null)
  }
}

/** A page above that is refused is none to wait for; one that merely cannot be asked for is. */
const bringAbove = async ({ parentId }: MadeHere): Promise<void> => {
  if (parentId === null) return
  await bringUp(parentId).catch((error: unknown) => {
    if (!isNo(error)) throw error
  })
}

/** The server reads a title out of the text, a while after it has the text. */
const arrived = ({ id }: MadeHere): void => {
  const title = madeHere.find(id)?.title ?? ''
  madeHere.remove(id)
  if (title === '') return
  tellTitle(id, title)
  leaveTitle(id)
}

const send = async (made: MadeHere): Promise<void> => {
  await bringAbove(made)
  try {
    await createSomewhere(made)
    arrived(made)
  } catch (error) {
    if (isNo(error)) madeHere.change(made.id, { refused: true, why: explain(error).title })
    throw error
  }
}

/**
 * Makes a page on the server that so far only this device has, those above it first; its text follows
 * through its room. Nothing to do for any other page. Throws as `ask` does.
 */
export const bringUp = (id: PageId): Promise<void> => {
  const made = madeHere.find(id)
  if (!made) return Promise.resolve()
  const sent = underWay.get(id) ?? send(made).finally(() => underWay.delete(id))
  underWay.set(id, sent)
  return sent
}
