import { expect, test } from 'vitest'
import { aLine, idIn, outline } from '../../testing/things.ts'
import { type Branch, grow, pathTo, rowsOf } from './grow.ts'

/** A tree back as the outline it was written as. */
const written = (tree: readonly Branch[], indent = ''): string =>
  tree.map(({ line, below }) => `${indent}${line.title}\n${written(below, `${indent}  `)}`).join('')

const book = `
harbour
  tide
  ledger
    ink
inland
`

test('a tree is what its outline says', () => {
  expect(written(grow(outline(book))).trim()).toBe(book.trim())
})

test('siblings stay in the order of the list, whatever stands between them', () => {
  const [harbour, tide, ledger, ink, inland] = outline(book)
  const shuffled = [ink, inland, tide, harbour, ledger].flatMap((line) => line ?? [])
  expect(written(grow(shuffled))).toBe('inland\nharbour\n  tide\n  ledger\n    ink\n')
})

test('a page whose parent is not in the list stands at the top instead of vanishing', () => {
  const lines = outline(book).filter((line) => line.title !== 'ledger')
  expect(written(grow(lines))).toBe('harbour\n  tide\nink\ninland\n')
})

test('rows know their level, their place and whether something is below', () => {
  const rows = rowsOf(grow(outline(book)), new Set())
  expect(
    rows.map((row) => [row.line.title, row.level, row.place, row.siblings, row.hasBelow]),
  ).toEqual([
    ['harbour', 1, 1, 2, true],
    ['tide', 2, 1, 2, false],
    ['ledger', 2, 2, 2, true],
    ['ink', 3, 1, 1, false],
    ['inland', 1, 2, 2, false],
  ])
})

test('what is below a closed branch has no row', () => {
  const lines = outline(book)
  const rows = rowsOf(grow(lines), new Set([idIn(lines, 'ledger')]))
  expect(rows.map((row) => row.line.title)).toEqual(['harbour', 'tide', 'ledger', 'inland'])
})

test('the way to a page is nearest first', () => {
  const lines = outline(book)
  expect(pathTo(lines, idIn(lines, 'ink'))).toEqual([idIn(lines, 'ledger'), idIn(lines, 'harbour')])
  expect(pathTo(lines, idIn(lines, 'inland'))).toEqual([])
})

test('pages that claim to be below one another do not hang the screen', () => {
  const one = aLine({ title: 'one' })
  const two = aLine({ title: 'two', parentId: one.id })
  const circle = [{ ...one, parentId: two.id }, two]
  expect(pathTo(circle, one.id)).toEqual([two.id, one.id])
})
