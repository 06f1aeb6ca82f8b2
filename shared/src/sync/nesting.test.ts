import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { deepest, nestsTooDeep } from './nesting.ts'
import { readUpdateMeta, type UpdateMeta } from './update-meta.ts'

const meta = (update: Uint8Array): UpdateMeta => {
  const read = readUpdateMeta(update)
  if (typeof read === 'string') throw new Error(read)
  return read
}

/** A quote in a quote in a quote …; `siblings` before each, so that depth is found along neighbours. */
const quotes = (depth: number, siblings = 0): Y.Doc => {
  const doc = new Y.Doc()
  doc.clientID = 1
  let parent: Y.XmlFragment | Y.XmlElement = doc.getXmlFragment('content')
  doc.transact(() => {
    for (let i = 0; i < depth; i++) {
      for (let s = 0; s < siblings; s++) parent.insert(s, [new Y.XmlElement('paragraph')])
      const child: Y.XmlElement = new Y.XmlElement('blockquote')
      parent.insert(siblings, [child])
      parent = child
    }
  })
  return doc
}

describe('nesting', () => {
  it.each([0, 3])('is counted through the update, with %i siblings', (siblings) => {
    const empty = new Y.Doc()
    const allowed = Y.encodeStateAsUpdate(quotes(deepest, siblings))
    const tooDeep = Y.encodeStateAsUpdate(quotes(deepest + 1, siblings))
    expect(nestsTooDeep(meta(allowed), empty)).toBe(false)
    expect(nestsTooDeep(meta(tooDeep), empty)).toBe(true)
  })

  it('is counted on from what the document has', () => {
    const doc = quotes(deepest)
    const before = Y.encodeStateVector(doc)
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    let inner: Y.XmlElement | Y.XmlFragment = copy.getXmlFragment('content')
    for (let i = 0; i < deepest; i++) inner = inner.get(0) as Y.XmlElement
    inner.insert(0, [new Y.XmlElement('paragraph')])
    expect(nestsTooDeep(meta(Y.encodeStateAsUpdate(copy, before)), doc)).toBe(true)
  })

  it('does not mind text, however deep', () => {
    const doc = new Y.Doc()
    doc.getText('content').insert(0, 'text')
    expect(nestsTooDeep(meta(Y.encodeStateAsUpdate(doc)), new Y.Doc())).toBe(false)
  })

  it('takes twenty thousand levels without a stack', () => {
    expect(nestsTooDeep(meta(Y.encodeStateAsUpdate(quotes(20_000))), new Y.Doc())).toBe(true)
  })
})
