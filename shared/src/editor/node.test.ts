import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DocNode, docNode, numberAttr, textAttr } from './node.ts'
import { anyDocument } from './testing/document-arbitrary.ts'

describe('a document as JSON', () => {
  test('is taken as it is, whatever the language allows', () =>
    fc.assert(
      fc.property(anyDocument, (doc) => {
        expect(docNode.parse(JSON.parse(JSON.stringify(doc)))).toEqual(doc)
      }),
      { numRuns: 50 },
    ))

  test('may hold types of a newer language', () => {
    const callout: DocNode = {
      type: 'gadget',
      attrs: { mood: { deep: [1, null] } },
      content: [{ type: 'text', text: 'x', marks: [{ type: 'glow', attrs: { by: 2 } }] }],
    }
    expect(docNode.parse(callout)).toEqual(callout)
  })

  test('loses what no node has', () =>
    expect(docNode.parse({ type: 'doc', __html: '<script>' })).toEqual({ type: 'doc' }))

  test.each([
    null,
    'doc',
    [],
    {},
    { type: 7 },
    { type: 'text', text: 7 },
    { type: 'text', text: null },
    { type: 'doc', content: 'x' },
    { type: 'doc', content: [null] },
    { type: 'doc', content: [{ type: 'p', content: [{}] }] },
    { type: 'doc', attrs: [] },
    { type: 'doc', attrs: null },
    { type: 'text', text: 'x', marks: ['bold'] },
    { type: 'text', text: 'x', marks: [{ attrs: {} }] },
  ])('is not %j', (value) => expect(docNode.safeParse(value).success).toBe(false))
})

describe('an attribute that should be', () => {
  const node = { type: 'x', attrs: { n: 3, zero: 0, t: 'a', nan: Number.NaN, big: 1 / 0, o: {} } }

  test.each([
    ['n', 3],
    ['zero', 0],
    ['t', null],
    ['nan', null],
    ['big', null],
    ['o', null],
    ['none', null],
  ])('a number: %s is %j', (name, value) => expect(numberAttr(node, name)).toBe(value))

  test.each([
    ['t', 'a'],
    ['n', null],
    ['o', null],
    ['none', null],
  ])('text: %s is %j', (name, value) => expect(textAttr(node, name)).toBe(value))

  test('is missing where there are none', () => {
    expect(textAttr({ type: 'x' }, 't')).toBeNull()
    expect(numberAttr({ type: 'x' }, 'n')).toBeNull()
  })
})
