import { documentFrom } from '@chapterhouse/shared/editor/document'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import { contentRoot } from '@chapterhouse/shared/sync/document'
import { describe, expect, test } from 'vitest'
import { Doc, XmlElement, XmlText } from 'yjs'
import { referencesOf } from './references.ts'

const page = '0190a1b2-c3d4-7e5f-8a6b-0123456789ab'
const person = '0190a1b2-c3d4-7e5f-8a6b-0123456789cd'

const text = (words: string): DocNode => ({ type: 'text', text: words })
const link = (label = 'Tides', id = page): DocNode => ({ type: 'pageLink', attrs: { id, label } })
const mention = (label = 'Ben'): DocNode => ({ type: 'mention', attrs: { id: person, label } })
const paragraph = (...content: DocNode[]): DocNode => ({ type: 'paragraph', content })
const found = (...content: DocNode[]) => referencesOf(documentFrom({ type: 'doc', content }))

describe('references of a text', () => {
  test('are the pages and people it names, with the sentence', () => {
    expect(found(paragraph(text('Ask '), mention(), text(' about '), link(), text('.')))).toEqual([
      { kind: 'PERSON', targetId: person, excerpt: 'Ask @Ben about Tides.', times: 1 },
      { kind: 'PAGE', targetId: page, excerpt: 'Ask @Ben about Tides.', times: 1 },
    ])
  })

  test('are counted, and known by the first place', () => {
    const [only] = found(paragraph(text('first '), link()), paragraph(text('then '), link('Later')))
    expect(only).toMatchObject({ excerpt: 'first Tides', times: 2 })
  })

  test('are found in a line that holds nothing else', () => {
    expect(found(paragraph(link()))).toMatchObject([{ excerpt: 'Tides' }])
  })

  test('are found in lists, tables and notes', () => {
    const list = {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [paragraph(link())] }],
    }
    const note = paragraph(text('word'), { type: 'footnote', content: [text(' see '), mention()] })
    const cell = { type: 'tableCell', content: [paragraph(link('In a cell', person))] }
    const table = { type: 'table', content: [{ type: 'tableRow', content: [cell] }] }
    expect(found(list, note, table).map(({ excerpt }) => excerpt)).toEqual([
      'Tides',
      'word see @Ben',
      'In a cell',
    ])
  })

  test('have an excerpt of what stands around, however long the paragraph is', () => {
    const [only] = found(paragraph(text('a '.repeat(500)), link(), text(' b'.repeat(500))))
    expect(only?.excerpt).toMatch(/^….* a Tides b .*…$/)
    expect(only?.excerpt.length).toBeLessThanOrEqual(300)
  })

  test('have an excerpt with its days in words, and without what is none', () => {
    const day = (value: string) => ({ type: 'date', attrs: { day: value } })
    const [only] = found(paragraph(link(), text(' on '), day('2026-12-24'), text('.')))
    expect(only?.excerpt).toBe('Tides on 24 December 2026.')
  })

  test('are none where nothing is named', () => {
    expect(found(paragraph(text('plain')), { type: 'horizontalRule' })).toEqual([])
    expect(referencesOf(new Doc())).toEqual([])
  })

  test('are never made of what is forged', () => {
    const doc = new Doc()
    const forged = new XmlElement('pageLink')
    forged.setAttribute('id', "' or 1=1 --")
    const odd = new XmlElement('mention')
    // A client of one's own may write what it likes.
    Reflect.apply(odd.setAttribute, odd, ['id', { toString: 7 }])
    const block = new XmlElement('paragraph')
    block.insert(0, [new XmlText('a'), forged, odd])
    doc.getXmlFragment(contentRoot).insert(0, [block])
    expect(referencesOf(doc)).toEqual([])
  })

  test('hold no byte the database would refuse', () => {
    expect(found(paragraph(text('a\0b'), link()))[0]?.excerpt).toBe('a\ufffdbTides')
  })
})
