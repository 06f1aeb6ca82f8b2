import { contentHash } from '@chapterhouse/shared/sync/content-hash'
import { clockOf } from '@chapterhouse/shared/sync/own-deletes'
import { readUpdateMeta } from '@chapterhouse/shared/sync/update-meta'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { aRandom } from '../testing/random.ts'
import { aDoc, changeOf, copyOf, textIn } from '../testing/updates.ts'
import { newsIn, onlyNews } from './news.ts'

const metaOf = (update: Uint8Array) => {
  const meta = readUpdateMeta(update)
  if (typeof meta === 'string') throw new Error(meta)
  return meta
}
const baseOf = (doc: Y.Doc) => ({ doc, reach: (client: number) => clockOf(doc, client) })
const cut = (doc: Y.Doc, update: Uint8Array) => onlyNews(doc, update, metaOf(update))

describe('news', () => {
  it('D4 is nothing when every struct and every deletion is known', () => {
    const doc = aDoc(1, 'some text to delete')
    textIn(doc).delete(3, 5)
    const update = Y.encodeStateAsUpdate(copyOf(doc, 2))
    expect(newsIn(baseOf(doc), metaOf(update))).toEqual({ kind: 'nothing' })
  })

  it('D4 is a single deletion', () => {
    const doc = aDoc(1, 'some text')
    const copy = copyOf(doc, 2)
    textIn(copy).delete(0, 1)
    const news = newsIn(baseOf(doc), metaOf(Y.encodeStateAsUpdate(copy)))
    expect(news).toMatchObject({ kind: 'new', writers: [] })
    expect(cut(doc, Y.encodeStateAsUpdate(copy)).length).toBeLessThan(10)
  })

  it('is the update itself when all of it is new', () => {
    const doc = aDoc(1)
    const update = changeOf(copyOf(doc, 2), (copy) => textIn(copy).insert(0, 'x'))
    expect(cut(doc, update)).toBe(update)
  })

  it('D4 is cut out of a sync reply so that base and news make the whole, whatever was typed', () => {
    const random = aRandom(99)
    for (let round = 0; round < 40; round++) {
      const doc = aDoc(1, 'a text that two people work on')
      const copy = copyOf(doc, 2)
      for (let step = 0; step < 12; step++) {
        const [who, other] = step % 2 === 0 ? [copy, doc] : [doc, copy]
        const text = textIn(who)
        const at = random.below(text.length + 1)
        if (random.below(3) === 0 && at < text.length) text.delete(at, 1)
        else text.insert(at, `${step}`)
        if (random.below(2) === 0) Y.applyUpdate(other, Y.encodeStateAsUpdate(who))
      }
      const news = cut(doc, Y.encodeStateAsUpdate(copy))
      const whole = copyOf(doc, 3)
      Y.applyUpdate(whole, news)
      const expected = copyOf(doc, 4)
      Y.applyUpdate(expected, Y.encodeStateAsUpdate(copy))
      expect(contentHash(whole)).toBe(contentHash(expected))
      expect(whole.store.pendingStructs).toBeNull()
      expect(cut(doc, Y.encodeStateAsUpdate(copy)).length).toBeLessThanOrEqual(
        Y.encodeStateAsUpdate(copy).length,
      )
    }
  })
})
