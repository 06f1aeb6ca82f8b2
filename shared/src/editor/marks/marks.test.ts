import { describe, expect, test } from 'vitest'
import { nodeFromJson } from '../schema.ts'
import { toHtml } from '../to-html.ts'
import { toMarkdown } from '../to-markdown.ts'

const page = (...marks: object[]) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: marks as never }] }],
})
const html = (...marks: object[]) => toHtml(page(...marks))
const mark = (type: string, attrs?: object) => (attrs ? { type, attrs } : { type })

describe('a mark', () => {
  test.each([
    [mark('textColor', { color: 'green' }), '<p><span data-color="green">x</span></p>'],
    [mark('highlight', { color: 'pink' }), '<p><mark data-color="pink">x</mark></p>'],
    [mark('highlight'), '<p><mark>x</mark></p>'],
    [mark('subscript'), '<p><sub>x</sub></p>'],
    [mark('superscript'), '<p><sup>x</sup></p>'],
  ])('%j is shown as %s', (given, shown) => expect(html(given)).toBe(shown))

  test.each([
    mark('textColor', { color: 'red;background:url(x)' }),
    mark('textColor', { color: 7 }),
    mark('textColor'),
    mark('highlight', { color: '" onclick="x' }),
  ])('%j paints nothing', (forged) => {
    expect(html(forged)).not.toContain('data-color')
    expect(html(forged)).toContain('x')
    expect(toMarkdown(page(forged))).not.toContain('style')
  })

  test('above the line and one below it exclude each other', () =>
    expect(() => nodeFromJson(page(mark('subscript'), mark('superscript')))).toThrow())

  test('may stand with all others', () => {
    const all = ['link', 'bold', 'italic', 'underline', 'strike', 'code', 'highlight', 'subscript']
    expect(() => nodeFromJson(page(...all.map((type) => mark(type))))).not.toThrow()
  })

  test('of a forged colour is read as the first one we have', () => {
    const read = nodeFromJson(page(mark('textColor', { color: 'ultraviolet' })))
    expect(read.firstChild?.firstChild?.marks[0]?.attrs).toEqual({ color: 'red' })
  })
})
