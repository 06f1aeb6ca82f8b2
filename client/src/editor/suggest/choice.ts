import type { Editor, Range } from '@tiptap/core'
import type { ReactNode } from 'react'

/** One thing a list offers. */
export interface Choice {
  readonly id: string
  readonly title: string
  readonly group: string
  readonly picture: ReactNode
  /** A few words at its end, for the eye. */
  readonly hint?: string
  /** Puts it where the sign and the words after it are. */
  readonly put: (editor: Editor, typed: Range) => void
}

/** Puts a node there, and a space to write on after. */
export const putNode =
  (type: string, attrs: Readonly<Record<string, string>>) =>
  (editor: Editor, typed: Range): void => {
    const after = editor.state.doc.textBetween(
      typed.to,
      Math.min(typed.to + 1, editor.state.doc.content.size),
      ' ',
    )
    const space = after.startsWith(' ') && after !== '' ? [] : [{ type: 'text', text: ' ' }]
    editor
      .chain()
      .focus()
      .insertContentAt(typed, [{ type, attrs }, ...space])
      .run()
  }

/** What answers to the words, in the order in which it is shown. */
export interface Found<Of> {
  readonly groups: readonly { readonly title: string; readonly items: readonly Of[] }[]
  readonly flat: readonly Of[]
}

/** These in their groups, the groups in the order in which they come. */
export const grouped = <Of extends { readonly group: string }>(items: readonly Of[]): Found<Of> => {
  const titles = [...new Set(items.map(({ group }) => group))]
  const groups = titles.map((title) => ({
    title,
    items: items.filter(({ group }) => group === title),
  }))
  return { groups, flat: groups.flatMap(({ items: found }) => found) }
}
