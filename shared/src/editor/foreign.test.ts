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
  const gadget = new Y.XmlElement('gadget')
  gadget.insert(0, [new Y.XmlText('precious')])
  contentOf(doc).push([gadget])
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
      'gadget',
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
    ['a node', (content) => content.push([new Y.XmlElement('gadget')])],
    ['a mark', (content) => firstText(content).format(0, 1, { glow: {} })],
    ['an attribute', (content) => (content.get(0) as Y.XmlElement).setAttribute('mood', 'x')],
  ])('with %s of a newer language is caught', (_, act) => expect(foreignIn(page(), act)).toBe(true))

  test('is caught when the unknown part lies deep in what it adds', () => {
    const quote = new Y.XmlElement('blockquote')
    const gadget = new Y.XmlElement('gadget')
    quote.insert(0, [gadget])
    expect(foreignIn(page(), (content) => content.push([quote]))).toBe(true)
  })

  test('that only changes the title is not looked at', () => {
    const doc = page()
    let answer = true
    doc.once('beforeObserverCalls', (transaction: Y.Transaction) => {
      answer = bringsForeignParts(transaction)
    })
    doc.getMap('meta').set('title', { not: 'even text' })
    expect(answer).toBe(false)
  })

  test('beside an unknown part that was there before is judged by what it brings itself', () => {
    const doc = page()
    contentOf(doc).push([new Y.XmlElement('gadget')])
    expect(foreignIn(doc, (content) => content.push([new Y.XmlElement('paragraph')]))).toBe(false)
  })

  test('that takes an unknown part away brings none', () => {
    const doc = page()
    contentOf(doc).push([new Y.XmlElement('gadget')])
    expect(foreignIn(doc, (content) => content.delete(content.length - 1, 1))).toBe(false)
  })

  const into = (content: Y.XmlFragment, part: unknown) => {
    const first = content.get(0)
    if (first instanceof Y.XmlElement) first.insert(0, [part as Y.XmlElement])
  }

  // No editor of ours writes these; a forged update can, and the binding of every reader would throw.
  test.each<[string, (content: Y.XmlFragment) => void]>([
    ['a value inside a text', (content) => firstText(content).insertEmbed(1, { src: 'x' })],
    ['a map inside a text', (content) => firstText(content).insertEmbed(1, new Y.Map())],
    ['a text outside of every block', (content) => content.push([new Y.XmlText('loose')])],
    ['a hook among the blocks', (content) => content.push([new Y.XmlHook('hook') as never])],
    ['a map among the blocks', (content) => content.push([new Y.Map() as never])],
    ['a list inside a block', (content) => into(content, Y.Array.from([1]))],
    ['a fragment inside a block', (content) => into(content, new Y.XmlFragment())],
  ])('with %s is caught', (_, act) => expect(foreignIn(page(), act)).toBe(true))

  test('with bare values where blocks should be is caught', () => {
    const forger = new Y.Doc()
    forger.getArray('content').insert(0, ['a value', 7])
    const doc = new Y.Doc()
    contentOf(doc)
    let answer = false
    doc.once('beforeObserverCalls', (transaction: Y.Transaction) => {
      answer = bringsForeignParts(transaction)
    })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(forger))
    expect(answer).toBe(true)
  })
})
