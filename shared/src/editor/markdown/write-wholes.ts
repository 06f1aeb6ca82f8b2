import type { BlockContent, Html, RootContent } from 'mdast'
import { calloutKindOf } from '../blocks/callout.ts'
import { columnWidth } from '../blocks/columns.ts'
import { attrOf, childrenOf, type DocNode } from '../node.ts'
import { asPhrasing, raw } from './write-inline.ts'

/** Signs of what holds other blocks and has none in Markdown; a reader who does not know them sees the blocks. */
export const signs = {
  toggle: '<details>\n<summary>',
  toggled: '</summary>',
  endToggle: '</details>',
  columns: '<!-- columns -->',
  endColumns: '<!-- end columns -->',
  pageBreak: '<!-- page break -->',
} as const

/** Stands for the table of contents, as in many Markdown programs. */
export const contentsSign = '[TOC]'

export const columnSign = (width: number | null): string =>
  width === null ? '<!-- column -->' : `<!-- column ${width} -->`

type WriteBlocks = (nodes: readonly DocNode[]) => RootContent[]

const html = (value: string): Html => ({ type: 'html', value })

const writeCallout = (node: DocNode, write: WriteBlocks): RootContent => {
  const sign = raw(`[!${calloutKindOf(attrOf(node, 'kind')).toUpperCase()}]`)
  const first: BlockContent = { type: 'paragraph', children: asPhrasing([sign]) }
  return { type: 'blockquote', children: [first, ...(write(childrenOf(node)) as BlockContent[])] }
}

const writeToggle = (node: DocNode, write: WriteBlocks): RootContent[] => {
  const [first, ...rest] = childrenOf(node)
  return [
    html(signs.toggle),
    ...write(first ? [first] : []),
    html(signs.toggled),
    ...write(rest),
    html(signs.endToggle),
  ]
}

const writeColumns = (node: DocNode, write: WriteBlocks): RootContent[] => [
  html(signs.columns),
  ...childrenOf(node).flatMap((column) => [
    html(columnSign(columnWidth(attrOf(column, 'width')))),
    ...write(childrenOf(column)),
  ]),
  html(signs.endColumns),
]

/** Blocks that hold blocks, or null if this is none of them. */
export const writeWhole = (node: DocNode, write: WriteBlocks): RootContent[] | null => {
  if (node.type === 'callout') return [writeCallout(node, write)]
  if (node.type === 'toggle') return writeToggle(node, write)
  if (node.type !== 'columns') return null
  return childrenOf(node).every(({ type }) => type === 'column') ? writeColumns(node, write) : null
}
