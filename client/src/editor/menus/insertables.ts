import type { HeadingLevel } from '@chapterhouse/shared/editor/blocks/heading'
import {
  type Icon,
  IconBlockquote,
  IconCode,
  IconH1,
  IconH2,
  IconH3,
  IconH4,
  IconList,
  IconListCheck,
  IconListNumbers,
  IconPhoto,
  IconPilcrow,
  IconSeparator,
  IconTable,
} from '@tabler/icons-react'
import type { ChainedCommands, Editor } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { listNames, turnIntoList } from './list.ts'
import { roomBelowTable } from './table.ts'
import { isWithin, nearest } from './where.ts'

export type InsertableGroup = 'Paragraphs' | 'Lists' | 'Blocks'

export type InsertableId =
  | 'paragraph'
  | `heading-${HeadingLevel}`
  | 'bullet-list'
  | 'ordered-list'
  | 'task-list'
  | 'quote'
  | 'code-block'
  | 'divider'
  | 'table'
  | 'image'

/** One thing that can be put into a page: by the slash menu, by the toolbar, or by turning a block into it. */
export interface Insertable {
  readonly id: InsertableId
  readonly title: string
  readonly group: InsertableGroup
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

const newTable = { rows: 3, cols: 3, withHeaderRow: true }

const headingIcons = { 1: IconH1, 2: IconH2, 3: IconH3, 4: IconH4 }
const headingNames = { 1: 'Title', 2: 'Chapter', 3: 'Section', 4: 'Passage' }

const heading = (level: HeadingLevel): Insertable => ({
  id: `heading-${level}`,
  title: `Heading ${level}`,
  group: 'Paragraphs',
  keywords: [`h${level}`, headingNames[level].toLowerCase(), 'heading', 'headline'],
  shortcut: `Mod-Alt-${level}`,
  typed: '#'.repeat(level),
  icon: headingIcons[level],
  turns: true,
  here: ({ selection: { $from } }) =>
    $from.parent.type.name === 'heading' && $from.parent.attrs.level === level,
  run: (chain) => chain.clearNodes().setHeading({ level }),
})

const list = (name: string) => (state: EditorState) => nearest(state, listNames) === name

const text: readonly Insertable[] = [
  {
    id: 'paragraph',
    title: 'Text',
    group: 'Paragraphs',
    keywords: ['paragraph', 'plain', 'body'],
    shortcut: 'Mod-Alt-0',
    icon: IconPilcrow,
    turns: true,
    here: ({ selection: { $from } }) => $from.parent.type.name === 'paragraph' && $from.depth === 1,
    run: (chain) => chain.clearNodes(),
  },
  heading(1),
  heading(2),
  heading(3),
  heading(4),
]

const lists: readonly Insertable[] = [
  {
    id: 'bullet-list',
    title: 'Bulleted list',
    group: 'Lists',
    keywords: ['bullet', 'unordered', 'points', 'ul'],
    shortcut: 'Mod-Shift-8',
    typed: '-',
    icon: IconList,
    turns: true,
    here: list('bulletList'),
    run: (chain) => chain.command(turnIntoList('bulletList')),
  },
  {
    id: 'ordered-list',
    title: 'Numbered list',
    group: 'Lists',
    keywords: ['ordered', 'numbers', 'steps', 'ol'],
    shortcut: 'Mod-Shift-7',
    typed: '1.',
    icon: IconListNumbers,
    turns: true,
    here: list('orderedList'),
    run: (chain) => chain.command(turnIntoList('orderedList')),
  },
  {
    id: 'task-list',
    title: 'Task list',
    group: 'Lists',
    keywords: ['todo', 'to-do', 'checklist', 'checkbox'],
    shortcut: 'Mod-Shift-9',
    typed: '[ ]',
    icon: IconListCheck,
    turns: true,
    here: list('taskList'),
    run: (chain) => chain.command(turnIntoList('taskList')),
  },
]

const blocks: readonly Insertable[] = [
  {
    id: 'quote',
    title: 'Quote',
    group: 'Blocks',
    keywords: ['blockquote', 'citation', 'epigraph'],
    shortcut: 'Mod-Shift-b',
    typed: '>',
    icon: IconBlockquote,
    turns: true,
    here: (state) => isWithin(state, 'blockquote'),
    run: (chain) => chain.toggleBlockquote(),
  },
  {
    id: 'code-block',
    title: 'Code block',
    group: 'Blocks',
    keywords: ['code', 'pre', 'program', 'verbatim'],
    shortcut: 'Mod-Alt-c',
    typed: '```',
    icon: IconCode,
    turns: true,
    here: ({ selection: { $from } }) => $from.parent.type.name === 'codeBlock',
    run: (chain) => chain.toggleCodeBlock(),
  },
  {
    id: 'divider',
    title: 'Divider',
    group: 'Blocks',
    keywords: ['horizontal', 'rule', 'line', 'hr', 'separator', 'scene', 'break'],
    typed: '---',
    icon: IconSeparator,
    turns: false,
    here: () => false,
    run: (chain) => chain.setHorizontalRule(),
  },
  {
    id: 'table',
    title: 'Table',
    group: 'Blocks',
    keywords: ['grid', 'rows', 'columns', 'cells'],
    icon: IconTable,
    turns: false,
    here: (state) => isWithin(state, 'table'),
    run: (chain) => chain.insertTable(newTable).command(roomBelowTable),
  },
  {
    id: 'image',
    title: 'Image',
    group: 'Blocks',
    keywords: ['picture', 'photo', 'upload', 'img', 'figure'],
    icon: IconPhoto,
    turns: false,
    here: () => false,
    run: (chain) => chain.pickImage(),
  },
]

/** Everything that can be inserted, in the order it is offered. */
export const insertables: readonly Insertable[] = [...text, ...lists, ...blocks]

export const insertable = (id: InsertableId): Insertable => {
  const found = insertables.find((one) => one.id === id)
  if (!found) throw new Error(`There is no insertable ${id}`)
  return found
}

/** What the block at the caret can become. */
export const turnables: readonly Insertable[] = insertables.filter((one) => one.turns)

/** The name of the block at the caret, as the narrowest thing that says something. */
export const blockHere = (state: EditorState): Insertable =>
  turnables.find((one) => one.id !== 'paragraph' && one.here(state)) ?? insertable('paragraph')

const barredInTables: readonly InsertableId[] = ['table']

/** Whether it can be offered here: a table inside a table helps nobody, a picture needs a place to go. */
export const isOffered = (editor: Editor, one: Insertable): boolean => {
  if (one.id === 'image' && !('imageUploads' in editor.storage)) return false
  return !(barredInTables.includes(one.id) && isWithin(editor.state, 'table'))
}

/** Puts it at the caret and gives the text the focus back. */
export const insert = (editor: Editor, id: InsertableId): boolean =>
  insertable(id).run(editor.chain().focus()).run()
