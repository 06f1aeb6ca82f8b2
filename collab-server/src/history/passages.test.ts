import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { aRandom } from '../testing/random.ts'
import { type BlockText, blockTexts, passageChange } from './passages.ts'

interface Stored {
  readonly blockId: string
  readonly position: string
  readonly text: string
}

const apply = (stored: readonly Stored[], blocks: readonly BlockText[]) => {
  const { changed, gone } = passageChange(stored, blocks)
  const after = new Map(stored.map((passage) => [passage.blockId, passage]))
  for (const blockId of gone) after.delete(blockId)
  for (const passage of changed) after.set(passage.blockId, passage)
  const passages = [...after.values()].sort((a, b) => (a.position < b.position ? -1 : 1))
  return { passages, changed: changed.length }
}

const block = (blockId: string, text = blockId): BlockText => ({ blockId, text })
const blocks = (...ids: string[]) => ids.map((id) => block(id))
const idsOf = (passages: readonly Stored[]) => passages.map(({ blockId }) => blockId)

describe('passages', () => {
  it('can be stored though somebody forged a zero byte into the text', () => {
    const doc = new Y.Doc()
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('be\0fore')])
    doc.getXmlFragment('content').insert(0, [paragraph])
    expect(blockTexts(doc).map(({ text }) => text)).toEqual(['be\ufffdfore'])
  })

  it('stay as they are when nothing changed', () => {
    const { passages } = apply([], blocks('a', 'b', 'c'))
    expect(apply(passages, blocks('a', 'b', 'c')).changed).toBe(0)
  })

  it.each([
    ['inserted', ['a', 'x', 'b', 'c'], 1],
    ['first', ['x', 'a', 'b', 'c'], 1],
    ['last', ['a', 'b', 'c', 'x'], 1],
    ['removed', ['a', 'c'], 0],
    ['moved', ['b', 'c', 'a'], 1],
  ])('are written once for a block that is %s', (_, ids, count) => {
    const { passages } = apply([], blocks('a', 'b', 'c'))
    const next = apply(passages, blocks(...ids))
    expect(idsOf(next.passages)).toEqual(ids)
    expect(next.changed).toBe(count)
  })

  it('keep their order through a thousand random edits', () => {
    const random = aRandom(7)
    let ids: string[] = []
    let passages: Stored[] = []
    for (let i = 0; i < 1_000; i++) {
      const at = random.below(ids.length + 1)
      const taken = random.below(3) === 0 ? ids.splice(random.below(ids.length + 1), 1) : []
      ids = random.below(2) === 0 ? ids.toSpliced(at, 0, `n${i}`) : [...ids, ...taken]
      ;({ passages } = apply(passages, blocks(...ids)))
      expect(idsOf(passages)).toEqual(ids)
    }
  })

  it('are numbered anew when there is no room between two', () => {
    let ids = ['a', 'z']
    let { passages } = apply([], blocks(...ids))
    for (let i = 0; i < 60; i++) {
      ids = ids.toSpliced(1, 0, `n${i}`)
      ;({ passages } = apply(passages, blocks(...ids)))
    }
    expect(idsOf(passages)).toEqual(ids)
  })

  it('name the text of a list, a table and a break, without formatting', () => {
    const doc = new Y.Doc()
    const list = new Y.XmlElement('bulletList')
    const item = (text: string) => {
      const element = new Y.XmlElement('listItem')
      const paragraph = new Y.XmlElement('paragraph')
      const inner = new Y.XmlText(text)
      paragraph.insert(0, [inner, new Y.XmlElement('hardBreak'), new Y.XmlText('below')])
      element.insert(0, [paragraph])
      return element
    }
    doc.getXmlFragment('content').insert(0, [list, new Y.XmlElement('horizontalRule')])
    list.insert(0, [item('one'), item('two')])
    expect(blockTexts(doc).map(({ text }) => text)).toEqual(['one\nbelow\ntwo\nbelow'])
  })

  it('are none for a page of code', () => {
    const doc = new Y.Doc()
    doc.getText('content').insert(0, 'const a = 1')
    expect(blockTexts(doc)).toEqual([])
    expect(doc.getText('content').toString()).toBe('const a = 1')
  })
})
