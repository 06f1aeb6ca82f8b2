import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { type Mappable, StepMap } from '@tiptap/pm/transform'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/** Whether the change came from the live document: another person's, or an undo. */
export const isRemote = (tr: Transaction): boolean => {
  const meta: unknown = tr.getMeta(ySyncPluginKey)
  return typeof meta === 'object' && meta !== null && Reflect.get(meta, 'isChangeOrigin') === true
}

/** The smallest single replacement that leads from one document to the other. */
const difference = (before: Node, after: Node): StepMap => {
  const start = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  if (start === null || !end) return StepMap.empty
  // Repeated letters make both searches claim the same ones.
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const [removed, added] = [end.a + overlap - start, end.b + overlap - start]
  return new StepMap([outermost(before, start - overlap, start), removed, added])
}

/**
 * Of the places in which the same change can be seen to have happened, the one between the largest
 * things: a new block came before a block, not among the letters of one.
 */
const outermost = (before: Node, first: number, last: number): number => {
  let [best, least] = [last, before.resolve(last).depth]
  for (let at = last - 1; at >= first && least > 0; at -= 1) {
    const { depth } = before.resolve(at)
    if (depth < least) [best, least] = [at, depth]
  }
  return best
}

/**
 * How to carry a position over this change. The steps of a change from the live document may say
 * that everything was replaced, so that one is worked out from what really differs.
 */
export const mappingOf = (tr: Transaction): Mappable =>
  isRemote(tr) ? difference(tr.before, tr.doc) : tr.mapping
