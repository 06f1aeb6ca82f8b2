import { describe, expect, test } from 'vitest'
import { xssPayloads } from '../testing/xss-payloads.ts'
import { comment, commented, unsaidAttributes, withAttributes } from './block-attributes.ts'

describe('attributes Markdown has no place for', () => {
  test.each([
    ['paragraph', { style: 'lead', align: 'center' }, { style: 'lead', align: 'center' }],
    ['paragraph', { style: null, align: null }, {}],
    ['paragraph', { style: 'huge' }, {}],
    ['heading', { level: 2, align: 'right' }, { align: 'right' }],
    ['image', { align: 'left', width: 3 }, { align: 'left' }],
    ['codeBlock', { align: 'center' }, {}],
    ['constructor', { align: 'center' }, {}],
  ])('of %s %j are %j', (type, attrs, unsaid) =>
    expect(unsaidAttributes({ type, attrs: { ...attrs } })).toEqual(unsaid),
  )

  test('come back from their comment', () => {
    const said = { align: 'center', style: 'verse' }
    expect(commented(comment(said).value)).toEqual(said)
  })

  test.each(xssPayloads)('never end their comment early: %s', (payload) => {
    const { value } = comment({ x: payload })
    expect(value.indexOf('-->')).toBe(value.length - 3)
    expect(commented(value)).toEqual({ x: payload })
  })

  test.each([
    '<!-- chapterhouse -->',
    '<!-- chapterhouse {x} -->',
    '<!-- chapterhouse [1] --> ',
    '<!--chapterhouse {"align":"center"}-->',
    '<!-- other {"align":"center"} -->',
    '{"align":"center"}',
  ])('are not in %s', (html) => expect(commented(html)).toBeNull())

  test('are added to what the block has', () =>
    expect(
      withAttributes({ type: 'heading', attrs: { level: 2 } }, { align: 'right', level: 9 }),
    ).toEqual({ type: 'heading', attrs: { level: 2, align: 'right' } }))

  test.each([{}, { align: 'up' }, { style: ['lead'] }, { level: 1 }])(
    'mean nothing to a paragraph as %j',
    (attributes) => expect(withAttributes({ type: 'paragraph' }, attributes)).toBeNull(),
  )
})
