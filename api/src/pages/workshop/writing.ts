import {
  appendToDocument,
  isEmptyDocument,
  setTitle,
  titleOf,
} from '@chapterhouse/shared/editor/document'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import { toText, wordsOf } from '@chapterhouse/shared/editor/to-text'
import { must } from '@chapterhouse/shared/kernel/must'
import { limits } from '@chapterhouse/shared/sync/document'
import { nestsTooDeep } from '@chapterhouse/shared/sync/nesting'
import { encodeRanges } from '@chapterhouse/shared/sync/ranges'
import { replay } from '@chapterhouse/shared/sync/replay'
import { packSlice } from '@chapterhouse/shared/sync/slice-packing'
import { readUpdateMeta } from '@chapterhouse/shared/sync/update-meta'
import * as Y from 'yjs'
import { isBlank } from '../formats/read/brought.ts'
import { readMarkdown } from '../formats/read/read-markdown.ts'
import type { Head } from './head.ts'
import { TaskRefusal } from './task-refusal.ts'

/** What one act of the api adds to a page's document. */
export interface Written {
  /** The journal row, a Yjs V1 update; null when the document says it already. */
  readonly update: Uint8Array | null
  readonly clientIds: readonly number[]
  /** What the act deleted, as a Yjs delete set; null for nothing. */
  readonly deletes: Uint8Array | null
}

/** Runs a change on the page's document as a new Yjs client and answers what it wrote. */
export const write = (head: Head, change: (doc: Y.Doc) => void): Written => {
  const { doc } = replay(head.stored, head.rows)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  change(doc)
  if (updates.length === 0) return { update: null, clientIds: [], deletes: null }
  const update = Y.mergeUpdates(updates)
  const meta = readUpdateMeta(update)
  if (typeof meta === 'string') throw new TaskRefusal('too_large', `update refused: ${meta}`)
  // what the gate would not take from an editor must not come in by this door either
  if (nestsTooDeep(meta, doc)) throw tooDeep()
  const deletes = meta.deletes.size > 0 ? encodeRanges(meta.deletes) : null
  return { update, clientIds: [doc.clientID], deletes }
}

/** Gives the document another title. */
export const retitle = (head: Head, title: string): Written =>
  write(head, (doc) => {
    if (titleOf(doc) !== title) setTitle(doc, title)
  })

export interface Bring {
  readonly head: Head
  readonly markdown: string
  /** `replace` is refused where there is text. */
  readonly mode: 'append' | 'replace'
  /** Milliseconds since the Unix epoch, for the contribution's own rows. */
  readonly at: number
}

export interface Brought extends Written {
  readonly update: Uint8Array
  /** The contribution's delta: the same row, framed as history. */
  readonly delta: Uint8Array
  readonly words: number
  /** Characters a reader sees. */
  readonly chars: number
}

/** Reads Markdown and adds it below what the page has. */
export const bring = ({ markdown, ...where }: Bring): Brought =>
  add({ ...where, content: readMarkdown(markdown) })

export interface Add extends Omit<Bring, 'markdown'> {
  readonly content: DocNode
}

/** Adds a document below what the page has. */
export const add = ({ head, content: json, mode, at }: Add): Brought => {
  if (isBlank(json)) throw new TaskRefusal('unreadable', 'There is nothing in it')
  const written = write(head, (doc) => {
    if (mode === 'replace' && !isEmptyDocument(doc)) {
      throw new TaskRefusal('conflict', 'The page is not empty')
    }
    appendToDocument(doc, json)
    demandSize(doc)
  })
  const update = must(written.update, 'the update of an import')
  const delta = packSlice([{ order: 0, at, data: update }])
  return { ...written, update, delta, words: wordsOf(json), chars: toText(json).length }
}

const tooDeep = () => new TaskRefusal('unreadable', 'It is nested too deeply')

const demandSize = (doc: Y.Doc): void => {
  if (Y.encodeStateAsUpdateV2(doc).length > limits.document) {
    throw new TaskRefusal('too_large', 'The page would be larger than a page can be; use several')
  }
}
