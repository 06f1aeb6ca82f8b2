import { describe, expect, test } from 'vitest'
import { fromMarkdown } from '../from-markdown.ts'
import type { DocNode } from '../node.ts'
import { toHtml } from '../to-html.ts'

const html = (markdown: string) => toHtml(fromMarkdown(markdown))
const p = (words: string, attrs: object = {}): DocNode => ({
  type: 'paragraph',
  attrs: { ...attrs },
  content: [{ type: 'text', text: words }],
})
const holding = (type: string, content: DocNode[], attrs: object = {}): DocNode => ({
  type,
  attrs: { ...attrs },
  content,
})

describe('blocks in HTML', () => {
  test.each(['lead', 'small', 'verse'])('a paragraph is set as %s', (style) =>
    expect(toHtml(p('x', { style }))).toBe(`<p data-style="${style}">x</p>`),
  )

  test.each(['center', 'right', 'justify'])('a heading stands %s', (align) =>
    expect(toHtml(holding('heading', p('x').content as DocNode[], { level: 2, align }))).toBe(
      `<h2 id="h-x" data-align="${align}">x</h2>`,
    ),
  )

  test.each([
    ['note', 'Note'],
    ['tip', 'Tip'],
    ['important', 'Important'],
    ['warning', 'Warning'],
    ['caution', 'Caution'],
    ['"><script>', 'Note'],
  ])('a callout of kind %s says %s', (kind, name) => {
    const shown = toHtml(holding('callout', [p('x')], { kind }))
    expect(shown).toContain(`<p class="callout-name">${name}</p><p>x</p></aside>`)
    expect(shown).not.toContain('script')
  })

  test('a toggle is open, so that print and readers without script see all', () =>
    expect(toHtml(holding('toggle', [p('a'), p('b'), p('c')]))).toBe(
      '<details open><summary><p>a</p></summary><p>b</p><p>c</p></details>',
    ))

  test('a toggle that lost its blocks in a merge is still one', () =>
    expect(toHtml({ type: 'toggle' })).toBe('<details open><summary></summary></details>'))

  test('columns have their shares', () =>
    expect(
      toHtml(
        holding('columns', [
          holding('column', [p('a')], { width: 30 }),
          holding('column', [p('b')], { width: '30"' }),
        ]),
      ),
    ).toBe(
      '<div class="columns"><div class="column" data-width="30"><p>a</p></div><div class="column"><p>b</p></div></div>',
    ))

  test.each(['math', 'mermaid'])('source in %s is marked to be drawn', (language) =>
    expect(html(`\`\`\`${language}\nx\n\`\`\``)).toBe(
      `<pre data-drawn="${language}"><code>x</code></pre>`,
    ),
  )

  test('a table of contents of a page without headings is empty', () =>
    expect(html('[TOC]\n\na')).toBe('<nav class="contents"><ol></ol></nav><p>a</p>'))

  test('a table of contents escapes what headings say', () =>
    expect(html('[TOC]\n\n# <b>')).toContain('<a href="#h-b">&lt;b&gt;</a>'))
})

describe('a place that writes in its own way', () => {
  const own = () => ({ horizontalRule: () => '<i>rule</i>' })
  const doc = holding('doc', [p('a'), { type: 'horizontalRule' }, p('b')])

  test('does so for what it names, and for nothing else', () =>
    expect(toHtml(doc, own)).toBe('<p>a</p><i>rule</i><p>b</p>'))

  test('is given what a node holds', () => {
    const shout = (inner: (node: DocNode, setting: never) => string) => ({
      blockquote: (node: DocNode, setting: unknown) => `<q>${inner(node, setting as never)}</q>`,
    })
    expect(toHtml(holding('blockquote', [p('a')]), shout)).toBe('<q><p>a</p></q>')
  })

  test('changes nothing for the next', () => {
    toHtml(doc, own)
    expect(toHtml(doc)).toBe('<p>a</p><hr><p>b</p>')
  })

  test.each(['constructor', '__proto__', 'toString'])('knows no node called %s', (type) =>
    expect(toHtml({ type }, own)).toBe(`<div data-unknown-node="${type}"></div>`),
  )
})
