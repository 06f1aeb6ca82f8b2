import type { AlignType, PhrasingContent, Table, TableCell, TableRow } from 'mdast'
import type { DocNode } from '../node.ts'
import { blocksOf } from './inline-blocks.ts'
import { blockTag, noHeaderTag } from './inline-html.ts'
import { readInline } from './read-inline.ts'
import { isEmptyMarker, type Reading } from './reading.ts'

const cellBlocks = (cell: TableCell, reading: Reading): DocNode[] => {
  const parts: PhrasingContent[][] = [[]]
  for (const node of cell.children) {
    if (node.type === 'html' && node.value.toLowerCase() === blockTag) parts.push([])
    else parts.at(-1)?.push(node)
  }
  return parts.flatMap((part) => {
    if (isEmptyMarker(part, reading)) return [{ type: 'paragraph' }]
    return blocksOf(readInline(part, reading))
  })
}

const readCell = (type: string, align: AlignType | undefined, content: DocNode[]): DocNode => ({
  type,
  attrs: { colspan: 1, rowspan: 1, colwidth: null, align: align ?? null },
  content,
})

const readRow = (table: Table, row: TableRow, reading: Reading): DocNode => {
  const type = row === table.children[0] ? 'tableHeader' : 'tableCell'
  const columns = table.children[0]?.children.length ?? row.children.length
  const cells = row.children.map((cell, column) =>
    readCell(type, table.align?.[column], cellBlocks(cell, reading)),
  )
  while (cells.length < columns) {
    cells.push(readCell(type, table.align?.[cells.length], [{ type: 'paragraph' }]))
  }
  return { type: 'tableRow', content: cells }
}

const isNoHeader = (row: TableRow | undefined): boolean => {
  const [first, ...rest] = row?.children ?? []
  const [mark] = first?.children ?? []
  const marked = mark?.type === 'html' && mark.value === noHeaderTag
  return marked && rest.every((cell) => cell.children.length === 0)
}

/** A GFM table. Rows shorter than the header are filled, longer ones keep their cells. */
export const readTable = (table: Table, reading: Reading): DocNode => {
  const headless = isNoHeader(table.children[0]) && table.children.length > 1
  const rows = headless ? table.children.slice(1) : table.children
  return { type: 'table', content: rows.map((row) => readRow(table, row, reading)) }
}
