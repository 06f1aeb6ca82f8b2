import { describe, expect, it } from 'vitest'
import { doc, h, manuscript, node, note, p } from '../testing/novel.ts'
import { demandWellFormed, partsOf, textOf } from '../testing/opened.ts'
import { wholeNovel } from '../testing/pictures.ts'
import { epubBook } from './book.ts'

/** What a checker of e-books looks at first: everything listed is there, and the other way round. */
const demandSound = (parts: Readonly<Record<string, string>>): void => {
  const opf = parts['book/package.opf'] ?? ''
  const items = [...opf.matchAll(/<item id="([^"]+)" href="([^"]+)"/g)]
  const files = Object.keys(parts).filter(
    (path) => path.startsWith('book/') && !path.endsWith('.opf'),
  )
  expect(items.map(([, , href]) => `book/${href}`).sort()).toEqual(files.sort())
  expect(new Set(items.map(([, id]) => id)).size).toBe(items.length)
  for (const [, id] of opf.matchAll(/<itemref idref="([^"]+)"/g)) {
    expect(items.map(([, name]) => name)).toContain(id)
  }
  for (const [path, text] of Object.entries(parts)) {
    if (/\.(xhtml|opf|xml)$/.test(path)) demandWellFormed(text)
  }
  demandLinks(parts)
}

const demandLinks = (parts: Readonly<Record<string, string>>): void => {
  for (const [path, text] of Object.entries(parts)) {
    for (const [, file = '', id = ''] of text.matchAll(/href="([\w-]*(?:\.xhtml)?)#([\w-]+)"/g)) {
      const target = file === '' ? path : `book/${file}`
      expect(parts[target]).toContain(`id="${id}"`)
    }
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  }
}

const open = (...args: Parameters<typeof manuscript>) =>
  partsOf(epubBook(manuscript(...args)).bytes)

describe('an e-book', () => {
  const { bytes } = epubBook(wholeNovel())
  const parts = partsOf(bytes)

  it('is sound', () => demandSound(parts))

  it('begins with its type, as it is, so that a reader knows it by its first bytes', () => {
    expect(Buffer.from(bytes.subarray(30, 58)).toString()).toBe('mimetypeapplication/epub+zip')
  })

  it('has a chapter for each heading of the first level, and one for what stands before', () => {
    expect(textOf(parts['book/chapter-2.xhtml'] ?? '')).toContain('The dyke')
    expect(textOf(parts['book/chapter-3.xhtml'] ?? '')).toContain('The ice')
    expect(parts).not.toHaveProperty(['book/chapter-4.xhtml'])
  })

  it('has its pictures in it, and its formulas as formulas', () => {
    expect(parts).toHaveProperty(['book/picture-1.png'])
    expect(parts['book/chapter-3.xhtml']).toContain('<math ')
    expect(parts['book/package.opf']).toMatch(/chapter-3.xhtml"[^>]*properties="mathml"/)
  })

  it('is the same book for the same page', () =>
    expect(Buffer.compare(epubBook(wholeNovel()).bytes, bytes)).toBe(0))

  it('numbers its notes through, each in the chapter it belongs to', () => {
    const book = open(doc(h(1, 'One'), p('a', note('first')), h(1, 'Two'), p('b', note('second'))))
    demandSound(book)
    expect(textOf(book['book/chapter-1.xhtml'] ?? '')).toContain('first')
    expect(book['book/chapter-2.xhtml']).toContain('<ol start="2"><li id="note-2"')
  })

  it('nests its contents by level, whatever levels are skipped', () => {
    const nav = open(doc(h(2, 'a'), h(4, 'b'), h(1, 'c')))['book/nav.xhtml'] ?? ''
    demandWellFormed(nav)
    expect(textOf(nav.replace(/<li>/g, '(').replace(/<\/li>/g, ')'))).toContain('(a(b))(c)')
  })

  it.each([
    ['without anything', doc(p())],
    ['of a title alone', doc(h(1, 'Only'))],
    ['with a heading of no words', doc(h(1), p('a'))],
    ['with a note in a note', doc(p('a', note('b', note('c'))))],
    ['of parts nobody knows', doc(node('hologram', null, node('spark', { label: 'x' })))],
  ])('%s is sound', (_, content) => demandSound(open(content, { title: '', authors: [] })))

  it('in Arabic opens from the right', () => {
    const book = open(doc(p('مرحبا')), { language: 'ar' })
    expect(book['book/package.opf']).toContain('page-progression-direction="rtl"')
    expect(book['book/chapter-1.xhtml']).toContain('lang="ar" xml:lang="ar" dir="rtl"')
  })
})
