import type { ChainedCommands } from '@tiptap/core'
import type { ReactNode } from 'react'

/** One thing a list offers. */
export interface Choice {
  readonly id: string
  readonly title: string
  readonly group: string
  readonly picture: ReactNode
  /** A few words at its end, for the eye. */
  readonly hint?: string
  /** Puts it where the sign and the words after it were. */
  readonly run: (chain: ChainedCommands) => ChainedCommands
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
