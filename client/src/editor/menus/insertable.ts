import type { HeadingLevel } from '@chapterhouse/shared/editor/blocks/heading'
import type { Icon } from '@tabler/icons-react'
import type { ChainedCommands } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { t } from '../../messages/t.ts'

/** The headings under which the slash menu offers things, in this order. */
export const groups = {
  paragraphs: t('Paragraphs'),
  lists: t('Lists'),
  blocks: t('Blocks'),
  media: t('Media'),
  line: t('In the line'),
} as const

/** Names that menus, toolbar and tests know each of them by. */
export type InsertableId =
  | 'paragraph'
  | `heading-${HeadingLevel}`
  | 'bullet-list'
  | 'ordered-list'
  | 'task-list'
  | 'quote'
  | 'callout'
  | 'toggle'
  | 'columns'
  | 'code-block'
  | 'formula'
  | 'diagram'
  | 'divider'
  | 'page-break'
  | 'contents'
  | 'table'
  | 'image'
  | 'file'
  | 'embed'
  | 'footnote'
  | 'inline-formula'
  | 'mention'
  | 'page-link'
  | 'date'
  | 'emoji'

/** One thing that can be put into a page: by the slash menu, by the toolbar, or by turning a block into it. */
export interface Insertable {
  readonly id: InsertableId
  readonly title: string
  readonly group: string
  /** Other words people type to find it. */
  readonly keywords: readonly string[]
  /** In TipTap's notation, `Mod-Alt-1`. */
  readonly shortcut?: string
  /** What to type at the start of a line for the same. */
  readonly typed?: string
  readonly icon: Icon
  /** Whether the block at the caret can become this, keeping its words. */
  readonly turns: boolean
  /** Whether the caret stands in one. */
  readonly here: (state: EditorState) => boolean
  readonly run: (chain: ChainedCommands) => ChainedCommands
}
