import type { AlignType, Table, TableCell, TableRow } from 'mdast'
import { attrOf, childrenOf, type DocNode, textAttr } from '../node.ts'
import { unsaidAttributes } from './block-attributes.ts'
import { blockTag, emptyParagraph, noHeaderTag } from './inline-html.ts'
import { writeImage } from './write-image.ts'
import { asPhrasing, raw, type Written, writeInline } from './write-inline.ts'
import type { Writing } from './writing.ts'

const isPlain = (cell: DocNode): boolean =>
  (attrOf(cell, 'colspan') ?? 1) === 1 &&
  (attrOf(cell, 'rowspan') ?? 1) === 1 &&
  (attrOf(cell, 'colwidth') ?? null) === null

const reference = (blank: string): Written[] =>
  blank === '' ? [] : [raw(blank === '\t' ? '&#x9;' : '&#x20;')]

const textParts = (value: string, isFirst: boolean, isLast: boolean): Written[] => {
  const head = isFirst ? (/^[ \t]/.exec(value)?.[0] ?? '') : ''
  const rest = value.slice(head.length)
  const tail = isLast ? (/[ \t]$/.exec(rest)?.[0] ?? '') : ''
  const body = rest.slice(0, rest.length - tail.length)
  const text: Written[] = body ? [{ type: 'text', value: body }] : []
  return [...reference(head), ...text, ...reference(tail)]
}

/** GFM trims a cell, so a blank at its edge is written as a reference. */
const withEdges = (written: readonly Written[]): Written[] =>
  written.flatMap((node, index) =>
    node.type === 'text'
      ? textParts(node.value, index === 0, index === written.length - 1)
      : [node],
  )

/** In a cell, GFM drops the backslash before a pipe even inside code. */
const isUnsayableCode = (node: DocNode): boolean =>
  (textAttr(node, 'latex') ?? node.text ?? '').includes('\\|') &&
  (node.type === 'inlineMath' || (node.marks ?? []).some(({ type }) => type === 'code'))

const writeBlock = (block: DocNode, alone: boolean, writing: Writing): Written[] | null => {
  if (Object.keys(unsaidAttributes(block)).length > 0) return null
  if (block.type === 'image') return [writeImage(block)]
  if (block.type !== 'paragraph') return null
  const content = childrenOf(block)
  if (content.length === 0) return alone ? [] : [raw(emptyParagraph)]
  if (content.some(isUnsayableCode)) return null
  const written = writeInline(content, { place: 'cell', writing })
  return written && withEdges(written)
}

const writeCell = (cell: DocNode, writing: Writing): TableCell | null => {
  const blocks = childrenOf(cell)
  const written = blocks.map((block) => writeBlock(block, blocks.length === 1, writing))
  if (!isPlain(cell) || written.some((part) => part === null)) return null
  const children = written.flatMap((part, index) => [
    ...(index > 0 ? [raw(blockTag)] : []),
    ...(part ?? []),
  ])
  return { type: 'tableCell', children: asPhrasing(children) }
}

const writeRow = (row: DocNode, writing: Writing): TableRow | null => {
  const cells = childrenOf(row)
    .map((cell) => writeCell(cell, writing))
    .filter((cell) => cell !== null)
  if (cells.length !== childrenOf(row).length) return null
  return { type: 'tableRow', children: cells }
}

const allAre = (row: DocNode | undefined, type: string): boolean =>
  childrenOf(row ?? { type }).every((cell) => cell.type === type)

const alignments = (table: DocNode, columns: number): AlignType[] | null => {
  const rows = childrenOf(table)
  const align = Array.from(
    { length: columns },
    (_, column) => textAttr(childrenOf(rows[0] ?? table)[column] ?? table, 'align') as AlignType,
  )
  const regular = rows.every(
    (row) =>
      childrenOf(row).length === columns &&
      childrenOf(row).every((cell, column) => textAttr(cell, 'align') === align[column]),
  )
  return regular ? align : null
}

const emptyHeader = (columns: number): TableRow => ({
  type: 'tableRow',
  children: Array.from({ length: columns }, (_, column) => ({
    type: 'tableCell',
    children: column === 0 ? asPhrasing([raw(noHeaderTag)]) : [],
  })),
})

/** A table that GFM can say: no joined cells, only text and pictures inside; else null. */
export const writeTable = (table: DocNode, writing: Writing): Table | null => {
  const rows = childrenOf(table)
  const [first, ...rest] = rows
  const columns = childrenOf(first ?? table).length
  const align = alignments(table, columns)
  if (!first || columns === 0 || !align) return null
  const headed = allAre(first, 'tableHeader')
  if (!rest.every((row) => allAre(row, 'tableCell')) || !(headed || allAre(first, 'tableCell'))) {
    return null
  }
  const written = rows.map((row) => writeRow(row, writing)).filter((row) => row !== null)
  if (written.length !== rows.length) return null
  return { type: 'table', align, children: headed ? written : [emptyHeader(columns), ...written] }
}
