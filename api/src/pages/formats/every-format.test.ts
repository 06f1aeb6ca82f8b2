import type { DocNode } from '@chapterhouse/shared/editor/node'
import { anyDocument } from '@chapterhouse/shared/editor/testing/document-arbitrary'
import { hostileBlocks } from '@chapterhouse/shared/editor/testing/hostile-document'
import fc from 'fast-check'
import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { wordFile } from './docx/word-file.ts'
import { epubBook } from './epub/book.ts'
import { webPage } from './html/web-page.ts'
import { printPdf } from './pdf/press.ts'
import { printSource } from './pdf/source.ts'
import { manuscript } from './testing/novel.ts'
import { bare, demandWellFormed, partsOf, textOf } from './testing/opened.ts'
import { withPicture } from './testing/pictures.ts'
import { nodesOf } from './walk.ts'
import { escapeXml } from './xml.ts'

const page = (content: DocNode) => manuscript(content, { pictures: withPicture })
/** A formula is set, and its source is seen no more. */
const withoutFormulas = (node: DocNode): DocNode => {
  if (node.attrs?.language === 'math') return { type: 'codeBlock' }
  return node.content ? { ...node, content: node.content.map(withoutFormulas) } : node
}

/** Every text of the document, in reading order. */
const lettersOf = (content: DocNode): string[] =>
  [...nodesOf(withoutFormulas(content))].flatMap(({ text }) =>
    text === undefined ? [] : [bare(textOf(escapeXml(text)))],
  )
const holdsAll = (written: string, content: DocNode): void => {
  const whole = bare(written)
  for (const letters of lettersOf(content)) expect(whole).toContain(letters)
}
const any = (check: (content: DocNode) => unknown, numRuns: number) =>
  fc.assert(
    fc.asyncProperty(anyDocument, async (content) => {
      await check(content)
    }),
    { numRuns },
  )

const ofEveryObject = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']

describe.each(ofEveryObject)('parts that somebody called %s', (name) => {
  const whole = page({ type: 'doc', content: hostileBlocks(name) })
  it('go out in every format, with their words', () => {
    holdsAll(Buffer.from(webPage(whole).bytes).toString(), whole.content)
    holdsAll(textOf(partsOf(wordFile(whole).bytes)['word/document.xml'] ?? ''), whole.content)
    holdsAll(printSource(whole).typst, whole.content)
    expect(epubBook(whole).bytes.length).toBeGreaterThan(0)
  })
})

describe('any document', () => {
  it('goes out as a Word file that is well-formed and holds every letter', () =>
    any((content) => {
      const parts = partsOf(wordFile(page(content)).bytes)
      demandWellFormed(parts['word/document.xml'] ?? '')
      demandWellFormed(parts['word/numbering.xml'] ?? '')
      holdsAll(textOf(`${parts['word/document.xml']}${parts['word/footnotes.xml']}`), content)
    }, 200))

  it('is read back from Word by another program with every letter', () =>
    any(async (content) => {
      const buffer = Buffer.from(wordFile(page(content)).bytes)
      holdsAll(textOf((await mammoth.convertToHtml({ buffer })).value), content)
    }, 60))

  it('goes out as an e-book that is well-formed and holds every letter', () =>
    any((content) => {
      const chapters = Object.entries(partsOf(epubBook(page(content)).bytes))
        .filter(([path]) => path.includes('chapter'))
        .map(([, text]) => text)
      chapters.forEach(demandWellFormed)
      holdsAll(textOf(chapters.join('')), content)
    }, 200))

  it('goes out as a page of HTML that holds every letter', () =>
    any((content) => {
      const html = Buffer.from(webPage(page(content)).bytes).toString()
      holdsAll(textOf(html.replace(/<style>.*?<\/style>/s, '')), content)
    }, 200))

  it('is printed by the press', () =>
    any(async (content) => {
      const { typst } = printSource(manuscript(content))
      const limits = { limit: 30_000, memory: 1024 * 1024 * 1024 }
      expect((await printPdf({ typst, rare: '', pictures: [] }, limits)).pages).toBeGreaterThan(0)
    }, 12))
})
