import { contentRoot } from '@chapterhouse/shared/sync/document'
import * as Y from 'yjs'
import { randomFrom } from '../harness/random.ts'
import { typing } from './rhythm.ts'

/** A page somebody has been writing for months. */
export interface AgedPage {
  readonly document: Y.Doc
  /** Its history in the order of typing, `perUpdate` keys in each. */
  readonly updates: readonly Uint8Array[]
  readonly edits: number
}

export interface AgedPlan {
  readonly seed: number
  readonly edits: number
  readonly clientId: number
  /** Keys that travel together. */
  readonly perUpdate: number
}

const keysInParagraph = 600

/** Types a page of `edits` keys: mostly at its end, sometimes going back into an earlier paragraph. */
export const typeAgedPage = ({ seed, edits, clientId, perUpdate }: AgedPlan): AgedPage => {
  const document = new Y.Doc()
  document.clientID = clientId
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  const random = randomFrom(seed)
  const keys = typing(seed)
  let typed = 0
  while (typed < edits) {
    const end = Math.min(edits, typed + perUpdate)
    document.transact(() => {
      while (typed < end) {
        const run = Math.min(end - typed, 20 + random.below(200))
        typeRun(placeIn(document, random, typed), keys, run)
        typed += run
      }
    })
  }
  return { document, updates, edits }
}

interface Caret {
  readonly text: Y.XmlText
  readonly at: number
}

const placeIn = (document: Y.Doc, random: ReturnType<typeof randomFrom>, typed: number): Caret => {
  const content = document.getXmlFragment(contentRoot)
  if (content.length * keysInParagraph <= typed) return { text: addParagraph(content), at: 0 }
  const which = random.chance(0.8) ? content.length - 1 : random.below(content.length)
  const text = paragraphText(content, which)
  return { text, at: random.chance(0.8) ? text.length : random.below(text.length + 1) }
}

const typeRun = ({ text, at }: Caret, keys: Iterator<string>, run: number) => {
  let caret = at
  for (let count = 0; count < run; count += 1) {
    const key = keys.next().value as string
    if (key !== 'backspace') text.insert(caret++, key)
    else if (caret > 0) text.delete(--caret, 1)
    else text.insert(caret++, 'a')
  }
}

/** A new paragraph at the end of a page; answers its text. */
export const addParagraph = (content: Y.XmlFragment): Y.XmlText => {
  const text = new Y.XmlText()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  content.push([paragraph])
  return text
}

const paragraphText = (content: Y.XmlFragment, at: number): Y.XmlText => {
  const paragraph = content.get(at)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error(`paragraph ${at} has no text`)
  return text
}
