import { childrenOf, type DocNode } from '@chapterhouse/shared/editor/node'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnShares, tableGrid } from './table-grid.ts'
import { cell, node, row, th } from './testing/novel.ts'
import { plainText } from './walk.ts'

const table = (...rows: DocNode[]) => node('table', null, ...rows)
/** Each row as letters: a cell where it stands, a dash where a taller one reaches into it. */
const drawn = (source: DocNode): string[] =>
  tableGrid(source).rows.map((cells) =>
    cells
      .map(({ cell: one, column, columns, starts }) =>
        `${column}${starts ? plainText(one) : '-'}`.padEnd(columns + 1, '·'),
      )
      .join(' '),
  )

describe('a table as a grid', () => {
  it('puts cells beside what reaches down from above', () =>
    expect(
      drawn(
        table(
          row(cell('a', { rowspan: 2 }), cell('b', { colspan: 2 })),
          row(cell('c'), cell('d')),
          row(cell('e'), cell('f'), cell('g')),
        ),
      ),
    ).toEqual(['0a 1b·', '0- 1c 2d', '0e 1f 2g']))

  it('cuts a span that would overlap or overhang', () => {
    expect(drawn(table(row(cell('a', { rowspan: 99 }))))).toEqual(['0a'])
    expect(
      drawn(
        table(row(cell('a'), cell('b', { rowspan: 2 }), cell('c')), row(cell('d', { colspan: 3 }))),
      ),
    ).toEqual(['0a 1b 2c', '0d 1-'])
  })

  it.each([0, -1, 1.5, Number.NaN, 'x', 1e9, null])('takes a span of %j for none', (colspan) => {
    const { columns } = tableGrid(table(row(cell('a', { colspan }), cell('b'))))
    expect(columns).toBeLessThanOrEqual(63)
  })

  it('counts the rows of headers at its top', () => {
    expect(tableGrid(table(row(th('a')), row(cell('b')))).headerRows).toBe(1)
    expect(tableGrid(table(row(cell('b')), row(th('a')))).headerRows).toBe(0)
  })

  it('keeps the words of cells for which there is no column', () => {
    const wide = table(row(...Array.from({ length: 80 }, (_, index) => cell(`w${index} `))))
    const grid = tableGrid(wide)
    expect(grid.columns).toBe(63)
    expect(grid.rows[0]?.map((one) => plainText(one.cell)).join('')).toBe(plainText(wide))
  })

  it('keeps what stands in it and is no row', () =>
    expect(drawn(table(node('paragraph', null, 'lost')))).toEqual(['0lost']))

  it('shares its width as the writer drew it', () => {
    const half = (width: number | null) => cell('x', { colwidth: width === null ? null : [width] })
    expect(columnShares(tableGrid(table(row(half(300), half(100)))))).toEqual([0.75, 0.25])
    expect(columnShares(tableGrid(table(row(half(null), half(null)))))).toEqual([0.5, 0.5])
  })

  it('never lets two cells stand in one place, whatever the spans', () => {
    const span = fc.integer({ min: 1, max: 5 })
    const anyCell = fc.record({ colspan: span, rowspan: span }).map((attrs) => cell('x', attrs))
    const anyTable = fc.array(fc.array(anyCell, { maxLength: 5 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(anyTable, (rows) => {
        const source = table(...rows.map((cells) => row(...cells)))
        const grid = tableGrid(source)
        const starts = grid.rows.flat().filter((one) => one.starts)
        expect(starts).toHaveLength(childrenOf(source).flatMap(childrenOf).length)
        for (const cells of grid.rows) {
          const taken = cells.flatMap(({ column, columns }) =>
            Array.from({ length: columns }, (_, offset) => column + offset),
          )
          expect(new Set(taken).size).toBe(taken.length)
          expect(taken.every((column) => column < grid.columns)).toBe(true)
        }
      }),
    )
  })
})
