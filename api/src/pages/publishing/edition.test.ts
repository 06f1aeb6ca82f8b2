import { appendToDocument, setTitle } from '@chapterhouse/shared/editor/document'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { assetsIn, editionOf, excerptOf, saysElse } from './edition.ts'

const doc = (...content: DocNode[]): DocNode => ({ type: 'doc', content })
const p = (text: string): DocNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const asset = '0190a1b2-c3d4-7e5f-8a6b-0123456789ab'
const image = (src: string | null): DocNode => ({ type: 'image', attrs: { src, alt: 'a' } })

/** A page's head with a title and these blocks. */
const aHead = (title: string, ...blocks: DocNode[]) => {
  const page = new Y.Doc()
  setTitle(page, title)
  if (blocks.length > 0) appendToDocument(page, doc(...blocks))
  return { stored: { state: Y.encodeStateAsUpdateV2(page), encoding: 2 as const }, rows: [] }
}

describe('an edition', () => {
  it('is what the page says now', () => {
    const edition = editionOf(
      aHead('Tides', p('Das ist der Mond und die See.'), image(`/api/assets/${asset}`)),
    )
    expect(edition).toMatchObject({ title: 'Tides', language: 'de', assetIds: [asset] })
    expect(edition.kept.plainText).toContain('der Mond')
  })

  it('is told by its sentences, without notes and tables', () => {
    const note: DocNode = { type: 'footnote', content: [{ type: 'text', text: 'aside' }] }
    const noted: DocNode = { type: 'paragraph', content: [...(p('It rises.').content ?? []), note] }
    const cell: DocNode = { type: 'tableCell', content: [p('3 m')] }
    const table: DocNode = { type: 'table', content: [{ type: 'tableRow', content: [cell] }] }
    expect(editionOf(aHead('Tides', table, noted, p('And falls.'))).excerpt).toBe(
      'It rises. And falls.',
    )
    expect(editionOf(aHead('Tides', table)).excerpt).toBe('3 m')
  })

  it('of nothing is refused', () =>
    expect(() => editionOf(aHead('Only a title'))).toThrow('There is nothing on the page yet'))

  it('of a picture alone is one', () =>
    expect(editionOf(aHead('', image(`/api/assets/${asset}`))).title).toBe(''))
})

describe('whether a page says anything else', () => {
  const published = (...parts: Parameters<typeof aHead>) => {
    const { title, kept } = editionOf(aHead(...parts))
    // as it comes back from the database: the keys of an object in another order
    const content = JSON.parse(JSON.stringify(kept.content), (_, value) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toReversed())
        : value,
    )
    return { title, content }
  }
  const before = published('Tides', p('It rises.'), image(`/api/assets/${asset}`))

  it('it does not when it is the same', () => {
    const same = aHead('Tides', p('It rises.'), image(`/api/assets/${asset}`))
    expect(saysElse(same, before)).toBe(false)
  })

  it.each([
    ['another title', aHead('Ebb', p('It rises.'), image(`/api/assets/${asset}`))],
    ['another word', aHead('Tides', p('It falls.'), image(`/api/assets/${asset}`))],
    ['one block less', aHead('Tides', p('It rises.'))],
    ['one block more', aHead('Tides', p('It rises.'), image(`/api/assets/${asset}`), p('!'))],
    ['no blocks', aHead('Tides')],
  ])('it does with %s', (_, head) => expect(saysElse(head, before)).toBe(true))
})

describe('the first words of a text', () => {
  it.each([
    ['', ''],
    [' One\n\n two\t', 'One two'],
    ['x'.repeat(200), 'x'.repeat(200)],
    ['x'.repeat(300), `${'x'.repeat(199)}…`],
    [`${'word '.repeat(60)}`, `${'word '.repeat(40).trim()}…`],
    [`${'ab '.repeat(65)}end, and more of it`, `${'ab '.repeat(65)}end…`],
  ])('of %j are %j', (text, excerpt) => expect(excerptOf(text)).toBe(excerpt))
})

describe('the uploads of a text', () => {
  it.each(['https://evil.example/x.png', '/api/assets/../me', 'javascript:1', '', null])(
    'are none at %j',
    (src) => expect(assetsIn(doc(image(src)))).toEqual([]),
  )

  it('are each named once, files among them', () => {
    const file = { type: 'attachment', attrs: { src: `/api/assets/${asset}`, name: 'x' } }
    expect(assetsIn(doc(image(`/api/assets/${asset}`), file))).toEqual([asset])
  })
})
