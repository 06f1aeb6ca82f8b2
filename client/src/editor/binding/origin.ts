import type { Transaction } from '@tiptap/pm/state'
import { z } from 'zod'

// TipTap looks for this name, and spares itself work on changes that are not its own.
const key = 'y-sync$'

/** A change that came out of the live document: somebody else's, or our own undo. */
export interface Origin {
  readonly isChangeOrigin: true
  readonly isUndoRedoOperation: boolean
}

/** Says of a transaction that it came from Yjs, and whether as an undo. */
export const markOrigin = (tr: Transaction, isUndo: boolean): Transaction => {
  const origin: Origin = { isChangeOrigin: true, isUndoRedoOperation: isUndo }
  return tr.setMeta(key, origin).setMeta('addToHistory', false)
}

const origin = z.object({ isChangeOrigin: z.boolean(), isUndoRedoOperation: z.boolean() })

const originOf = (tr: Transaction) => origin.safeParse(tr.getMeta(key)).data

/** Whether a change came from the live document: another person's, or an undo. */
export const isRemote = (tr: Transaction): boolean => originOf(tr)?.isChangeOrigin === true

/** Whether it is another person's and none of ours. */
export const isByOthers = (tr: Transaction): boolean =>
  isRemote(tr) && originOf(tr)?.isUndoRedoOperation !== true
