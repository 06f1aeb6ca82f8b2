import { setTitle } from '@chapterhouse/shared/editor/document'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import { isBlank } from '../formats/read/brought.ts'
import type { Copied } from './copying.ts'
import type { Head } from './head.ts'
import { add, write } from './writing.ts'

export interface Compose {
  readonly title: string
  readonly content: DocNode
  /** Milliseconds since the Unix epoch, for the contribution's own rows. */
  readonly at: number
}

/** A new page's document: its title, and its text as one contribution, null when it has none. */
export type Composed = Copied

const nothing: Head = { stored: null, rows: [] }

/** Writes a new page of a title and a text. */
export const compose = ({ title, content, at }: Compose): Composed => {
  const titled = write(nothing, (doc) => setTitle(doc, title))
  const text = isBlank(content) ? null : add({ head: nothing, content, mode: 'append', at })
  return { title, titled, text }
}
