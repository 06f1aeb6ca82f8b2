import { appendToDocument, setTitle } from '@chapterhouse/shared/editor/document'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import { Doc } from 'yjs'
import { isBlank } from '../formats/read/brought.ts'
import type { Copied } from './copying.ts'
import type { Head } from './head.ts'
import { type Kept, keptOf } from './reading.ts'
import { add, write } from './writing.ts'

export interface Compose {
  readonly title: string
  readonly content: DocNode
  /** Milliseconds since the Unix epoch, for the contribution's own rows. */
  readonly at: number
}

/** A new page's document: its title, and its text as one contribution, null when it has none. */
export type Composed = Copied

export interface KeepText {
  readonly title: string
  readonly content: DocNode
}

const nothing: Head = { stored: null, rows: [] }

/** Writes a new page of a title and a text. */
export const compose = ({ title, content, at }: Compose): Composed => {
  const titled = write(nothing, (doc) => setTitle(doc, title))
  const text = isBlank(content) ? null : add({ head: nothing, content, mode: 'append', at })
  return { title, titled, text }
}

/** A text as a version of a page keeps it, whose document it never was. */
export const keepText = ({ title, content }: KeepText): Kept => {
  const doc = new Doc()
  setTitle(doc, title)
  appendToDocument(doc, content)
  return keptOf(doc)
}
