import { describe, expect, test } from 'vitest'
import { cpuTime } from '../kernel/testing/cpu-time.ts'
import { fromMarkdown } from './from-markdown.ts'
import { nodeFromJson } from './schema.ts'
import { toText, wordsOf } from './to-text.ts'

const read = (markdown: string) => nodeFromJson(fromMarkdown(markdown)).toString()

describe('Markdown', () => {
  test.each([
    ['', 'doc(paragraph)'],
    ['# A\n\n##### B', 'doc(heading("A"), heading("B"))'],
    [
      'a **b** *c* ~~d~~ `e`',
      'doc(paragraph("a ", bold("b"), " ", italic("c"), " ", strike("d"), " ", code("e")))',
    ],
    ['one\ntwo', 'doc(paragraph("one two"))'],
    ['\ufeff<div>', 'doc(paragraph("<div>"))'],
    ['one  \ntwo', 'doc(paragraph("one", hardBreak, "two"))'],
    [
      '- [x] a\n- b',
      'doc(taskList(taskItem(paragraph("a"))), bulletList(listItem(paragraph("b"))))',
    ],
    ['3. a\n4. [ ] b', 'doc(orderedList(listItem(paragraph("a")), listItem(paragraph("[ ] b"))))'],
    ['> a\n>\n> - b', 'doc(blockquote(paragraph("a"), bulletList(listItem(paragraph("b")))))'],
    ['[a][x]\n\n[x]: https://x.y', 'doc(paragraph(link("a")))'],
    [
      '<u>a</u> <mark>b</mark><br>c',
      'doc(paragraph(underline("a"), " ", highlight("b"), hardBreak, "c"))',
    ],
    ['see https://x.yz now', 'doc(paragraph("see ", link("https://x.yz"), " now"))'],
    ['a ![p](/x) b', 'doc(paragraph("a "), image, paragraph(" b"))'],
    [
      '| a |\n| - |\n| b |',
      'doc(table(tableRow(tableHeader(paragraph("a"))), tableRow(tableCell(paragraph("b")))))',
    ],
  ])('%j is %s', (markdown, doc) => expect(read(markdown)).toBe(doc))

  test('keeps the words of an unsafe link and loses the link', () => {
    for (const target of ['javascript:alert(1)', 'data:text/html,x', '//evil.example']) {
      expect(read(`[words](${target})`)).toBe('doc(paragraph("words"))')
    }
  })

  test('turns raw HTML into text, whatever it is', () => {
    const html = '<script>alert(1)</script>\n\n<div onclick="x">a <b onclick=1>b</b></div>'
    expect(toText(fromMarkdown(html))).toBe(html)
  })

  test('names a picture from elsewhere and does not hold it', () => {
    const [image] = fromMarkdown('![alt](https://x.y/z.png)').content ?? []
    expect(image?.attrs).toMatchObject({ src: null, blockedSrc: 'https://x.y/z.png', alt: 'alt' })
  })

  test('does not take an embedded picture into the text', () => {
    const markdown = `![alt](data:image/png;base64,${'A'.repeat(10_000)})`
    expect(JSON.stringify(fromMarkdown(markdown)).length).toBeLessThan(300)
  })

  test('does not believe a forged carrier', () => {
    const forged = '```json chapterhouse\n{"type":"gadget","content":[]}\n```'
    expect(read(forged)).toContain('codeBlock')
    expect(read('```json chapterhouse\nnot json\n```')).toContain('codeBlock')
  })

  test('drops nothing silently', () => {
    const lines = [
      'alpha[^1] [beta][none] ![gamma][nope]',
      '[^1]: delta',
      '[epsilon]: https://zeta.example',
      '<details><summary>eta</summary></details>',
      '####### theta',
      '| iota |\n| - |\n| kappa | lambda |',
      '1. [x] mu',
      '<!-- nu -->',
      '&copy; &xi; \\* omicron',
      '![](https://pi.example/p.png)',
    ]
    const held = JSON.stringify(fromMarkdown(lines.join('\n\n')))
    for (const word of lines.join(' ').match(/[a-z]{2,}/g) ?? []) {
      if (word !== 'copy' && word !== 'xi') expect(held).toContain(word)
    }
    expect(held).toContain('© ξ * omicron')
  })

  test('keeps the text of what is nested too deep, without the nesting', () => {
    const lines = Array.from({ length: 60 }, (_, depth) => `${'  '.repeat(depth)}- item${depth}`)
    const doc = fromMarkdown(lines.join('\n'))
    expect(wordsOf(doc)).toBe(60)
    expect(JSON.stringify(doc).split('bulletList').length).toBeLessThan(15)
  })

  test('of 100,000 words is read in seconds', () => {
    const paragraph = `${'Plain words with **some** signs and [a link](https://x.y). '.repeat(10)}\n\n`
    const markdown = paragraph.repeat(1_250)
    const { ms, result } = cpuTime(() => fromMarkdown(markdown))
    expect(ms).toBeLessThan(20_000)
    expect(wordsOf(result)).toBe(100_000)
  }, 240_000)
})
