import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type PackedHead, packHead, unpackHead } from './head-packing.ts'
import { replayInto } from './replay.ts'

const textOf = (doc: Y.Doc) => doc.getText('content').toString()

const written = (words: string): Y.Doc => {
  const doc = new Y.Doc()
  doc.getText('content').insert(0, words)
  return doc
}

const aHead = (encoding: 1 | 2): PackedHead => {
  const doc = written('a page')
  const state = encoding === 2 ? Y.encodeStateAsUpdateV2(doc) : Y.encodeStateAsUpdate(doc)
  const rows: PackedHead['rows'][number][] = []
  doc.on('update', (data: Uint8Array) => rows.push({ id: String(rows.length + 1), data }))
  doc.getText('content').insert(6, ' and')
  doc.getText('content').insert(10, ' more')
  return { room: 'page:0190a1b2-c3d4-7e5f-8a6b-000000000001:3', stored: { state, encoding }, rows }
}

test.each([1, 2] as const)('what is packed comes out again (encoding %i)', (encoding) => {
  const head = aHead(encoding)
  expect(unpackHead(packHead(head))).toEqual(head)
})

test.each([1, 2] as const)('the text of a packed head is the page (encoding %i)', (encoding) => {
  const { stored, rows } = unpackHead(packHead(aHead(encoding)))
  const doc = new Y.Doc()
  replayInto(doc, stored, rows)
  expect(textOf(doc)).toBe('a page and more')
})

test('a later version is not guessed at', () => {
  const bytes = packHead(aHead(2))
  bytes[0] = 2
  expect(() => unpackHead(bytes)).toThrow('another version')
})

test('half of one is refused wherever it was cut', () => {
  const bytes = packHead(aHead(1))
  for (let end = 0; end < bytes.length; end += 1) {
    expect(() => unpackHead(bytes.subarray(0, end))).toThrow()
  }
})

test('a page of nothing, and one of very many rows, come out as they went in', () => {
  const bare = {
    room: 'page:x:1',
    stored: { state: new Uint8Array(), encoding: 1 as const },
    rows: [],
  }
  expect(unpackHead(packHead(bare))).toEqual(bare)
  const rows = Array.from({ length: 2_000 }, (_, index) => ({
    id: String(2n ** 63n - BigInt(index)),
    data: new Uint8Array(index % 7).fill(index % 251),
  }))
  const full = { ...bare, rows }
  expect(unpackHead(packHead(full))).toEqual(full)
})
