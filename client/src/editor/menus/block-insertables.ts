import {
  IconArrowsDiagonal,
  IconBlockquote,
  IconCode,
  IconColumns2,
  IconInfoSquareRounded,
  IconListTree,
  IconMathFunction,
  IconPageBreak,
  IconSchema,
  IconSeparator,
  IconTable,
} from '@tabler/icons-react'
import type { EditorState } from '@tiptap/pm/state'
import { t } from '../../messages/t.ts'
import { groups, type Insertable } from './insertable.ts'
import { insertLeaf } from './leaf.ts'
import { roomBelowTable } from './table.ts'
import { isWithin } from './where.ts'
import { insertColumns } from './whole.ts'

const newTable = { rows: 3, cols: 3, withHeaderRow: true }

const isCode =
  (language?: string) =>
  ({ selection: { $from } }: EditorState): boolean =>
    $from.parent.type.name === 'codeBlock' &&
    (language === undefined || $from.parent.attrs.language === language)

const wholes: readonly Insertable[] = [
  {
    id: 'quote',
    title: t('Quote'),
    group: groups.blocks,
    keywords: ['blockquote', 'citation', 'epigraph'],
    shortcut: 'Mod-Shift-b',
    typed: '>',
    icon: IconBlockquote,
    turns: true,
    here: (state) => isWithin(state, 'blockquote'),
    run: (chain) => chain.toggleBlockquote(),
  },
  {
    id: 'callout',
    title: t('Callout'),
    group: groups.blocks,
    keywords: ['note', 'tip', 'warning', 'alert', 'info', 'box', 'admonition'],
    icon: IconInfoSquareRounded,
    turns: true,
    here: (state) => isWithin(state, 'callout'),
    run: (chain) => chain.toggleWrap('callout'),
  },
  {
    id: 'toggle',
    title: t('Toggle'),
    group: groups.blocks,
    keywords: ['details', 'fold', 'collapse', 'accordion', 'spoiler'],
    icon: IconArrowsDiagonal,
    turns: true,
    here: (state) => isWithin(state, 'toggle'),
    run: (chain) => chain.toggleWrap('toggle'),
  },
  {
    id: 'columns',
    title: t('Columns'),
    group: groups.blocks,
    keywords: ['side', 'layout', 'split', 'two'],
    icon: IconColumns2,
    turns: false,
    here: (state) => isWithin(state, 'columns'),
    run: (chain) => chain.command(insertColumns),
  },
]

const sources: readonly Insertable[] = [
  {
    id: 'code-block',
    title: t('Code block'),
    group: groups.blocks,
    keywords: ['code', 'pre', 'program', 'verbatim'],
    shortcut: 'Mod-Alt-c',
    typed: '```',
    icon: IconCode,
    turns: true,
    here: isCode(),
    run: (chain) => chain.toggleCodeBlock(),
  },
  {
    id: 'formula',
    title: t('Formula'),
    group: groups.blocks,
    keywords: ['math', 'latex', 'tex', 'equation'],
    typed: '```math',
    icon: IconMathFunction,
    turns: false,
    here: isCode('math'),
    run: (chain) => chain.setCodeBlock({ language: 'math' }),
  },
  {
    id: 'diagram',
    title: t('Diagram'),
    group: groups.blocks,
    keywords: ['mermaid', 'chart', 'graph', 'flow', 'sequence', 'timeline'],
    typed: '```mermaid',
    icon: IconSchema,
    turns: false,
    here: isCode('mermaid'),
    run: (chain) => chain.setCodeBlock({ language: 'mermaid' }),
  },
]

const leaves: readonly Insertable[] = [
  {
    id: 'divider',
    title: t('Divider'),
    group: groups.blocks,
    keywords: ['horizontal', 'rule', 'line', 'hr', 'separator', 'scene', 'break'],
    typed: '---',
    icon: IconSeparator,
    turns: false,
    here: () => false,
    run: (chain) => chain.setHorizontalRule(),
  },
  {
    id: 'page-break',
    title: t('Page break'),
    group: groups.blocks,
    keywords: ['sheet', 'print', 'pdf', 'new page'],
    icon: IconPageBreak,
    turns: false,
    here: () => false,
    run: insertLeaf('pageBreak'),
  },
  {
    id: 'contents',
    title: t('Contents'),
    group: groups.blocks,
    keywords: ['toc', 'outline', 'index', 'overview'],
    icon: IconListTree,
    turns: false,
    here: () => false,
    run: insertLeaf('tableOfContents'),
  },
  {
    id: 'table',
    title: t('Table'),
    group: groups.blocks,
    keywords: ['grid', 'rows', 'columns', 'cells'],
    icon: IconTable,
    turns: false,
    here: (state) => isWithin(state, 'table'),
    run: (chain) => chain.insertTable(newTable).command(roomBelowTable),
  },
]

/** What stands between paragraphs, or around them. */
export const blockInsertables: readonly Insertable[] = [...wholes, ...sources, ...leaves]
