import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'

/** Words in the text that something is being made for. */
export interface Held {
  /** Where they stand now; null once somebody changed or removed them. */
  readonly range: () => { readonly from: number; readonly to: number } | null
  readonly release: () => void
}

/** Keeps hold of these words while others write. */
export const hold = (editor: Editor, range: { from: number; to: number }): Held => {
  const words = editor.state.doc.textBetween(range.from, range.to)
  let { from, to } = range
  const follow = ({ transaction }: { readonly transaction: Transaction }) => {
    if (!transaction.docChanged) return
    from = transaction.mapping.map(from, 1)
    to = transaction.mapping.map(to, -1)
  }
  editor.on('transaction', follow)
  const isThere = () =>
    !editor.isDestroyed && from < to && editor.state.doc.textBetween(from, to) === words
  return {
    range: () => (isThere() ? { from, to } : null),
    release: () => void editor.off('transaction', follow),
  }
}
