import { type DocNode, textAttr } from '@chapterhouse/shared/editor/node'
import { columnShares, type PlacedCell, tableGrid } from '../table-grid.ts'

type Write = (cell: DocNode) => string

const cellCode = (placed: PlacedCell, row: number, write: Write): string => {
  const { cell, column, columns, rows } = placed
  const align = textAttr(cell, 'align')
  const known = align === 'left' || align === 'center' || align === 'right'
  const spans = `x: ${column}, y: ${row}, colspan: ${columns}, rowspan: ${rows}`
  const place = known ? `, align: ${align} + top` : ''
  const head = cell.type === 'tableHeader' ? 'head-cell' : 'body-cell'
  return `table.cell(${spans}${place}, ${head}(${write(cell)}))`
}

/** A table whose header rows come again on every page it runs over. */
export const tableCode = (table: DocNode, write: Write): string => {
  const grid = tableGrid(table)
  const rows = grid.rows.map((cells, index) =>
    cells.filter(({ starts }) => starts).map((placed) => cellCode(placed, index, write)),
  )
  const reachesOut = grid.rows
    .slice(0, grid.headerRows)
    .some((cells, index) => cells.some((one) => one.starts && index + one.rows > grid.headerRows))
  const headers = reachesOut || grid.headerRows === grid.rows.length ? 0 : grid.headerRows
  const widths = columnShares(grid).map((share) => `${Math.max(1, Math.round(share * 1000))}fr`)
  const head = headers > 0 ? `table.header(${rows.slice(0, headers).flat().join(', ')}), ` : ''
  const body = rows.slice(headers).flat().join(', ')
  return `sheet((${widths.join(', ')},), ${grid.columns}, table.with(${head}${body}))`
}
