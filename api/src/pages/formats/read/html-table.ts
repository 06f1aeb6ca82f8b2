import type { DocNode } from '@chapterhouse/shared/editor/node'
import { type HtmlElement, type HtmlPart, isPart } from './html-tree.ts'

/** Cells of one table; more are no table but a database. */
const mostCells = 20_000

/** Rows in the order a reader sees them, not those of a table inside a cell. */
const rowsOf = (table: HtmlElement): HtmlElement[] =>
  table.children.flatMap((part) => {
    if (isPart(part, 'tr')) return [part]
    return isPart(part, 'thead', 'tbody', 'tfoot') ? rowsOf(part) : []
  })

const cellsOf = (row: HtmlElement): HtmlElement[] =>
  row.children.filter((part) => isPart(part, 'td', 'th'))

const spanOf = ({ attributes }: HtmlElement, name: string): number => {
  const span = Number(attributes.get(name) ?? 1)
  return Number.isInteger(span) && span >= 1 && span <= 64 ? span : 1
}

const alignOf = ({ style, attributes }: HtmlElement): string | null => {
  const named = /\balign-(left|center|right)\b/.exec(attributes.get('class') ?? '')?.[1]
  const align = named ?? style.get('text-align') ?? attributes.get('align') ?? ''
  return /^(left|center|right)$/.test(align) ? align : null
}

/** The side all paragraphs of a cell stand at: then it is the cell's. */
const sideOf = (blocks: readonly DocNode[]): string | null => {
  const [first] = blocks
  const side = String(first?.attrs?.align ?? '')
  const same = blocks.every(({ type, attrs }) => type === 'paragraph' && attrs?.align === side)
  return same && /^(center|right)$/.test(side) ? side : null
}

const withoutSide = (block: DocNode): DocNode => {
  const { align: _, ...attrs } = block.attrs ?? {}
  const { attrs: __, ...bare } = block
  return Object.keys(attrs).length > 0 ? { ...bare, attrs } : bare
}

type ReadBlocks = (parts: readonly HtmlPart[]) => DocNode[]

const readCell = (cell: HtmlElement, read: ReadBlocks): DocNode => {
  const blocks = read(cell.children)
  const side = sideOf(blocks)
  const content = side ? blocks.map(withoutSide) : blocks
  const attrs = {
    colspan: spanOf(cell, 'colspan'),
    rowspan: spanOf(cell, 'rowspan'),
    align: alignOf(cell) ?? side,
  }
  const type = cell.tag === 'th' ? 'tableHeader' : 'tableCell'
  return { type, attrs, content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

/** A table; what stands in it beside its rows comes before it, and one too large is read as text. */
export const readTable = (
  table: HtmlElement,
  remarks: Set<string>,
  read: ReadBlocks,
): DocNode[] => {
  const rows = rowsOf(table).filter((row) => cellsOf(row).length > 0)
  const before = read(table.children.filter((part) => isPart(part, 'caption')))
  if (rows.flatMap(cellsOf).length > mostCells) {
    remarks.add('A table with more than 20,000 cells is read as plain paragraphs.')
    return [...before, ...rows.flatMap((row) => read(cellsOf(row)))]
  }
  if (rows.length === 0) return before
  // Nested tables stay tables; how deep is the business of who reads the cells.
  const content = rows.map((row) => ({
    type: 'tableRow',
    content: cellsOf(row).map((cell) => readCell(cell, read)),
  }))
  return [...before, { type: 'table', content }]
}
