import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromMarkdown } from './from-markdown.ts'
import { escapeHtml } from './html/tag.ts'
import type { DocNode } from './node.ts'
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
      type: 'gadget',
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

  test.each([
    ['# a', '<h1 id="h-a">a</h1>'],
    ['#### a', '<h4 id="h-a">a</h4>'],
    ['a\\\nb', '<p>a<br>b</p>'],
    ['---', '<hr>'],
    ['> a', '<blockquote><p>a</p></blockquote>'],
    ['```js\n<b>\n```', '<pre><code>&lt;b&gt;</code></pre>'],
    ['- a', '<ul><li><p>a</p></li></ul>'],
    ['1. a', '<ol><li><p>a</p></li></ol>'],
    ['0. a', '<ol start="0"><li><p>a</p></li></ol>'],
    ['7. a', '<ol start="7"><li><p>a</p></li></ol>'],
    ['~~a~~', '<p><s>a</s></p>'],
    ['H<sub>2</sub>O<sup>+</sup>', '<p>H<sub>2</sub>O<sup>+</sup></p>'],
    [
      '<span style="color: red">a</span> <mark style="background: blue">b</mark>',
      '<p><span data-color="red">a</span> <mark data-color="blue">b</mark></p>',
    ],
    ['> [!TIP]\n> a', '<aside data-callout="tip"><p class="callout-name">Tip</p><p>a</p></aside>'],
    [
      '<details><summary>a</summary>\n\nb\n\n</details>',
      '<details open><summary><p>a</p></summary><p>b</p></details>',
    ],
    ['<!-- page break -->', '<hr class="page-break">'],
    [
      '[TOC]\n\n# a\n\n## a',
      '<nav class="contents"><ol><li class="level-1"><a href="#h-a">a</a></li><li class="level-2"><a href="#h-a-2">a</a></li></ol></nav><h1 id="h-a">a</h1><h2 id="h-a-2">a</h2>',
    ],
    [
      'a[^1]\n\n[^1]: b',
      '<p>a<sup class="footnote-number"><a href="#note-1" id="note-of-1">1</a></sup></p><section class="footnotes"><ol><li id="note-1">b <a href="#note-of-1" aria-label="Back to 1">↩</a></li></ol></section>',
    ],
    ['$`x<y`$', '<p><code class="math" data-math="">x&lt;y</code></p>'],
    ['[x](date:2026-12-24)', '<p><time datetime="2026-12-24">24 December 2026</time></p>'],
    ['<!-- chapterhouse {"align":"center"} -->\n\na', '<p data-align="center">a</p>'],
    ['<u>a</u> <mark>b</mark>', '<p><u>a</u> <mark>b</mark></p>'],
    [
      '[a](/p/1 "b \\"c\\"")',
      '<p><a href="/p/1" title="b &quot;c&quot;" rel="noopener nofollow">a</a></p>',
    ],
    [
      '- [x] a',
      '<ul class="task-list"><li class="task-item"><input type="checkbox" aria-label="Done" disabled checked><div><p>a</p></div></li></ul>',
    ],
    [
      '| a |\n| -: |',
      '<div class="tableWrapper"><table><tbody><tr><th class="align-right"><p>a</p></th></tr></tbody></table></div>',
    ],
  ])('writes %j as %s', (markdown, html) => expect(toHtml(fromMarkdown(markdown))).toBe(html))

  const picture = (attrs: object): DocNode => ({
    type: 'image',
    attrs: { src: '/api/assets/0190a1b2-c3d4-7e5f-8a6b-0123456789ab', ...attrs },
  })

  test.each([1, 320, 4_000])('shows a picture %i pixels wide', (width) =>
    expect(toHtml(picture({ width }))).toContain(` width="${width}"`),
  )

  test.each([0, -3, 0.4, 4_001, 1e9, Number.NaN, '320', null])(
    'gives a picture its own width rather than %j',
    (width) => expect(toHtml(picture({ width }))).not.toContain('width'),
  )

  test('keeps the quote of an alternative text inside it', () =>
    expect(toHtml(picture({ alt: 'a" onerror="x' }))).toContain('alt="a&quot; onerror=&quot;x"'))

  test('names a picture from elsewhere by its words, else by its address', () => {
    const elsewhere = { src: null, blockedSrc: 'https://x.y/<z>' }
    expect(toHtml(picture({ ...elsewhere, alt: 'a view' }))).toContain('<span>a view</span>')
    expect(toHtml(picture(elsewhere))).toContain('<span>https://x.y/&lt;z&gt;</span>')
  })

  test('escapes so that a browser reads back the same', () => {
    const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeHtml(text)
        expect(escaped).not.toMatch(/[<>"']/)
        expect(escaped.replace(/&([^;]+);/g, (_, name) => signs[name] ?? '?')).toBe(text)
      }),
    )
  })
})
