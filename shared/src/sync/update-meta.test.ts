import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { missingFor } from './placement.ts'
import { mergeRanges } from './ranges.ts'
import { readUpdateMeta, type UpdateMeta, updateLimits, writersOf } from './update-meta.ts'

const meta = (update: Uint8Array): UpdateMeta => {
  const read = readUpdateMeta(update)
  if (typeof read === 'string') throw new Error(read)
  return read
}

/** Every kind of content Yjs can write. */
const everything = (clientId: number): Y.Doc => {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const content = doc.getXmlFragment('content')
  const heading = new Y.XmlElement('heading')
  heading.setAttribute('level', '2')
  const text = new Y.XmlText('plain ')
  heading.insert(0, [text])
  content.insert(0, [heading, new Y.XmlText('loose')])
  text.insert(6, 'bold 😀', { bold: {} })
  text.insertEmbed(3, { image: 'x' })
  text.delete(1, 2)
  const map = doc.getMap('meta')
  map.set('title', 'A title')
  map.set('deep', {
    list: [1, 2.5, null, undefined, true, false, 12345678901, 'x', new Uint8Array(3)],
  })
  map.set('bytes', new Uint8Array([1, 2, 3]))
  map.set('sub', new Y.Doc())
  map.set('list', Y.Array.from([1, 'two', { three: 3 }]))
  map.set('big', 2n ** 40n)
  return doc
}

describe('what an update holds, from its bytes', () => {
  it('is what Yjs reads, for every kind of content', () => {
    const update = Y.encodeStateAsUpdate(everything(7))
    const read = meta(update)
    const yjs = Y.decodeUpdate(update)
    expect(read.structs.map(({ client, clock, length }) => [client, clock, length])).toEqual(
      yjs.structs.map((struct) => [struct.id.client, struct.id.clock, struct.length]),
    )
    expect(mergeRanges(read.deletes)).toEqual(
      new Map(
        [...yjs.ds.clients].map(([client, items]) => [
          client,
          items.map(({ clock, len }) => ({ clock, length: len })),
        ]),
      ),
    )
    expect(writersOf(read)).toEqual([7])
  })

  it('is what Yjs reads, for random edits by several people', () => {
    const edit = fc.record({ who: fc.nat(2), at: fc.nat(40), text: fc.string(), cut: fc.nat(4) })
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
        const docs = [1, 2, 3].map((clientId) => {
          const doc = new Y.Doc()
          doc.clientID = clientId
          return doc
        })
        for (const { who, at, text, cut } of edits) {
          const doc = docs[who]
          if (doc === undefined) continue
          const root = doc.getText('content')
          root.insert(Math.min(at, root.length), text)
          root.delete(0, Math.min(cut, root.length))
          for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
        }
        const update = Y.encodeStateAsUpdate(docs[0] ?? new Y.Doc())
        const yjs = Y.parseUpdateMeta(update)
        const { runs } = meta(update)
        const from = new Map([...runs].map(([client, list]) => [client, list[0]?.clock]))
        const to = new Map(
          [...runs].map(([client, list]) => {
            const last = list.at(-1)
            return [client, (last?.clock ?? 0) + (last?.length ?? 0)]
          }),
        )
        expect([from, to]).toEqual([yjs.from, yjs.to])
      }),
    )
  })

  it('keeps the runs around a gap apart', () => {
    const doc = new Y.Doc()
    doc.clientID = 5
    const parts: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => parts.push(update))
    for (const letter of ['a', 'b', 'c']) doc.getText('content').insert(0, letter)
    const gapped = Y.mergeUpdates([parts[0], parts[2]].filter((part) => part !== undefined))
    expect(meta(gapped).runs.get(5)).toEqual([
      { clock: 0, length: 1 },
      { clock: 2, length: 1 },
    ])
  })
})

const bytes = (...values: (number | Uint8Array | string)[]): Uint8Array =>
  encoding.encode((encoder) => {
    for (const value of values) {
      if (typeof value === 'number') encoding.writeVarUint(encoder, value)
      else if (typeof value === 'string') encoding.writeVarString(encoder, value)
      else encoding.writeUint8Array(encoder, value)
    }
  })

describe('what is refused before Yjs sees it', () => {
  const sound = Y.encodeStateAsUpdate(everything(9))

  it('every torn end', () => {
    for (let length = 0; length < sound.length; length++) {
      expect(typeof readUpdateMeta(sound.subarray(0, length))).toBe('string')
    }
  })

  it('bytes after the end', () => {
    expect(readUpdateMeta(bytes(sound, 0))).toBe('undecodable')
  })

  it('nothing at all', () => {
    expect(readUpdateMeta(new Uint8Array())).toBe('empty')
  })

  it('a client twice', () => {
    expect(readUpdateMeta(bytes(2, 1, 3, 0, 0, 1, 1, 3, 1, 0, 1, 0))).toBe('undecodable')
  })

  it('structs without length', () => {
    expect(readUpdateMeta(bytes(1, 1, 3, 0, 0, 0, 0))).toBe('undecodable')
  })

  it('flags on a struct that has none', () => {
    expect(readUpdateMeta(bytes(1, 1, 3, 0, new Uint8Array([10 | 128]), 1, 0))).toBe('undecodable')
    expect(readUpdateMeta(bytes(1, 1, 3, 0, new Uint8Array([32]), 1, 0))).toBe('undecodable')
  })

  it('content nobody knows', () => {
    expect(readUpdateMeta(bytes(1, 1, 3, 0, new Uint8Array([4 + 8]), 1, 'content', 1, 0))).toBe(
      'undecodable',
    )
  })

  it.each([
    ['structs', { structs: 2 }],
    ['clients', { clients: 0 }],
    ['span', { span: 3 }],
    ['nesting', { nesting: 1 }],
    ['deletes', { deletes: 0 }],
  ] as const)('more %s than allowed', (fault, limit) => {
    expect(readUpdateMeta(sound, { ...updateLimits, ...limit })).toBe(fault)
  })

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (garbage) => {
        readUpdateMeta(garbage)
      }),
      { numRuns: 2_000 },
    )
  })

  it('or that finds no place: everything Yjs could not apply', () => {
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.nat(255), (at, value) => {
        const flipped = Uint8Array.from(sound)
        flipped[at] = value
        const read = readUpdateMeta(flipped)
        if (typeof read === 'string' || missingFor(read, () => 0).length > 0) return
        expect(() => Y.applyUpdate(new Y.Doc(), flipped)).not.toThrow()
      }),
      { numRuns: 2_000 },
    )
  })
})
