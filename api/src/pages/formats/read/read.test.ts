import { childrenOf, type DocNode } from '@chapterhouse/shared/editor/node'
import { nodeFromJson } from '@chapterhouse/shared/editor/schema'
import { xssPayloads } from '@chapterhouse/shared/editor/testing/xss-payloads'
import { toMarkdown } from '@chapterhouse/shared/editor/to-markdown'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nodesOf } from '../walk.ts'
import { fromFile } from './from-file.ts'
import { fromHtml } from './from-html.ts'
import { fromText } from './from-text.ts'

const read = (html: string) => {
  const { content } = fromHtml(html)
  nodeFromJson(content)
  return content
}
const markdown = (html: string) => toMarkdown(read(html)).trim()
const only = (html: string): DocNode | undefined => childrenOf(read(html))[0]

describe('HTML', () => {
  it.each([
    ['words alone', 'a', 'a'],
    ['space as a browser shows it', '<p> a \n b <b> c </b> d </p>', 'a b <b>c </b>d'],
    ['a break, and none at the end', 'a<br>b<br>', 'a\\\nb'],
    ['headings to the fourth level', '<h1>a</h1><h5>b</h5>', '# a\n\n#### b'],
    [
      'bold by any name',
      '<b>a</b> <strong>b</strong> <span style="font-weight:700">c</span>',
      '**a** **b** **c**',
    ],
    ['italic by a class', '<style>.c1{font-style:italic}</style><p class="c1">a</p>', '*a*'],
    ['Google’s bold that is none', '<b style="font-weight:normal"><p>a</p></b>', 'a'],
    ['a link', '<a href="https://example.org">a</a>', '[a](https://example.org)'],
    [
      'a link through Google',
      '<a href="https://www.google.com/url?q=https://example.org/%3Fa&sa=D">a</a>',
      '[a](https://example.org/?a)',
    ],
    ['a list in a list', '<ul><li>a<ul><li>b</li></ul></li></ul>', '- a\n\n  - b'],
    ['a list badly put in a list', '<ul><li>a</li><ul><li>b</li></ul></ul>', '- a\n\n  - b'],
    ['a list from five', '<ol start="5"><li>a</li></ol>', '5. a'],
    [
      'Google’s flat lists',
      '<ul class="lst-kix_x-0"><li>a</li></ul><ul class="lst-kix_x-1"><li>b</li></ul><ul class="lst-kix_x-0"><li>c</li></ul>',
      '- a\n\n  - b\n\n* c',
    ],
    [
      'boxes to tick',
      '<ul><li><input type="checkbox" checked> a</li><li><input type="checkbox"> b</li></ul>',
      '- [x] a\n- [ ] b',
    ],
    [
      'boxes of Notion',
      '<ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span>a</span></li></ul>',
      '- [x] a',
    ],
    [
      'a list with boxes for some',
      '<ul><li>a</li><li><label><input type="checkbox" checked>b</label></li></ul>',
      '- a\n\n* [x] b',
    ],
    ['boxes that are drawn', '<ul><li>☒ a</li><li>☐ b</li></ul>', '- [x] a\n- [ ] b'],
    [
      'a formula with its source',
      '<p><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math></p>',
      '$`x^2`$',
    ],
    ['a box among words', 'a <input type="checkbox"> b', 'a ☐ b'],
    ['a quote', '<blockquote><p>a</p></blockquote>', '> a'],
    [
      'code with its language',
      '<pre><code class="language-js">a\n  b\n</code></pre>',
      '```js\na\n  b\n```',
    ],
    ['a rule', 'a<hr>b', 'a\n\n___\n\nb'],
    ['a table', '<table><tr><th>a</th></tr><tr><td>1</td></tr></table>', '| a |\n| - |\n| 1 |'],
    [
      'a picture from elsewhere',
      '<img src="https://e.example/x.png" alt="a">',
      '![a](https://e.example/x.png)',
    ],
    [
      'a picture with its caption',
      '<figure><img src="x.png"><figcaption>b</figcaption></figure>',
      '![](x.png "b")',
    ],
    ['a term', '<dl><dt>a</dt><dd>b</dd></dl>', '**a**\n\nb'],
    [
      'something that folds',
      '<details><summary>a</summary><p>b</p></details>',
      '<details>\n<summary>\n\na\n\n</summary>\n\nb\n\n</details>',
    ],
    [
      'an alert of GitHub',
      '<div class="markdown-alert markdown-alert-tip"><p class="markdown-alert-title">Tip</p><p>a</p></div>',
      '> [!TIP]\n>\n> a',
    ],
    [
      'colours of our own',
      '<mark style="background-color: #D6EEDA">a</mark> <span style="color: #B3261E">b</span>',
      '<mark style="background: green">a</mark> <span style="color: red">b</span>',
    ],
    [
      'columns of our own',
      '<div class="columns"><div class="column" style="flex: 30 1 0"><p>a</p></div><div class="column"><p>b</p></div></div>',
      '<!-- columns -->\n\n<!-- column 30 -->\n\na\n\n<!-- column -->\n\nb\n\n<!-- end columns -->',
    ],
    ['a day', '<time datetime="2026-12-24">then</time>', '[24 December 2026](date:2026-12-24)'],
    ['nothing that runs', 'a<script>b</script><style>c</style><svg>d</svg><iframe>e</iframe>', 'a'],
    ['nothing', '', '&nbsp;'],
  ])('gives %s', (_, html, written) => expect(markdown(html)).toBe(written))

  it.each([
    [
      'Word’s reader',
      '<p>a<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup></p><ol><li id="footnote-1"><p>b <a href="#footnote-ref-1">↑</a></p></li></ol>',
    ],
    [
      'Google Docs',
      '<p>a<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;b</span></p></div>',
    ],
    [
      'our own files',
      '<p>a<sup class="noteref"><a id="noteref-1" href="#note-1">1</a></sup></p><section><ol><li id="note-1"><p>b <a href="#noteref-1">↩</a></p></li></ol></section>',
    ],
    [
      'GitHub',
      '<p>a<sup><a href="#fn-1" id="fnref-1">1</a></sup></p><section><ol><li id="fn-1"><p>b <a href="#fnref-1">↩</a></p></li></ol></section>',
    ],
  ])('gives the notes of %s where their numbers stand', (_, html) => {
    const line = childrenOf(only(html) ?? { type: 'none' })
    expect(line.map(({ type }) => type)).toEqual(['text', 'footnote'])
    expect(childrenOf(line[1] ?? { type: 'none' }).map(({ text }) => text?.trim())).toEqual(['b'])
  })

  it('takes a number that leads nowhere back for a link to nowhere', () =>
    expect(markdown('<p>a<a href="#x">1</a></p><p id="x">b</p>')).toBe('a1\n\nb'))

  it('takes the title a page shows, and moves its headings up', () => {
    const { title, content, shown } = fromHtml(
      '<header><h1>T</h1><p class="byline">by A</p></header><h2>a</h2>',
    )
    expect([title, shown]).toEqual(['T', true])
    expect(toMarkdown(content)).toBe('# a\n')
    expect(fromHtml('<title>U</title><h1>a</h1>')).toMatchObject({ title: 'U', shown: false })
  })

  it('takes pictures out of the text, each once', () => {
    const png = `data:image/png;base64,${Buffer.from('x'.repeat(90)).toString('base64')}`
    const { pictures, content } = fromHtml(`<p>a<img src="${png}">b<img src="${png}"></p>`)
    expect(pictures.map(({ key, bytes }) => [key, bytes.length])).toEqual([['picture:1', 90]])
    expect(childrenOf(content).map(({ type }) => type)).toEqual([
      'paragraph',
      'image',
      'paragraph',
      'image',
    ])
    expect(JSON.stringify(content)).not.toContain('data:')
  })

  it('keeps spans of a table, and refuses absurd ones', () => {
    const cell = (html: string) =>
      childrenOf(childrenOf(only(html) ?? { type: 'none' })[0] ?? { type: 'none' })[0]
    expect(cell('<table><tr><td colspan="2" rowspan="3">a</td></tr></table>')?.attrs).toMatchObject(
      { colspan: 2, rowspan: 3 },
    )
    expect(cell('<table><tr><td colspan="1e9">a</td></tr></table>')?.attrs).toMatchObject({
      colspan: 1,
    })
  })

  it('says what it simplified', () => {
    expect(fromHtml('<p style="color:red">a</p>').remarks).toEqual([
      'Colours, fonts and sizes of the file are not taken over.',
    ])
    expect(fromHtml('<p>a</p>').remarks).toEqual([])
  })

  it.each(xssPayloads)('%s comes in as something harmless', (payload) => {
    for (const html of [payload, `<p>${payload}</p>`, `<table><td>${payload}</table>`]) {
      for (const { type, attrs, marks } of nodesOf(read(html))) {
        expect(type).not.toMatch(/script|embed|attachment/)
        if (type === 'image') expect(attrs?.src ?? null).toBeNull()
        for (const mark of marks ?? []) {
          if (mark.type === 'link')
            expect(mark.attrs?.href).toMatch(/^(https?:|mailto:|tel:|\/p\/|\/(?!\/))/)
        }
      }
    }
  })

  it('of any shape is a document of the language, with every letter that shows', () => {
    const tag = fc.constantFrom(
      'p',
      'div',
      'b',
      'ul',
      'ol',
      'li',
      'table',
      'tr',
      'td',
      'th',
      'blockquote',
      'h2',
      'pre',
      'a',
      'sup',
      'details',
      'summary',
      'figure',
      'aside',
      'span',
    )
    const { html } = fc.letrec<{ html: string }>((tie) => ({
      html: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom(
          'a',
          'b c',
          ' ',
          '<br>',
          '<img src="x.png">',
          '<input type="checkbox">',
          '<hr>',
        ),
        fc
          .tuple(tag, fc.array(tie('html'), { maxLength: 4 }))
          .map(([name, inside]) => `<${name}>${inside.join('')}</${name}>`),
      ),
    }))
    const letters = (text: string) =>
      text
        .replace(/<[^>]*>/g, '')
        .replace(/\s/g, '')
        .split('')
        .sort()
        .join('')
    fc.assert(
      fc.property(html, (source) => {
        const content = read(source)
        const shown = [...nodesOf(content)].map(({ text }) => text ?? '').join('')
        expect(letters(shown.replace(/[☐☑]/g, ''))).toBe(letters(source))
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['a tower', '<div>'.repeat(5_000)],
    ['a tower of lists', '<ul><li>'.repeat(1_000)],
    ['a tower of tables', '<table><tr><td>'.repeat(300)],
  ])('in %s ends with an answer', (_, html) => {
    try {
      expect(fromHtml(`${html}words`).content.type).toBe('doc')
    } catch (error) {
      expect(error).toMatchObject({ name: 'TaskRefusal' })
    }
  })
})

describe('plain text', () => {
  it.each([
    ['a\nb\n\n\nc\n', ['a|b', 'c']],
    ['# no heading\r\n\r\n* no list *', ['# no heading', '* no list *']],
    ['  indented', ['  indented']],
    ['', ['']],
  ])('%j is paragraphs with their breaks', (text, paragraphs) => {
    const words = (node: DocNode) =>
      childrenOf(node)
        .map((one) => (one.type === 'hardBreak' ? '|' : one.text))
        .join('')
    expect(childrenOf(fromText(text)).map(words)).toEqual(paragraphs)
  })
})

describe('a file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const file = (name: string, content: string | Uint8Array) =>
    fromFile({ name, bytes: typeof content === 'string' ? bytes(content) : content })

  it.each([
    ['a.md', '# a', '# a'],
    ['a.markdown', '*a*', '*a*'],
    ['a.txt', '# a', '\\# a'],
    ['a.html', '<h2>a</h2>', '## a'],
    ['a', '<!doctype html><p>a', 'a'],
    ['a.rst', 'a', 'a'],
  ])('%s with %j is read as %j', async (name, content, written) =>
    expect(toMarkdown((await file(name, content)).content).trim()).toBe(written),
  )

  it.each([
    ['UTF-8 with its mark', '\ufeffé'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0xe9, 0])],
    ['Western European', new Uint8Array([0xe9])],
  ])('in %s is text', async (_, content) => {
    const { content: read } = await file('a.txt', content)
    const text = [...nodesOf(read)].map((node) => node.text ?? '').join('')
    expect(text.replace('\ufeff', '')).toBe('é')
  })

  it('says it when the encoding was a guess', async () => {
    const { remarks } = await file('a.txt', new Uint8Array([0xe9]))
    expect(remarks).toEqual(['The file is not in UTF-8; it was read as windows-1252.'])
  })

  it.each([
    ['a.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'unsupported_type'],
    ['a.pdf', new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 1, 2, 3, 0, 0, 0xff]), 'unsupported_type'],
    ['a.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 1, 2]), 'unsupported_type'],
    ['a.zip', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), 'unreadable'],
    ['a.md', '>'.repeat(10_000), 'unreadable'],
  ])('%s that cannot be read is refused with a reason', async (name, content, code) => {
    await expect(file(name, content)).rejects.toMatchObject({ name: 'TaskRefusal', code })
  })
})
