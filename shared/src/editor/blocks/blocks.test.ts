import { describe, expect, test } from 'vitest'
import { alignmentOf } from '../align.ts'
import { colorOf, colors } from '../color.ts'
import { getSchema } from '../schema.ts'
import { calloutKindOf, calloutKinds, calloutNames } from './callout.ts'
import { drawnLanguageOf } from './code-block.ts'
import { columnWidth } from './columns.ts'
import { headingLevelOf } from './heading.ts'
import { imageAlignment } from './image.ts'
import { paragraphStyleOf } from './paragraph.ts'

const read = (type: string, attrs: object): unknown =>
  getSchema().nodes[type]?.create({ ...attrs }).attrs

describe('a value that nobody may write', () => {
  test.each([
    ['paragraph', { style: 'huge', align: 'up' }, { style: null, align: null }],
    ['callout', { kind: 'scream' }, { kind: 'note' }],
    ['column', { width: 300 }, { width: null }],
    ['embed', { url: 'javascript:alert(1)' }, { url: null }],
    ['date', { day: '2026-02-30' }, { day: null }],
    ['mention', { id: 'me', label: 'x'.repeat(300) }, { id: null, label: '' }],
    ['pageLink', { id: '../admin', label: 'a' }, { id: null, label: 'a' }],
    ['inlineMath', { latex: 'x'.repeat(2_001) }, { latex: '' }],
    [
      'attachment',
      { src: 'https://evil.example/x', name: 7, mime: '<b>', byteSize: -1 },
      { src: null, name: '', mime: 'application/octet-stream', byteSize: null },
    ],
  ])('in %s %j is read as %j', (type, given, expected) =>
    expect(read(type, given)).toMatchObject(expected),
  )

  test('is none of the closed lists', () => {
    for (const value of ['', 'x', 'constructor', null, 7, {}]) {
      expect([colorOf(value), alignmentOf(value), imageAlignment(value)]).toEqual([
        null,
        null,
        null,
      ])
      expect([paragraphStyleOf(value), drawnLanguageOf(value)]).toEqual([null, null])
      expect([calloutKindOf(value), headingLevelOf(value)]).toEqual(['note', 1])
    }
  })
})

describe('a value of the lists', () => {
  test('is read as itself', () => {
    for (const color of colors) expect(colorOf(color)).toBe(color)
    for (const kind of calloutKinds) expect(calloutKindOf(kind)).toBe(kind)
    expect(Object.keys(calloutNames)).toEqual([...calloutKinds])
    expect([headingLevelOf(4), drawnLanguageOf('math')]).toEqual([4, 'math'])
  })

  test.each([
    [10, 10],
    [90, 90],
    [9, null],
    [91, null],
    [33.3, null],
    [Number.NaN, null],
  ])('a column of %s percent has %s', (given, width) => expect(columnWidth(given)).toBe(width))
})

describe('a footnote', () => {
  test('holds words and what stands in a line, but no other note', () => {
    const { nodes } = getSchema()
    const { footnote } = nodes
    const note = footnote?.create()
    expect(footnote?.createChecked(null, nodes.hardBreak?.create())).toBeDefined()
    expect(() => footnote?.createChecked(null, note)).toThrow()
    expect(() => nodes.paragraph?.createChecked(null, note)).not.toThrow()
  })
})
