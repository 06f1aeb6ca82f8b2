import { createHash } from 'node:crypto'
import { documentJson, titleOf } from '@chapterhouse/shared/editor/document'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import { schemaVersion } from '@chapterhouse/shared/editor/schema-version'
import { toHtml } from '@chapterhouse/shared/editor/to-html'
import { toMarkdown } from '@chapterhouse/shared/editor/to-markdown'
import { toText, wordsOf } from '@chapterhouse/shared/editor/to-text'
import { replay } from '@chapterhouse/shared/sync/replay'
import { inOrder } from '@chapterhouse/shared/sync/slice'
import { unpackSlice } from '@chapterhouse/shared/sync/slice-packing'
import * as Y from 'yjs'
import type { Head } from './head.ts'
import { TaskRefusal } from './task-refusal.ts'

export type TextFormat = 'markdown' | 'text' | 'json' | 'preview'

const writers: Readonly<Record<TextFormat, (json: DocNode, title: string) => string>> = {
  markdown: (json) => toMarkdown(json),
  text: (json) => `${toText(json)}\n`,
  json: (json, title) => JSON.stringify({ schemaVersion, title, content: json }, null, 2),
  preview: (json) => toHtml(json),
}

/** The page as it is now, written out. */
export const writeOut = (head: Head, format: TextFormat): string => {
  const { doc } = replay(head.stored, head.rows)
  return writers[format](documentJson(doc), titleOf(doc))
}

/** The page as it is now, as a document. */
export const read = (head: Head): { title: string; content: DocNode } => {
  const { doc } = replay(head.stored, head.rows)
  return { title: titleOf(doc), content: documentJson(doc) }
}

/** Everything a version keeps, so that reading it later needs no replay. */
export interface Kept {
  readonly state: Uint8Array
  readonly stateVector: Uint8Array
  readonly content: DocNode
  readonly plainText: string
  readonly words: number
  /** SHA-256 (hex) of the state. */
  readonly checksum: string
}

/** The page as it is now, to keep. The stored state is the collected one: a version is read, never merged. */
export const keep = (head: Head): Kept => keptOf(replay(head.stored, head.rows).doc)

/**
 * The page at the end of a slice, from the deltas of all slices up to it; a keyframe, if there is
 * one before, saves the slices it has.
 */
export const rebuild = (
  keyframe: Head['stored'],
  slices: readonly (readonly Uint8Array[])[],
): Kept => {
  const rows = slices.flatMap((deltas) => inOrder(...deltas.map(unpackSlice)))
  const journal = rows.map(({ data }, index) => ({ id: String(index), data }))
  const { doc, setAside } = replay(keyframe, journal)
  if (setAside.length > 0 || doc.store.pendingStructs) {
    throw new TaskRefusal('conflict', 'The history of this page has a gap before this version')
  }
  return keptOf(doc)
}

// PostgreSQL stores no zero byte in text or jsonb; a forged update can hold one, and it must not
// keep everybody else from naming versions of their page
const storable = (content: DocNode): DocNode =>
  JSON.parse(
    JSON.stringify(content, (_key, value: unknown) =>
      typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value,
    ),
  )

/** Everything of a document that a version keeps. */
export const keptOf = (doc: Y.Doc): Kept => {
  const state = Y.encodeStateAsUpdateV2(doc)
  const content = storable(documentJson(doc))
  return {
    state,
    stateVector: Y.encodeStateVector(doc),
    content,
    plainText: toText(content),
    words: wordsOf(content),
    checksum: createHash('sha256').update(state).digest('hex'),
  }
}
