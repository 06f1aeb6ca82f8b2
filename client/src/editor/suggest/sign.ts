import type { EditorState, Transaction } from '@tiptap/pm/state'
import { isRemote } from '../binding/origin.ts'

/** What somebody types to be offered a list. */
export interface Sign {
  readonly text: string
  /** What may stand before it in its block. */
  readonly after: RegExp
  /** Whether these words after it still belong to it. */
  readonly holds: (query: string) => boolean
}

/** An open list. */
export interface Open {
  /** Where its sign stands. */
  readonly from: number
  /** What was typed after it. */
  readonly query: string
  /** The highlighted one of the shown choices. */
  readonly at: number
}

/** Under this name a transaction says that it typed a sign for somebody who chose it from a menu. */
export const opens = 'opens'

/** Stands for a leaf in the line, which no list reaches over. */
const leaf = '￼'

/** Text of the caret's block from its start to the caret. */
const before = ({ selection: { $from } }: Pick<EditorState, 'selection'>): string =>
  $from.parent.textBetween(0, $from.parentOffset, leaf, leaf)

const isPlace = ({ selection }: Transaction): boolean => {
  const { $from, empty } = selection
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return false
  return !$from.marks().some((mark) => mark.type.name === 'code')
}

/** Whether one letter came in: not a block that was joined, dropped or brought back. */
const isTyped = (tr: Transaction): boolean =>
  !isRemote(tr) && !tr.getMeta('paste') && tr.doc.content.size - tr.before.content.size === 1

/** The list a sign just typed opens. */
const opened = (tr: Transaction, sign: Sign): Open | null => {
  const isAsked = tr.getMeta(opens) === sign.text
  if (!tr.docChanged || !isPlace(tr) || !(isAsked || isTyped(tr))) return null
  const text = before(tr)
  if (!text.endsWith(sign.text)) return null
  const isFree = isAsked || sign.after.test(text.slice(0, -sign.text.length))
  return isFree ? { from: tr.selection.from - sign.text.length, query: '', at: 0 } : null
}

/** The open list after a change; null once its sign is gone or the caret has left it. */
const followed = (tr: Transaction, sign: Sign, open: Open): Open | null => {
  if (!isPlace(tr)) return null
  const from = tr.mapping.map(open.from, -1)
  const text = before(tr)
  const length = tr.selection.from - from
  if (length < sign.text.length || length > text.length) return null
  const typed = text.slice(text.length - length)
  const query = typed.slice(sign.text.length)
  if (!typed.startsWith(sign.text) || query.includes(leaf) || !sign.holds(query)) return null
  return { from, query, at: query === open.query ? open.at : 0 }
}

/** The state after a transaction; `wish` is `'close'` or the number of the choice to highlight. */
export const nextOpen = (
  tr: Transaction,
  open: Open | null,
  { sign, wish }: { readonly sign: Sign; readonly wish: unknown },
): Open | null => {
  if (wish === 'close') return null
  if (!open) return opened(tr, sign)
  const next = tr.docChanged || tr.selectionSet ? followed(tr, sign, open) : open
  return next && typeof wish === 'number' ? { ...next, at: wish } : next
}
