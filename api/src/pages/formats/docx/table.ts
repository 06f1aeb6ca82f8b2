import { type DocNode, textAttr } from '@chapterhouse/shared/editor/node'
import { columnShares, type PlacedCell, tableGrid } from '../table-grid.ts'
import type { Frame } from './draft.ts'
import { val } from './paragraph.ts'

/** Writes the blocks of a cell, in the width it has. */
type Write = (cell: DocNode, frame: Frame) => string

const padding = 200

interface CellPlace {
  readonly width: number
  readonly columns: number
  /** `continue` for the rows a tall cell reaches into. */
  readonly merge: 'restart' | 'continue' | null
}

const cellProperties = ({ width, columns, merge }: CellPlace): string =>
  [
    `<w:tcW w:w="${width}" w:type="dxa"/>`,
    columns > 1 ? val('gridSpan', columns) : '',
    merge ? val('vMerge', merge) : '',
  ].join('')

const cellXml = (place: CellPlace, blocks: string): string =>
  `<w:tc><w:tcPr>${cellProperties(place)}</w:tcPr>${blocks}</w:tc>`

const empty = '<w:p/>'

const placedXml = (
  placed: PlacedCell,
  width: number,
  given: { frame: Frame; write: Write },
): string => {
  const { cell, columns, rows, starts } = placed
  const merge = rows === 1 ? null : starts ? 'restart' : 'continue'
  if (!starts) return cellXml({ width, columns, merge }, empty)
  const style = cell.type === 'tableHeader' ? 'TableHead' : 'TableText'
  const inside: Frame = { ...given.frame, left: 0, border: null, style, width: width - padding }
  const aligned = withAlign(cell, textAttr(cell, 'align'))
  return cellXml({ width, columns, merge }, given.write(aligned, inside) || empty)
}

/** The alignment of a cell is one of each of its paragraphs. */
const withAlign = (cell: DocNode, align: string | null): DocNode => {
  if (align === null || !cell.content) return cell
  const content = cell.content.map((block) =>
    block.type === 'paragraph' && !block.attrs?.align
      ? { ...block, attrs: { ...block.attrs, align } }
      : block,
  )
  return { ...cell, content }
}

/** A table with its spans; rows of headers come again on every page. */
export const tableXml = (table: DocNode, frame: Frame, write: Write): string => {
  const grid = tableGrid(table)
  const widths = columnShares(grid).map((share) => Math.max(1, Math.round(share * frame.width)))
  const widthOf = (from: number, count: number) =>
    widths.slice(from, from + count).reduce((sum, width) => sum + width, 0)
  const rows = grid.rows.map((cells, index) => {
    const pieces: string[] = []
    let column = 0
    const fill = (to: number) => {
      const gap = { width: widthOf(column, to - column), columns: to - column, merge: null }
      if (to > column) pieces.push(cellXml(gap, empty))
    }
    for (const placed of cells) {
      fill(placed.column)
      pieces.push(placedXml(placed, widthOf(placed.column, placed.columns), { frame, write }))
      column = placed.column + placed.columns
    }
    fill(grid.columns)
    const head =
      index < grid.headerRows && grid.headerRows < grid.rows.length ? '<w:tblHeader/>' : ''
    return `<w:tr><w:trPr><w:cantSplit/>${head}</w:trPr>${pieces.join('')}</w:tr>`
  })
  const columns = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  const indent = frame.left > 0 ? `<w:tblInd w:w="${frame.left}" w:type="dxa"/>` : ''
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const look = `${val('tblStyle', 'Sheet')}<w:tblW w:w="${whole}" w:type="dxa"/>${indent}${val('tblLayout', 'fixed').replace('w:val', 'w:type')}`
  return `<w:tbl><w:tblPr>${look}</w:tblPr><w:tblGrid>${columns}</w:tblGrid>${rows.join('')}</w:tbl>`
}
