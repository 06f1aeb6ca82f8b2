import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { isInTable, __pastedCells as pastedCells } from '@tiptap/pm/tables'

/** A row by its columns; null where the cell before it reaches. */
type Line = Map<number, Node | null>

const put = (line: Line, cell: Node, column: number): void => {
  for (let next = 0; next < cell.attrs.colspan; next += 1)
    line.set(column + next, next === 0 ? cell : null)
}

const firstFree = (line: Line | undefined): number => {
  let column = 0
  while (line?.has(column)) column += 1
  return column
}

const cellsOf = (line: Line): Node[] =>
  [...line].sort(([one], [other]) => one - other).flatMap(([, cell]) => cell ?? [])

/** The rows with a cell of their own in each place that one from above took up. */
const parted = (rows: readonly Fragment[]): Line[] => {
  const lines = rows.map((): Line => new Map())
  rows.forEach((row, at) => {
    for (const cell of row.content) {
      const column = firstFree(lines[at])
      const attrs = { ...cell.attrs, rowspan: 1 }
      lines.slice(at, at + cell.attrs.rowspan).forEach((line, down) => {
        const own =
          down === 0 ? cell.type.create(attrs, cell.content) : cell.type.createAndFill(attrs)
        if (own) put(line, own, column)
      })
    }
  })
  return lines
}

const tableOf = (rows: readonly Fragment[], { schema }: EditorState): Slice => {
  const { table, tableRow } = schema.nodes
  const lines = parted(rows).map(cellsOf)
  const whole = table?.create(
    null,
    lines.flatMap((line) => tableRow?.create(null, line) ?? []),
  )
  return whole ? new Slice(Fragment.from(whole), 0, 0) : Slice.empty
}

/**
 * Cells pasted into a table, none of which reaches over rows: the library gives a paste up when one
 * of them ends in the last corner, and miscounts those it has to cut.
 */
export const apartInTable = (slice: Slice, state: EditorState): Slice => {
  const cells = isInTable(state) ? pastedCells(slice) : null
  const reaches = cells?.rows.some((row) => row.content.some(({ attrs }) => attrs.rowspan > 1))
  return cells && reaches ? tableOf(cells.rows, state) : slice
}
