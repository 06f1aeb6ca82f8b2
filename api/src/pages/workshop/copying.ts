import { copyDocument } from '@chapterhouse/shared/editor/copy-document'
import {
  documentJson,
  isEmptyDocument,
  setTitle,
  titleOf,
} from '@chapterhouse/shared/editor/document'
import { toText, wordsOf } from '@chapterhouse/shared/editor/to-text'
import { limits } from '@chapterhouse/shared/sync/document'
import { replay } from '@chapterhouse/shared/sync/replay'
import { packSlice } from '@chapterhouse/shared/sync/slice-packing'
import type { Head } from './head.ts'
import { TaskRefusal } from './task-refusal.ts'
import { type Brought, type Written, write } from './writing.ts'

export interface Copy {
  /** The page that is copied. */
  readonly head: Head
  /** What its title begins with then; nothing before an empty one. */
  readonly prefix: string
  /** Its title in the list, for as long as the document has none. */
  readonly listed: string
  /** Milliseconds since the Unix epoch, for the contribution's own rows. */
  readonly at: number
}

/** A new page's document: its title, and its text as one contribution, null when it has none. */
export interface Copied {
  readonly title: string
  readonly titled: Written
  readonly text: Brought | null
}

const nothing: Head = { stored: null, rows: [] }

/** Writes what a page shows now into a new document, as its writer's own. */
export const copy = ({ head, prefix, listed, at }: Copy): Copied => {
  const { doc } = replay(head.stored, head.rows)
  const name = titleOf(doc) || listed
  const title = name.trim() === '' ? '' : `${prefix}${name}`.slice(0, 300)
  const titled = write(nothing, (fresh) => setTitle(fresh, title))
  if (isEmptyDocument(doc)) return { title, titled, text: null }
  const written = write(nothing, (fresh) => copyDocument(doc, fresh))
  const { update } = written
  if (!update) return { title, titled, text: null }
  if (update.length > limits.update) {
    throw new TaskRefusal('too_large', 'The page is too large to be copied in one piece')
  }
  const json = documentJson(doc)
  const delta = packSlice([{ order: 0, at, data: update }])
  const text = { ...written, update, delta, words: wordsOf(json), chars: toText(json).length }
  return { title, titled, text }
}
