import type { HeadingLevel } from '@chapterhouse/shared/editor/blocks/heading'
import {
  IconH1,
  IconH2,
  IconH3,
  IconH4,
  IconList,
  IconListCheck,
  IconListNumbers,
  IconPilcrow,
} from '@tabler/icons-react'
import type { EditorState } from '@tiptap/pm/state'
import { t } from '../../messages/t.ts'
import { groups, type Insertable } from './insertable.ts'
import { listNames, turnIntoList } from './list.ts'
import { nearest } from './where.ts'

const headingIcons = { 1: IconH1, 2: IconH2, 3: IconH3, 4: IconH4 }
const headingNames = { 1: t('Title'), 2: t('Chapter'), 3: t('Section'), 4: t('Passage') }

const heading = (level: HeadingLevel): Insertable => ({
  id: `heading-${level}`,
  title: t('Heading {level}', { level }),
  group: groups.paragraphs,
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

/** Paragraphs and headings. */
export const textInsertables: readonly Insertable[] = [
  {
    id: 'paragraph',
    title: t('Text'),
    group: groups.paragraphs,
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

/** The three kinds of list. */
export const listInsertables: readonly Insertable[] = [
  {
    id: 'bullet-list',
    title: t('Bulleted list'),
    group: groups.lists,
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
    title: t('Numbered list'),
    group: groups.lists,
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
    title: t('Task list'),
    group: groups.lists,
    keywords: ['todo', 'to-do', 'checklist', 'checkbox'],
    shortcut: 'Mod-Shift-9',
    typed: '[ ]',
    icon: IconListCheck,
    turns: true,
    here: list('taskList'),
    run: (chain) => chain.command(turnIntoList('taskList')),
  },
]
