import { Node } from '@tiptap/core'
import { oneOf } from '../attribute.ts'

/** The kinds GitHub knows as alerts. */
export const calloutKinds = ['note', 'tip', 'important', 'warning', 'caution'] as const
export type CalloutKind = (typeof calloutKinds)[number]

/** The kind of this name; anything else is a note. */
export const calloutKindOf = (value: unknown): CalloutKind =>
  calloutKinds.find((known) => known === value) ?? 'note'

export const calloutNames: Readonly<Record<CalloutKind, string>> = {
  note: 'Note',
  tip: 'Tip',
  important: 'Important',
  warning: 'Warning',
  caution: 'Caution',
}

/** A paragraph or more set apart from the text, under one of five signs. */
export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({
    kind: {
      default: 'note',
      validate: oneOf(...calloutKinds),
      parseHTML: (element) => calloutKindOf(element.dataset.callout),
      renderHTML: ({ kind }) => ({ 'data-callout': calloutKindOf(kind) }),
    },
  }),
  parseHTML: () => [{ tag: 'aside[data-callout]' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', HTMLAttributes, 0],
})
