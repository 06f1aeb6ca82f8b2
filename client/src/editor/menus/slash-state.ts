import type { EditorState, Transaction } from '@tiptap/pm/state'
import { isRemote } from '../binding/origin.ts'

/** An open slash menu. */
export interface Slash {
  /** Where the slash stands. */
  readonly from: number
  /** What was typed after it. */
  readonly query: string
  /** The highlighted one of the shown choices. */
  readonly at: number
}

const longest = 30

/** Text of the caret's block from its start to the caret; a leaf counts as one character. */
const before = ({ selection: { $from } }: Pick<EditorState, 'selection'>): string =>
  $from.parent.textBetween(0, $from.parentOffset, '￼', '￼')

const isPlace = ({ selection }: Transaction): boolean => {
  const { $from, empty } = selection
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return false
  return !$from.marks().some((mark) => mark.type.name === 'code')
}

/** The menu a slash just typed opens. */
const opened = (tr: Transaction): Slash | null => {
  if (!tr.docChanged || isRemote(tr) || tr.getMeta('paste') || !isPlace(tr)) return null
  // One letter came in: not a block that was joined, dropped or brought back.
  const grown = tr.doc.content.size - tr.before.content.size
  const text = before(tr)
  if (grown !== 1 || !/(^|\s)\/$/.test(text)) return null
  return { from: tr.selection.from - 1, query: '', at: 0 }
}

/** The open menu after a change; null once its slash is gone or the caret has left it. */
const followed = (tr: Transaction, slash: Slash): Slash | null => {
  if (!isPlace(tr)) return null
  const caret = tr.selection.from
  const from = tr.mapping.map(slash.from, -1)
  const text = before(tr)
  const typed = text.slice(text.length - (caret - from))
  const query = typed.slice(1)
  const isAlive = typed.startsWith('/') && caret > from && caret - from <= text.length
  if (!isAlive || query.length > longest || /^\s|\/|￼/.test(query)) return null
  return { from, query, at: query === slash.query ? slash.at : 0 }
}

/** The state after a transaction; `wish` is `'close'` or the number of the choice to highlight. */
export const nextSlash = (tr: Transaction, slash: Slash | null, wish: unknown): Slash | null => {
  if (wish === 'close') return null
  if (!slash) return opened(tr)
  const next = tr.docChanged || tr.selectionSet ? followed(tr, slash) : slash
  return next && typeof wish === 'number' ? { ...next, at: wish } : next
}
