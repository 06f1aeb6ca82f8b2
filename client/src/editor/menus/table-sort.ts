import type { CommandProps } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, TextSelection } from '@tiptap/pm/state'
import { TableMap } from '@tiptap/pm/tables'
import { tableAround } from './table.ts'

/** A to Z and small to large, or the other way. */
export type SortOrder = 'up' | 'down'

/** No cell spans another's place. */
const isRegular = (table: Node): boolean =>
  table.children.every((row) =>
    row.children.every(({ attrs }) => attrs.colspan === 1 && attrs.rowspan === 1),
  )

const isHeaderRow = (row: Node): boolean =>
  row.children.every((cell) => cell.type.name === 'tableHeader')

/** The column of the caret, counted from 0. */
const columnHere = (state: Pick<EditorState, 'selection'>, start: number, table: Node): number => {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if (!/^table(Cell|Header)$/.test($from.node(depth).type.name)) continue
    return TableMap.get(table).findCell($from.before(depth) - start).left
  }
  return -1
}

const compare = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare

const textOf = (row: Node, column: number): string =>
  row.maybeChild(column)?.textContent.trim() ?? ''

/** Numbers as numbers whatever their separators, all else as people sort words; empty cells last. */
const byCell = (column: number, order: SortOrder) => (a: Node, b: Node) => {
  const [left, right] = [textOf(a, column), textOf(b, column)]
  if (left === '' || right === '') return Number(left === '') - Number(right === '')
  const way = order === 'up' ? 1 : -1
  const [x, y] = [numberOf(left), numberOf(right)]
  return (x !== null && y !== null ? x - y : compare(left, right)) * way
}

/** "1,000", "12,5 %" and "€ 3" as numbers; null is a word. */
const numberOf = (text: string): number | null => {
  const plain = text.replace(/[\s%€$£]/g, '').replace(/,(?=\d{3}\b)/g, '')
  return /^-?\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : null
}

/** Whether the rows around the caret can change places: joined cells would be torn. */
export const canSort = (state: EditorState): boolean => {
  const table = tableAround(state)
  if (!table || !isRegular(table.node)) return false
  const rows = table.node.children
  return rows.length - (rows[0] && isHeaderRow(rows[0]) ? 1 : 0) > 1
}

/** Sorts the rows of the table by the column of the caret; a header row stays. */
export const sortRows =
  (order: SortOrder) =>
  ({ tr, state, dispatch }: CommandProps): boolean => {
    const table = tableAround(state)
    if (!table || !canSort(state)) return false
    const column = columnHere(tr, table.start, table.node)
    if (column < 0) return false
    const rows = table.node.children
    const head = rows[0] && isHeaderRow(rows[0]) ? 1 : 0
    const sorted = rows.slice(head).toSorted(byCell(column, order))
    if (sorted.every((row, index) => row === rows[index + head]) || !dispatch) return true
    const from = table.start + rows.slice(0, head).reduce((sum, row) => sum + row.nodeSize, 0)
    tr.replaceWith(from, table.pos + table.node.nodeSize - 1, sorted)
    tr.setSelection(TextSelection.near(tr.doc.resolve(table.start + 1)))
    return true
  }
