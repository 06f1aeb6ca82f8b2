import type { PageId } from '@chapterhouse/shared/kernel/id'
import { createPage } from '@chapterhouse/shared/pages/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import { ask } from '../../kernel/ask.ts'
import { type MadeHere, madeHere } from './made-here.ts'

const underWay = new Map<PageId, Promise<void>>()

/** Refusals that say nothing about the page. */
const passing = ['unauthenticated', 'rate_limited', 'unavailable', 'outcome_unknown', 'internal']

// Without a title: the text brings its own, and two would meet in it.
const create = ({ id, projectId }: MadeHere, parentId: PageId | null) =>
  ask(createPage, { params: { projectId }, body: { id, title: '', parentId } })

/** Where the page above it is gone meanwhile, it stands at the top. */
const createSomewhere = async (made: MadeHere): Promise<void> => {
  try {
    await create(made, made.parentId)
  } catch (error) {
    const isGone = error instanceof Refusal && error.code === 'not_found'
    if (!isGone || made.parentId === null) throw error
    await create(made, null)
  }
}

const send = async (made: MadeHere): Promise<void> => {
  if (made.parentId !== null) await bringUp(made.parentId).catch(() => undefined)
  try {
    await createSomewhere(made)
    madeHere.remove(made.id)
  } catch (error) {
    const isNo = error instanceof Refusal && !passing.includes(error.code)
    if (isNo) madeHere.change(made.id, { refused: true })
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
