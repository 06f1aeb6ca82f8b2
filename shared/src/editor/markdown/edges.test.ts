import { describe, expect, test } from 'vitest'
import { type Edge, edgeOf, innerEdges, markerWorks } from './edges.ts'
import { type Span, spansOf } from './spans.ts'

const text = (value: string): Span => ({ kind: 'text', text: value })
const both = (edge: Edge) => ({ before: edge, after: edge })

describe('an edge', () => {
  test.each<[string, Edge]>([
    ['word', 'letter'],
    ['9', 'letter'],
    ['é', 'letter'],
    ['漢', 'letter'],
    [' ', 'space'],
    ['\u00a0', 'space'],
    ['.', 'punctuation'],
    ['€', 'punctuation'],
    ['🙂', 'unsure'],
    ['\u200d', 'unsure'],
  ])('of %j is a %s', (value, edge) => {
    expect(edgeOf(text(value), 'first')).toBe(edge)
    expect(edgeOf(text(value), 'last')).toBe(edge)
  })

  test('of nothing and of a break is a space, of code a sign', () => {
    expect(edgeOf(undefined, 'first')).toBe('space')
    expect(edgeOf({ kind: 'break' }, 'last')).toBe('space')
    expect(edgeOf({ kind: 'code', text: 'a' }, 'first')).toBe('punctuation')
  })

  test('of a mark is the sign it will be written with', () => {
    const mark = (type: string): Span => ({ kind: 'mark', mark: { type }, children: [text('a')] })
    expect(
      ['bold', 'italic', 'strike', 'underline', 'link'].map((type) => edgeOf(mark(type), 'last')),
    ).toEqual(['star', 'star', 'tilde', 'punctuation', 'punctuation'])
  })

  test('is taken at both ends of a run', () =>
    expect(innerEdges([text('a b.')])).toEqual({ before: 'letter', after: 'punctuation' }))
})

describe('a marker', () => {
  test.each<[Edge, Edge, boolean]>([
    ['letter', 'letter', true],
    ['letter', 'space', true],
    ['letter', 'unsure', true],
    ['letter', 'star', false],
    ['space', 'space', false],
    ['punctuation', 'space', true],
    ['punctuation', 'punctuation', true],
    ['punctuation', 'letter', false],
    ['punctuation', 'unsure', false],
    ['unsure', 'space', true],
    ['unsure', 'letter', false],
    ['star', 'space', false],
    ['tilde', 'space', true],
  ])('around %s, beside %s: %s', (inner, outer, works) =>
    expect(markerWorks('star', both(inner), both(outer))).toBe(works),
  )
})

describe('spans', () => {
  const marked = (value: string, ...types: string[]) => ({
    type: 'text',
    text: value,
    marks: types.map((type) => ({ type })),
  })
  const shape = (spans: readonly Span[] | null): unknown =>
    spans?.map((span) => {
      if (span.kind === 'mark') return { [span.mark.type]: shape(span.children) }
      return 'text' in span ? `${span.kind} ${span.text}` : span.kind
    })

  test('share what neighbours share', () =>
    expect(shape(spansOf([marked('a', 'bold'), marked('b', 'bold', 'italic')]))).toEqual([
      { bold: ['text a', { italic: ['text b'] }] },
    ]))

  test('go on over a break that stands between', () =>
    expect(
      shape(spansOf([marked('a', 'bold'), { type: 'hardBreak' }, marked('b', 'bold')])),
    ).toEqual([{ bold: ['text a', 'break', 'text b'] }]))

  test('do not reach over a break at their end', () =>
    expect(shape(spansOf([marked('a', 'bold'), { type: 'hardBreak' }]))).toEqual([
      { bold: ['text a'] },
      'break',
    ]))

  test('have code innermost', () =>
    expect(shape(spansOf([marked('a', 'code', 'link')]))).toEqual([{ link: ['code a'] }]))

  test('are none where a part has no name', () => {
    expect(spansOf([marked('a', 'glow')])).toBeNull()
    expect(spansOf([{ type: 'mention', attrs: { id: 1 } }])).toBeNull()
    expect(spansOf([{ type: 'inlineMath', attrs: { latex: '' } }])).toBeNull()
    expect(spansOf([{ type: 'footnote', content: [marked('a', 'glow')] }])).toBeNull()
  })
})
