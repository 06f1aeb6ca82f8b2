import { childrenOf, type DocNode } from '@chapterhouse/shared/editor/node'
import { nodeFromJson } from '@chapterhouse/shared/editor/schema'
import { describe, expect, it } from 'vitest'
import { wordFile } from './docx/word-file.ts'
import { epubBook } from './epub/book.ts'
import { webPage } from './html/web-page.ts'
import { picturePath } from './pdf/picture.ts'
import { printPdf } from './pdf/press.ts'
import { printSource } from './pdf/source.ts'
import { fromDocx } from './read/from-docx.ts'
import { fromHtml } from './read/from-html.ts'
import { manuscript } from './testing/novel.ts'
import { bare, demandWellFormed, partsOf, textOf } from './testing/opened.ts'
import { withPicture } from './testing/pictures.ts'
import { realLife } from './testing/real-life.ts'
import { nodesOf, plainText } from './walk.ts'

const page = (content: DocNode) => manuscript(content, { pictures: withPicture, origin: null })
const count = (content: DocNode, type: string) =>
  [...nodesOf(content)].filter((node) => node.type === type).length
const notesOf = (content: DocNode) =>
  [...nodesOf(content)]
    .filter(({ type }) => type === 'footnote')
    .map((one) => childrenOf(one).map(plainText).join(''))
/** Rows of every table: the words of each cell with its spans. */
const tablesOf = (content: DocNode) =>
  [...nodesOf(content)]
    .filter(({ type }) => type === 'tableRow')
    .map((one) =>
      childrenOf(one).map((cell) => {
        const { colspan = 1, rowspan = 1 } = cell.attrs ?? {}
        return `${cell.type} ${colspan}×${rowspan} ${bare(plainText(cell))}`
      }),
    )
/** Lists as an outline: a sign for each kind, deeper ones to the right. */
const listsOf = (node: DocNode, depth = 0): string[] =>
  childrenOf(node).flatMap((child) => {
    if (!/^(bulletList|orderedList|taskList)$/.test(child.type)) return listsOf(child, depth)
    return childrenOf(child).flatMap((item) => {
      const sign =
        child.type === 'taskList' ? `[${item.attrs?.checked ? 'x' : ' '}]` : child.type[0]
      const words = bare(plainText(childrenOf(item)[0] ?? { type: 'none' }))
      return [`${'  '.repeat(depth)}${sign} ${words}`, ...listsOf(item, depth + 1)]
    })
  })

describe.each(realLife)('%s', (_, content) => {
  it('is a document of the language', () => {
    nodeFromJson(content)
  })

  it('goes to Word and comes back with its structure', async () => {
    const read = await fromDocx(wordFile(page(content)).bytes)
    nodeFromJson(read.content)
    for (const type of ['heading', 'image', 'callout', 'pageBreak', 'codeBlock']) {
      if (type !== 'codeBlock')
        expect([type, count(read.content, type)]).toEqual([type, count(content, type)])
    }
    expect(notesOf(read.content)).toEqual(notesOf(content))
    expect(tablesOf(read.content)).toEqual(tablesOf(content))
  })

  it('goes to HTML and comes back with all of it', () => {
    const html = Buffer.from(webPage(page(content)).bytes).toString()
    const read = fromHtml(html).content
    nodeFromJson(read)
    expect(bare(plainText(read))).toBe(bare(textAsRead(content)))
    expect(notesOf(read)).toEqual(notesOf(content))
    expect(tablesOf(read)).toEqual(tablesOf(content))
    expect(listsOf(read)).toEqual(listsOf(content))
    for (const type of [
      'heading',
      'image',
      'callout',
      'blockquote',
      'codeBlock',
      'horizontalRule',
      'pageBreak',
    ]) {
      expect([type, count(read, type)]).toEqual([type, count(content, type)])
    }
  })

  it('goes into an e-book with every word', () => {
    const parts = partsOf(epubBook(page(content)).bytes)
    const chapters = Object.entries(parts).filter(([path]) => path.includes('chapter'))
    chapters.forEach(([, text]) => {
      demandWellFormed(text)
    })
    const words = bare(textOf(chapters.map(([, text]) => text).join('')))
    for (const { text, type } of nodesOf(content)) {
      if (type === 'text' && text && !/\\/.test(text)) expect(words).toContain(bare(text))
    }
  })

  it('is printed', async () => {
    const { typst } = printSource(page(content))
    const pictures = [...withPicture.values()].map((picture, index) => ({
      path: picturePath(picture, index),
      bytes: picture.bytes,
    }))
    const limits = { limit: 30_000, memory: 1024 ** 3 }
    expect((await printPdf({ typst, rare: '', pictures }, limits)).pages).toBeGreaterThan(0)
  })
})

/** What HTML says of the words: people are named by their sign, a day and a formula stay what they are. */
const textAsRead = (node: DocNode): string => {
  if (node.type === 'mention') return `@${node.attrs?.label}`
  const inside = childrenOf(node)
  if (node.type === 'footnote') return ''
  return inside.length > 0 ? inside.map(textAsRead).join('') : plainText(node)
}
