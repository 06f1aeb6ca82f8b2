import { describe, expect, test } from 'vitest'
import { idIn, outline } from '../../testing/things.ts'
import { type Branch, grow } from './grow.ts'
import {
  type Direction,
  homesFor,
  placeNow,
  placeOfDrop,
  rootsOf,
  type Spot,
  stepFrom,
  withMoved,
} from './move.ts'

const written = (tree: readonly Branch[]): string =>
  tree.map(({ line, below }) => line.title + (below.length ? `(${written(below)})` : '')).join(' ')

const book = () =>
  outline(`
a
  b
  c
    d
e
f
`)

/** The tree after a page went a step. */
const stepped = (title: string, direction: Direction): string => {
  const lines = book()
  const place = stepFrom(lines, idIn(lines, title), direction)
  return place ? written(grow(withMoved(lines, idIn(lines, title), place))) : 'no way'
}

test.each([
  ['f', 'up', 'a(b c(d)) f e'],
  ['e', 'up', 'e a(b c(d)) f'],
  ['a', 'up', 'no way'],
  ['a', 'down', 'e a(b c(d)) f'],
  ['f', 'down', 'no way'],
  ['b', 'down', 'a(c(d) b) e f'],
  ['e', 'in', 'a(b c(d) e) f'],
  ['f', 'in', 'a(b c(d)) e(f)'],
  ['c', 'in', 'a(b(c(d))) e f'],
  ['a', 'in', 'no way'],
  ['b', 'in', 'no way'],
  ['c', 'out', 'a(b) c(d) e f'],
  ['d', 'out', 'a(b c d) e f'],
  ['e', 'out', 'no way'],
] as const)('%s goes %s: %s', (title, direction, tree) => {
  expect(stepped(title, direction)).toBe(tree)
})

test('a page that is not there goes nowhere', () => {
  const lines = book()
  const gone = idIn(lines, 'f')
  const rest = lines.filter((line) => line.id !== gone)
  expect(stepFrom(rest, gone, 'up')).toBeNull()
  expect(withMoved(rest, gone, { parentId: null, afterId: null })).toEqual(rest)
})

/** The tree after a page was dropped on a part of another's row. */
const dropped = ([title, spot, on]: readonly [string, Spot, string]): string => {
  const lines = book()
  const id = idIn(lines, title)
  const place = placeOfDrop(lines, id, { on: idIn(lines, on), spot })
  return place ? written(grow(withMoved(lines, id, place))) : 'no way'
}

test.each([
  [['f', 'before', 'a'], 'f a(b c(d)) e'],
  [['f', 'before', 'e'], 'a(b c(d)) f e'],
  [['f', 'before', 'c'], 'a(b f c(d)) e'],
  [['f', 'after', 'b'], 'a(b f c(d)) e'],
  [['a', 'after', 'f'], 'e f a(b c(d))'],
  [['f', 'in', 'a'], 'a(b c(d) f) e'],
  [['f', 'in', 'd'], 'a(b c(d(f))) e'],
  [['b', 'in', 'a'], 'a(c(d) b) e f'],
  [['e', 'before', 'f'], 'a(b c(d)) e f'],
  [['a', 'in', 'a'], 'no way'],
  [['a', 'in', 'd'], 'no way'],
  [['a', 'after', 'b'], 'no way'],
] as const)('%s dropped: %s', (drop, tree) => {
  expect(dropped(drop)).toBe(tree)
})

describe('several pages', () => {
  const lines = outline('a\n  b\n    c\n  d\ne')
  const chosen = (...titles: string[]) => new Set<string>(titles.map((title) => idIn(lines, title)))
  const titlesOf = (some: readonly { title: string }[]) => some.map(({ title }) => title).join('')

  test('move once though one lies below the other, in the order of the tree', () => {
    expect(titlesOf(rootsOf(lines, chosen('e', 'c', 'b')))).toBe('be')
  })

  test('go under any page but themselves and those below them', () => {
    expect(titlesOf(homesFor(lines, chosen('b', 'e')))).toBe('ad')
  })

  test('go back to after what stands before them', () => {
    const d = lines.find(({ title }) => title === 'd')
    const a = lines.find(({ title }) => title === 'a')
    const now = (line = a) => (line ? placeNow(lines, line) : null)
    expect(now(d)).toMatchObject({ parentId: idIn(lines, 'a'), afterId: idIn(lines, 'b') })
    expect(now(a)).toMatchObject({ parentId: null, afterId: null })
  })
})
