import { childrenOf, type DocNode, numberAttr } from '@chapterhouse/shared/editor/node'

/** A cell at its place. `starts` is false in the rows that a tall cell of an earlier row reaches into. */
export interface PlacedCell {
  readonly cell: DocNode
  readonly column: number
  readonly columns: number
  readonly rows: number
  readonly starts: boolean
}

export interface TableGrid {
  readonly columns: number
  /** Cells of each row from left to right; a gap is a column nobody covers. */
  readonly rows: readonly (readonly PlacedCell[])[]
  /** Rows at the top with nothing but header cells. */
  readonly headerRows: number
}

/** Columns a table may have in a file; more do not fit on any paper. */
const mostColumns = 63

const spanOf = (cell: DocNode, name: string, most: number): number => {
  const value = numberAttr(cell, name) ?? 1
  return Number.isInteger(value) && value > 1 ? Math.min(value, Math.max(most, 1)) : 1
}

interface Reach {
  readonly placed: PlacedCell
  /** Rows still to cover. */
  readonly left: number
}

/** A cell that no column is left for: its text goes into the last one. */
const joined = (placed: PlacedCell, more: DocNode): PlacedCell => ({
  ...placed,
  cell: { ...placed.cell, content: [...childrenOf(placed.cell), ...childrenOf(more)] },
})

const rowsOf = (table: DocNode): DocNode[] =>
  childrenOf(table).map((child) =>
    child.type === 'tableRow' ? child : { type: 'tableRow', content: [child] },
  )

const placeRow = (row: DocNode, above: readonly Reach[], rowsLeft: number): Reach[] => {
  const taken = [...above]
  let column = 0
  const covers = ({ placed }: Reach) =>
    placed.column <= column && column < placed.column + placed.columns
  for (const cell of childrenOf(row)) {
    for (let over = taken.find(covers); over; over = taken.find(covers)) {
      column = over.placed.column + over.placed.columns
    }
    const last = taken.at(-1)
    if (column >= mostColumns && last) {
      taken[taken.length - 1] = { ...last, placed: joined(last.placed, cell) }
      continue
    }
    const next = Math.min(
      mostColumns,
      ...above.map((reach) => reach.placed.column).filter((start) => start > column),
    )
    const columns = spanOf(cell, 'colspan', next - column)
    const rows = spanOf(cell, 'rowspan', rowsLeft)
    taken.push({ placed: { cell, column, columns, rows, starts: true }, left: rows })
    column += columns
  }
  return taken
}

const isHeader = (row: DocNode): boolean =>
  childrenOf(row).length > 0 && childrenOf(row).every(({ type }) => type === 'tableHeader')

/** Lays the cells of a table out on a grid, as HTML does; spans that overlap or overhang are cut. */
export const tableGrid = (table: DocNode): TableGrid => {
  const source = rowsOf(table)
  const rows: PlacedCell[][] = []
  let above: Reach[] = []
  source.forEach((row, index) => {
    const reaches = placeRow(row, above, source.length - index)
    rows.push(reaches.map(({ placed }) => placed).sort((a, b) => a.column - b.column))
    above = reaches
      .filter(({ left }) => left > 1)
      .map(({ placed, left }) => ({ placed: { ...placed, starts: false }, left: left - 1 }))
  })
  const columns = Math.max(1, ...rows.flat().map(({ column, columns: wide }) => column + wide))
  const firstBody = source.findIndex((row) => !isHeader(row))
  return { columns, rows, headerRows: firstBody < 0 ? Math.min(1, rows.length) : firstBody }
}

/** Shares of the width by column, adding up to 1: as the writer drew them, else all alike. */
export const columnShares = ({ columns, rows }: TableGrid): number[] => {
  const widths: (number | null)[] = Array(columns).fill(null)
  for (const { cell, column } of rows.flat()) {
    const drawn: unknown = cell.attrs?.colwidth
    if (!Array.isArray(drawn)) continue
    drawn.forEach((width, offset) => {
      if (typeof width === 'number' && width > 0) widths[column + offset] ??= width
    })
  }
  const known = widths.slice(0, columns).filter((width) => width !== null)
  const usual = known.length > 0 ? known.reduce((sum, width) => sum + width, 0) / known.length : 1
  const whole = widths.slice(0, columns).map((width) => width ?? usual)
  const sum = whole.reduce((total, width) => total + width, 0)
  return whole.map((width) => width / sum)
}
