import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cpuTime } from '../kernel/testing/cpu-time.ts'
import { contentHash } from './content-hash.ts'
import { mergeTree, replay } from './replay.ts'

/** A text and the update of every keystroke in it. */
const typed = (length: number) => {
  const doc = new Y.Doc()
  doc.clientID = 1
  const rows: { id: string; data: Uint8Array }[] = []
  doc.on('update', (data: Uint8Array) => rows.push({ id: String(rows.length), data }))
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText()
  paragraph.insert(0, [text])
  doc.getXmlFragment('content').insert(0, [paragraph])
  for (let i = 0; i < length; i++) {
    text.insert(text.length, String.fromCharCode(97 + (i % 26)))
    if (i % 5 === 4) text.delete(text.length - 2, 1)
  }
  return { doc, rows }
}

describe('H6 replay', () => {
  it.each([1, 2] as const)('H6 of state (encoding %i) and rows is the document', (encoding) => {
    const { doc, rows } = typed(200)
    const half = new Y.Doc()
    for (const row of rows.slice(0, 100)) Y.applyUpdate(half, row.data)
    const state = encoding === 2 ? Y.encodeStateAsUpdateV2(half) : Y.encodeStateAsUpdate(half)
    const { doc: again, setAside } = replay({ state, encoding }, rows.slice(60))
    expect(setAside).toEqual([])
    expect(contentHash(again)).toBe(contentHash(doc))
  })

  it('H1 does not mind rows twice or in another order', () => {
    const { doc, rows } = typed(100)
    const { doc: again } = replay(null, [...rows].reverse().concat(rows))
    expect(contentHash(again)).toBe(contentHash(doc))
  })

  it('H2 names the rows that do not decode and keeps the rest', () => {
    const { doc, rows } = typed(50)
    const poisoned = [
      ...rows.slice(0, 20),
      { id: 'poison', data: new Uint8Array([1, 1, 5, 0, 99]) },
      { id: 'torn', data: rows[20]?.data.subarray(0, 4) ?? new Uint8Array() },
      ...rows.slice(20),
    ]
    const { doc: again, setAside } = replay(null, poisoned)
    expect(setAside).toEqual(['poison', 'torn'])
    expect(contentHash(again)).toBe(contentHash(doc))
  })

  it('H2 throws rather than show an empty page for a broken state', () => {
    const state = new Uint8Array([1, 2, 3, 250, 250])
    expect(() => replay({ state, encoding: 2 }, [])).toThrow()
  })

  it('H5 keeps deleted text when history asks for it', () => {
    const { rows } = typed(20)
    const { doc } = replay(null, rows, { gc: false })
    const kept = [...doc.store.clients.values()]
      .flat()
      .filter((struct) => struct.deleted && struct instanceof Y.Item)
      .filter((item) => item instanceof Y.Item && item.content instanceof Y.ContentString)
    expect(kept.length).toBeGreaterThan(0)
  })
})

describe('merging as a tree', () => {
  it('gives one update with everything in it', () => {
    const { doc, rows } = typed(300)
    const again = new Y.Doc()
    Y.applyUpdate(again, mergeTree(rows.map((row) => row.data)))
    expect(contentHash(again)).toBe(contentHash(doc))
  })

  it('gives an empty update for none', () => {
    expect(() => Y.applyUpdate(new Y.Doc(), mergeTree([]))).not.toThrow()
  })

  it('is linear: twenty thousand updates take well below a second', () => {
    const { rows } = typed(17_000)
    const { ms } = cpuTime(() => mergeTree(rows.map((row) => row.data)))
    expect(ms).toBeLessThan(1_500)
  })
})
