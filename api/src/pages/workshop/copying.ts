import { copyDocument } from '@chapterhouse/shared/editor/copy-document'
import {
  contentOf,
  documentJson,
  isEmptyDocument,
  setTitle,
  titleOf,
} from '@chapterhouse/shared/editor/document'
import { toText, wordsOf } from '@chapterhouse/shared/editor/to-text'
import { limits } from '@chapterhouse/shared/sync/document'
import { replay } from '@chapterhouse/shared/sync/replay'
import { packSlice } from '@chapterhouse/shared/sync/slice-packing'
import type { Doc } from 'yjs'
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
  return { title, titled, text: bringDocument(doc, nothing, at) }
}

export interface Fill {
  /** The page that is filled; refused where there is text. */
  readonly head: Head
  readonly template: Head
  readonly at: number
}

/** Writes what a template shows into a page that is empty. */
export const fill = ({ head, template, at }: Fill): Brought => {
  const { doc } = replay(template.stored, template.rows)
  const brought = bringDocument(doc, head, at)
  if (!brought) throw new TaskRefusal('unreadable', 'The template is empty')
  return brought
}

/** What a document shows as new text of an empty page; null when it shows nothing. */
const bringDocument = (from: Doc, into: Head, at: number): Brought | null => {
  if (isEmptyDocument(from)) return null
  const { update, ...written } = write(into, (doc) => {
    if (!isEmptyDocument(doc)) throw new TaskRefusal('conflict', 'The page is not empty')
    contentOf(doc).delete(0, contentOf(doc).length)
    copyDocument(from, doc)
  })
  if (!update) return null
  if (update.length > limits.update) {
    throw new TaskRefusal('too_large', 'The page is too large to be copied in one piece')
  }
  const json = documentJson(from)
  const delta = packSlice([{ order: 0, at, data: update }])
  return { ...written, update, delta, words: wordsOf(json), chars: toText(json).length }
}
