import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentOf, documentFrom, documentJson } from './document.ts'
import { bringsForeignParts, foreignPartsOf } from './foreign.ts'
import { fromMarkdown } from './from-markdown.ts'
import { toHtml } from './to-html.ts'
import { toMarkdown } from './to-markdown.ts'
import { toText } from './to-text.ts'

const aNewerPage = (): Y.Doc => {
  const doc = documentFrom(fromMarkdown('known'))
  const callout = new Y.XmlElement('callout')
  callout.insert(0, [new Y.XmlText('precious')])
  contentOf(doc).push([callout])
  return doc
}

/** What `bringsForeignParts` says of the transaction in which `act` runs. */
const foreignIn = (doc: Y.Doc, act: (content: Y.XmlFragment) => void): boolean => {
  let answer = false
  doc.once('beforeObserverCalls', (transaction: Y.Transaction) => {
    answer = bringsForeignParts(transaction)
  })
  doc.transact(() => act(contentOf(doc)))
  return answer
}

const firstText = (content: Y.XmlFragment): Y.XmlText => {
  const text = content.createTreeWalker((node) => node instanceof Y.XmlText).next().value
  if (text instanceof Y.XmlText) return text
  throw new Error('no text')
}

describe('a page written in a newer language', () => {
  test('is recognised by its nodes, marks and attributes', () => {
    const doc = aNewerPage()
    firstText(contentOf(doc)).format(0, 2, { glow: { strength: 2 }, bold: { weight: 900 } })
    const [paragraph] = contentOf(doc).toArray()
    if (paragraph instanceof Y.XmlElement) paragraph.setAttribute('mood', 'calm')
    expect([...foreignPartsOf(doc)].sort()).toEqual([
      'bold.weight',
      'callout',
      'glow',
      'paragraph.mood',
    ])
  })

  test('is not seen in a page of this language', () =>
    expect(foreignPartsOf(documentFrom(fromMarkdown('# a\n\n- **b**')))).toEqual([]))

  test('keeps its text in every way out', () => {
    const json = documentJson(aNewerPage())
    for (const written of [toText(json), toHtml(json), toMarkdown(json), JSON.stringify(json)]) {
      expect(written).toContain('precious')
    }
  })
})

describe('an update', () => {
  const page = () => documentFrom(fromMarkdown('one\n\ntwo'))

  test('with ordinary typing brings nothing unknown', () =>
    expect(foreignIn(page(), (content) => firstText(content).insert(0, 'x'))).toBe(false))

  test.each<[string, (content: Y.XmlFragment) => void]>([
    ['a node', (content) => content.push([new Y.XmlElement('callout')])],
    ['a mark', (content) => firstText(content).format(0, 1, { glow: {} })],
    ['an attribute', (content) => (content.get(0) as Y.XmlElement).setAttribute('mood', 'x')],
  ])('with %s of a newer language is caught', (_, act) => expect(foreignIn(page(), act)).toBe(true))

  test('is caught when the unknown part lies deep in what it adds', () => {
    const quote = new Y.XmlElement('blockquote')
    const callout = new Y.XmlElement('callout')
    quote.insert(0, [callout])
    expect(foreignIn(page(), (content) => content.push([quote]))).toBe(true)
  })
})
