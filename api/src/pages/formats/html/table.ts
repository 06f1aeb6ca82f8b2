import { type DocNode, textAttr } from '@chapterhouse/shared/editor/node'
import { columnShares, type PlacedCell, type TableGrid, tableGrid } from '../table-grid.ts'
import { element } from '../xml.ts'

type Write = (cell: DocNode) => string

const more = (count: number): number | null => (count > 1 ? count : null)

const cellHtml = ({ cell, columns, rows }: PlacedCell, write: Write): string => {
  const align = textAttr(cell, 'align')
  const known = align !== null && ['left', 'center', 'right'].includes(align)
  const attributes = {
    colspan: more(columns),
    rowspan: more(rows),
    class: known ? `align-${align}` : null,
  }
  return element(cell.type === 'tableHeader' ? 'th' : 'td', attributes, write(cell))
}

const columnsHtml = (grid: TableGrid): string =>
  element(
    'colgroup',
    {},
    columnShares(grid)
      .map((share) => element('col', { style: `width: ${(share * 100).toFixed(2)}%` }))
      .join(''),
  )

/** A table with its spans made whole; rows of headers stand apart, so that paper repeats them. */
export const tableHtml = (table: DocNode, write: Write): string => {
  const grid = tableGrid(table)
  const rows = grid.rows.map((cells) => {
    const own = cells.filter(({ starts }) => starts).map((one) => cellHtml(one, write))
    return element('tr', {}, own.join('') || '<td></td>')
  })
  const whole = grid.rows
    .slice(0, grid.headerRows)
    .every((cells, index) =>
      cells.every(({ starts, rows: tall }) => !starts || index + tall <= grid.headerRows),
    )
  const headers = whole && grid.headerRows < rows.length ? grid.headerRows : 0
  const head = headers > 0 ? element('thead', {}, rows.slice(0, headers).join('')) : ''
  const body = element('tbody', {}, rows.slice(headers).join('') || '<tr><td></td></tr>')
  return element('div', { class: 'table' }, element('table', {}, columnsHtml(grid) + head + body))
}
