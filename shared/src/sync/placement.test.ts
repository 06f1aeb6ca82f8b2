import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { clockOf } from './own-deletes.ts'
import { missingFor, newWriters, unseenDeletes } from './placement.ts'
import { readUpdateMeta, type UpdateMeta } from './update-meta.ts'

const meta = (update: Uint8Array): UpdateMeta => {
  const read = readUpdateMeta(update)
  if (typeof read === 'string') throw new Error(read)
  return read
}

const aDoc = (clientId: number) => {
  const doc = new Y.Doc()
  doc.clientID = clientId
  return doc
}

const knowing = (doc: Y.Doc) => (client: number) => clockOf(doc, client)
const nothing = () => 0

const sync = (from: Y.Doc, to: Y.Doc) =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))

/** Two people who answer each other, letter by letter. */
const alternating = () => {
  const [ann, ben] = [aDoc(1), aDoc(2)]
  for (let i = 0; i < 50; i++) {
    ann.getText('content').insert(ann.getText('content').length, 'a')
    sync(ann, ben)
    ben.getText('content').insert(ben.getText('content').length, 'b')
    sync(ben, ann)
  }
  return { ann, ben }
}

describe('what must be there before an update', () => {
  it('is nothing for a whole document, however its writers depend on each other', () => {
    const { ann } = alternating()
    expect(missingFor(meta(Y.encodeStateAsUpdate(ann)), nothing)).toEqual([])
  })

  it('is what came before in the same hand', () => {
    const doc = aDoc(1)
    doc.getText('content').insert(0, 'first')
    const before = Y.encodeStateVector(doc)
    doc.getText('content').insert(0, 'second')
    const update = meta(Y.encodeStateAsUpdate(doc, before))
    expect(missingFor(update, nothing)).toEqual([{ client: 1, clock: 0 }])
    expect(missingFor(update, (client) => (client === 1 ? 5 : 0))).toEqual([])
  })

  it('is the neighbour somebody else wrote', () => {
    const { ann, ben } = alternating()
    const bens = meta(Y.encodeStateAsUpdate(ben, Y.encodeStateVector(ann)))
    expect(missingFor(bens, nothing)).toEqual([])
    ben.getText('content').insert(100, 'c')
    const next = meta(Y.encodeStateAsUpdate(ben, Y.encodeStateVector(ann)))
    expect(missingFor(next, knowing(ann))).toEqual([])
    expect(missingFor(next, nothing).length).toBeGreaterThan(0)
  })

  it('agrees with Yjs about what would be left pending', () => {
    const { ann } = alternating()
    for (const cut of [0, 10, 33, 77]) {
      const partial = new Map([
        [1, cut],
        [2, Math.floor(cut / 2)],
      ])
      const known = (client: number) => partial.get(client) ?? 0
      const vector = encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, partial.size)
        for (const [client, clock] of partial) {
          encoding.writeVarUint(encoder, client)
          encoding.writeVarUint(encoder, clock)
        }
      })
      const rest = Y.encodeStateAsUpdate(ann, vector)
      const fresh = new Y.Doc()
      Y.applyUpdate(fresh, rest)
      const pending = fresh.store.pendingStructs !== null
      expect(missingFor(meta(rest), nothing).length > 0).toBe(pending)
      expect(missingFor(meta(rest), known)).toEqual([])
    }
  })

  it('is never there for a circle', () => {
    // two structs, each the left neighbour of the other
    const circle = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 2)
      for (const [client, other] of [
        [9, 8],
        [8, 9],
      ] as const) {
        for (const value of [1, client, 0]) encoding.writeVarUint(encoder, value)
        encoding.writeUint8(encoder, 4 | 128)
        for (const value of [other, 0]) encoding.writeVarUint(encoder, value)
        encoding.writeVarString(encoder, 'x')
      }
      encoding.writeVarUint(encoder, 0)
    })
    expect(missingFor(meta(circle), nothing).length).toBeGreaterThan(0)
  })
})

describe('who an update is by', () => {
  it('only those whose structs are new', () => {
    const { ann, ben } = alternating()
    ben.getText('content').insert(0, 'new')
    expect(newWriters(meta(Y.encodeStateAsUpdate(ben)), knowing(ann))).toEqual([2])
    expect(newWriters(meta(Y.encodeStateAsUpdate(ann)), knowing(ann))).toEqual([])
  })
})

describe('deletions of what nobody has written', () => {
  it('are told from those of what the update itself brings', () => {
    const doc = aDoc(3)
    doc.getText('content').insert(0, 'abc')
    doc.getText('content').delete(1, 1)
    const update = meta(Y.encodeStateAsUpdate(doc))
    expect(unseenDeletes(update, update.deletes, nothing)).toBe(false)
    const ahead = new Map([[3, [{ clock: 2, length: 2 }]]])
    expect(unseenDeletes(update, ahead, nothing)).toBe(true)
    expect(unseenDeletes(update, new Map([[4, [{ clock: 0, length: 1 }]]]), nothing)).toBe(true)
  })
})
