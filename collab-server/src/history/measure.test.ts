import type { JournalRow } from '@chapterhouse/prisma/journal'
import type { ContributionId, UserId } from '@chapterhouse/shared/kernel/id'
import { rangesLength } from '@chapterhouse/shared/sync/ranges'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { aDoc, changeOf, copyOf, textIn } from '../testing/updates.ts'
import { measure } from './measure.ts'

let id = 0
const row = (data: Uint8Array, authorId = 'ann', more: Partial<JournalRow> = {}): JournalRow => ({
  id: ++id,
  tx: '1',
  sourceId: null,
  slice: null,
  authorId: authorId as UserId,
  authorKind: 'HUMAN',
  clientIds: [1],
  data,
  ownDeletes: null,
  createdAt: new Date(id),
  ...more,
})

const numbers = (share: ReturnType<typeof measure>['shares'][number] | undefined) =>
  share && [share.insertedChars, share.deletedChars, share.wordDelta]

describe('what a slice measures', () => {
  it('counts letters typed, letters deleted and words', () => {
    const doc = aDoc(1, 'one two three')
    const first = Y.encodeStateAsUpdate(doc)
    const cut = changeOf(doc, (own) => textIn(own).delete(3, 4))
    const { shares, words } = measure(new Y.Doc(), [row(first), row(cut)])
    expect(numbers(shares[0])).toEqual([13, 4, 2])
    expect(words).toBe(2)
  })

  it('counts a word that grows letter by letter once', () => {
    const doc = aDoc(1, '')
    const rows = [row(Y.encodeStateAsUpdate(doc))]
    for (const letter of 'letters') {
      const typed = changeOf(doc, (own) => textIn(own).insert(textIn(own).length, letter))
      rows.push(row(typed))
    }
    expect(numbers(measure(new Y.Doc(), rows).shares[0])).toEqual([7, 0, 1])
  })

  it('gives a deletion to whoever was first, when two delete the same', () => {
    const doc = aDoc(1, 'one two three')
    const base = Y.encodeStateAsUpdate(doc)
    const [ann, ben] = [copyOf(doc, 2), copyOf(doc, 3)]
    const rows = [
      row(base, 'writer'),
      row(
        changeOf(ann, (own) => textIn(own).delete(0, 8)),
        'ann',
      ),
      row(
        changeOf(ben, (own) => textIn(own).delete(4, 9)),
        'ben',
      ),
    ]
    const { shares } = measure(new Y.Doc(), rows)
    const deleted = shares.map((share) => [share.authorId, share.deletedChars])
    expect(deleted).toEqual([
      ['writer', 0],
      ['ann', 8],
      ['ben', 5],
    ])
    expect(shares.map((share) => rangesLength(share.ownDeletes))).toEqual([0, 8, 5])
  })

  it('counts what was typed and deleted within one row as neither', () => {
    const doc = aDoc(1, 'kept')
    const base = Y.encodeStateAsUpdate(doc)
    const both = changeOf(doc, (own) => {
      own.transact(() => {
        textIn(own).insert(0, 'gone ')
        textIn(own).delete(0, 5)
      })
    })
    const { shares } = measure(new Y.Doc(), [row(base), row(both)])
    expect(numbers(shares[0])).toEqual([4, 0, 1])
  })

  it('follows whole blocks as they come and go', () => {
    const doc = aDoc(1, 'first block')
    const rows = [row(Y.encodeStateAsUpdate(doc))]
    const content = doc.getXmlFragment('content')
    const paragraph = () => {
      const element = new Y.XmlElement('paragraph')
      element.insert(0, [new Y.XmlText('second block of five words')])
      return element
    }
    rows.push(
      row(
        changeOf(doc, () => content.insert(1, [paragraph()])),
        'ben',
      ),
    )
    rows.push(
      row(
        changeOf(doc, () => content.delete(0, 1)),
        'cara',
      ),
    )
    const { shares, words } = measure(new Y.Doc(), rows)
    expect(shares.map(numbers)).toEqual([
      [11, 0, 2],
      [26, 0, 5],
      [0, 11, -2],
    ])
    expect(words).toBe(5)
  })

  it('plays the rows of a decision, and gives them to nobody', () => {
    const imported = aDoc(5, 'imported words')
    const typed = copyOf(imported, 6)
    const rows = [
      row(Y.encodeStateAsUpdate(imported), 'ann', { sourceId: 'x' as ContributionId }),
      row(
        changeOf(typed, (own) => textIn(own).insert(0, 'more ')),
        'ben',
      ),
    ]
    const { shares, words } = measure(new Y.Doc(), rows)
    expect(shares.map(({ authorId }) => authorId)).toEqual(['ben'])
    expect(shares[0]?.rows.map(({ order }) => order)).toEqual([1])
    expect(words).toBe(3)
  })

  it('goes on from what the page had before', () => {
    const doc = aDoc(1, 'one two')
    const base = copyOf(doc, 9)
    const { shares, words } = measure(base, [
      row(changeOf(doc, (own) => textIn(own).insert(7, ' three'))),
    ])
    expect(numbers(shares[0])).toEqual([6, 0, 1])
    expect(words).toBe(3)
  })

  it('sets aside what cannot be applied, and goes on', () => {
    const doc = aDoc(1, 'text')
    const { shares, setAside } = measure(new Y.Doc(), [
      row(Uint8Array.from([1, 1, 1]), 'ann', { id: 7_777 }),
      row(Y.encodeStateAsUpdate(doc)),
    ])
    expect(setAside).toEqual([7_777])
    expect(numbers(shares[0])).toEqual([4, 0, 1])
  })
})
