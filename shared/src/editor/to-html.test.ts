import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDocument } from './testing/document-arbitrary.ts'
import { toHtml } from './to-html.ts'

const paragraph = (text: string, marks: object[] = []) =>
  toHtml({ type: 'paragraph', content: [{ type: 'text', text, marks: marks as never }] })

describe('static HTML', () => {
  test('escapes text', () =>
    expect(paragraph(`<img src=x onerror="alert('1')"> & so`)).toBe(
      '<p>&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; so</p>',
    ))

  test('writes marks outermost first', () =>
    expect(paragraph('x', [{ type: 'bold' }, { type: 'italic' }])).toBe(
      '<p><strong><em>x</em></strong></p>',
    ))

  test('shows the words of an unsafe link, not its address', () =>
    expect(paragraph('x', [{ type: 'link', attrs: { href: 'javascript:1' } }])).toBe('<p>x</p>'))

  test('never loads a picture from elsewhere', () => {
    for (const src of [
      'https://evil.example/x.png',
      'data:image/png;base64,AA',
      '/api/assets/../x',
    ]) {
      const html = toHtml({ type: 'image', attrs: { src, alt: '"><script>' } })
      expect(html).not.toContain('<img')
      expect(html).toContain('&quot;&gt;&lt;script&gt;')
    }
  })

  test('takes no attribute at its word', () => {
    const forged = { level: '1 onclick=x', start: '"><b>', colspan: 1e9, align: 'x"y', width: '9"' }
    const names = ['heading', 'orderedList', 'tableCell', 'taskItem', 'codeBlock', 'image', 'so"x']
    const html = names.map((type) => toHtml({ type, attrs: forged })).join('')
    expect(html).not.toMatch(/onclick|1000000000|x"y|9"|"so"/)
  })

  test('shows what an unknown node and an unknown mark hold', () => {
    const html = toHtml({
      type: 'callout',
      content: [{ type: 'text', text: 'kept', marks: [{ type: 'glow' }] }],
    })
    expect(html).toContain('kept')
  })

  test('is well-formed and free of scripts for any document', () =>
    fc.assert(
      fc.property(anyDocument, (doc) => {
        const html = toHtml(doc)
        const names = [...html.matchAll(/<(\/?)([a-z][a-z0-9]*)([^<>]*)>/g)]
        const open: string[] = []
        for (const [, slash, name = ''] of names) {
          if (['br', 'hr', 'img', 'input'].includes(name)) continue
          if (slash) expect(open.pop()).toBe(name)
          else open.push(name)
        }
        expect(open).toEqual([])
        expect(html).not.toMatch(/<script|\son[a-z]+=|javascript:/i)
      }),
      { numRuns: 100 },
    ))
})
