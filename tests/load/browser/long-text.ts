import { documentFrom } from '@chapterhouse/shared/editor/document'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import { contentRoot } from '@chapterhouse/shared/sync/document'
import * as Y from 'yjs'
import { founderId } from '../../bench/contestant.ts'
import { type Random, randomFrom } from '../../harness/random.ts'

const lexicon =
  'the of lamp harbour and slate a sea nobody had asked for light in winter when boats came home'.split(
    ' ',
  )

const sentence = (random: Random): string => {
  const words = Array.from({ length: 6 + random.below(14) }, () => random.pick(lexicon))
  const text = words.join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

const paragraph = (random: Random): DocNode => {
  const sentences = Array.from({ length: 4 + random.below(5) }, () => sentence(random))
  const [first = '', ...rest] = sentences
  const marks = random.chance(0.2) ? [{ type: random.pick(['bold', 'italic']) }] : []
  return {
    type: 'paragraph',
    content: [
      { type: 'text', text: first, ...(marks.length > 0 ? { marks } : {}) },
      { type: 'text', text: ` ${rest.join(' ')}` },
    ],
  }
}

const heading = (number: number): DocNode => ({
  type: 'heading',
  attrs: { level: 2 },
  content: [{ type: 'text', text: `Part ${number}` }],
})

const wordsOf = (node: DocNode): number =>
  (node.content ?? []).reduce((sum, { text = '' }) => sum + text.split(' ').length, 0)

/** Prose of so many words: paragraphs of 40 to 120 words, a heading before each ninth. */
export const proseOf = (words: number): DocNode => {
  const random = randomFrom(4711)
  const content: DocNode[] = []
  for (let written = 0, number = 1; written < words; number += 1) {
    if (number % 9 === 1) content.push(heading(Math.ceil(number / 9)))
    const next = paragraph(random)
    written += wordsOf(next)
    content.push(next)
  }
  return { type: 'doc', content }
}

/** A long page on its way into a server. */
export interface LongText {
  /** Who made each update, in their order. */
  readonly updates: readonly { readonly clientId: number; readonly update: Uint8Array }[]
  /** An empty paragraph for each typist, spread over the page. */
  readonly places: readonly { readonly client: number; readonly clock: number }[]
}

const firstEditor = 21
const editsInParagraph = 4

/** One person goes through all paragraphs and changes a few letters in each. */
const editAll = (content: Y.XmlFragment, random: Random): void => {
  for (const block of content.toArray()) {
    const text = block instanceof Y.XmlElement ? block.get(0) : null
    if (!(text instanceof Y.XmlText) || text.length < 50) continue
    for (let edit = 0; edit < editsInParagraph; edit += 1) {
      const at = random.below(text.length - 2)
      text.insert(at, random.pick(['e', 'a', 'n']))
      text.delete(at + 1, 1)
    }
  }
}

const placesIn = (content: Y.XmlFragment, count: number): LongText['places'] =>
  Array.from({ length: count }, (_, index) => {
    const [block, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()]
    block.insert(0, [text])
    content.insert(Math.floor(((index + 0.5) * content.length) / count), [block])
    const id = text._item?.id
    if (!id) throw new Error('a text outside the document')
    return { client: id.client, clock: id.clock }
  })

/** The page, with so many people having edited every paragraph of it since. */
export const longText = (words: number, editors: number, typists: number): LongText => {
  const doc = documentFrom(proseOf(words), founderId)
  const content = doc.getXmlFragment(contentRoot)
  const places = doc.transact(() => placesIn(content, typists))
  const updates = [{ clientId: founderId, update: Y.encodeStateAsUpdate(doc) }]
  for (let editor = 0; editor < editors; editor += 1) {
    const before = Y.encodeStateVector(doc)
    doc.clientID = firstEditor + editor
    doc.transact(() => editAll(content, randomFrom(editor)))
    updates.push({ clientId: doc.clientID, update: Y.encodeStateAsUpdate(doc, before) })
  }
  return { updates, places }
}
