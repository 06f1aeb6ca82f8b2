import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { canonicalContent, contentHash } from './content-hash.ts'

const page = (write: (text: Y.XmlText, doc: Y.Doc) => void, clientId = 1): Y.Doc => {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  paragraph.insert(0, [text])
  doc.getXmlFragment('content').insert(0, [paragraph])
  write(text, doc)
  return doc
}

describe('the content hash', () => {
  it('is the same however the text came about', () => {
    const once = page((text) => text.insert(0, 'hello world'))
    const letters = page((text) => {
      for (const letter of 'dlrow olleh') text.insert(0, letter)
    }, 2)
    const corrected = page((text) => {
      text.insert(0, 'hello brave world')
      text.delete(6, 6)
    }, 3)
    expect(contentHash(letters)).toBe(contentHash(once))
    expect(contentHash(corrected)).toBe(contentHash(once))
  })

  it('is the same whether deletions were collected or kept', () => {
    const doc = page((text) => {
      text.insert(0, 'gone and kept')
      text.delete(0, 9)
    })
    const kept = new Y.Doc({ gc: false })
    Y.applyUpdate(kept, Y.encodeStateAsUpdate(doc))
    expect(contentHash(kept)).toBe(contentHash(doc))
  })

  it('is the same before and after a type was asked for by name', () => {
    const doc = page((text) => text.insert(0, 'x'))
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    const before = contentHash(copy)
    copy.getXmlFragment('content')
    expect(contentHash(copy)).toBe(before)
    expect(before).toBe(contentHash(doc))
  })

  it.each([
    ['a letter', page((text) => text.insert(0, 'hallo'))],
    ['a mark', page((text) => text.insert(0, 'hello', { bold: {} }))],
    [
      'the place of a mark',
      page((text) => {
        text.insert(0, 'hello')
        text.format(0, 2, { bold: {} })
      }),
    ],
    [
      'an attribute',
      page((text) => {
        text.insert(0, 'hello')
        ;(text.parent as Y.XmlElement).setAttribute('align', 'right')
      }),
    ],
    [
      'the title',
      page((text, doc) => {
        text.insert(0, 'hello')
        doc.getMap('meta').set('title', 'A title')
      }),
    ],
    [
      'an empty block',
      page((text, doc) => {
        text.insert(0, 'hello')
        doc.getXmlFragment('content').push([new Y.XmlElement('paragraph')])
      }),
    ],
    [
      'the kind of block',
      page((text, doc) => {
        const heading = new Y.XmlElement('heading')
        heading.insert(0, [new Y.XmlText('hello')])
        text.insert(0, 'x')
        doc.getXmlFragment('content').delete(0, 1)
        doc.getXmlFragment('content').insert(0, [heading])
      }),
    ],
  ])('tells %s apart', (_, other) => {
    const hello = page((text) => text.insert(0, 'hello'))
    expect(contentHash(other)).not.toBe(contentHash(hello))
  })

  it('does not mind marks that cover nothing', () => {
    const plain = page((text) => text.insert(0, 'hello'))
    const traced = page((text) => {
      text.insert(0, 'hello')
      text.format(0, 5, { bold: {} })
      text.format(0, 5, { bold: null })
    })
    expect(canonicalContent(traced)).toBe(canonicalContent(plain))
  })

  it('does not depend on the order attributes were set in', () => {
    const set = (...names: string[]) =>
      page((text, doc) => {
        text.insert(0, 'x')
        for (const name of names) doc.getMap('meta').set(name, { b: 1, a: 2 })
      })
    expect(contentHash(set('one', 'two'))).toBe(contentHash(set('two', 'one')))
  })
})
