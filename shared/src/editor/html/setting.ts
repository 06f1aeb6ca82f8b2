import type { DocNode } from '../node.ts'
import { type OutlineEntry, outlineOf } from '../outline.ts'

/** One document being set in HTML: what a node has to know of the rest of the page. */
export interface Setting {
  readonly outline: readonly OutlineEntry[]
  readonly headingIds: ReadonlyMap<DocNode, string>
  /** Footnotes met so far, in reading order. */
  readonly notes: DocNode[]
  /** Writers of the place it is set for, before those of the language. */
  readonly own: HtmlWriters
}

export const settingOf = (doc: DocNode, own: HtmlWriters): Setting => {
  const outline = outlineOf(doc)
  return { outline, headingIds: new Map(outline.map(({ node, id }) => [node, id])), notes: [], own }
}

/** Writes a node as HTML of escaped text. */
export type HtmlWriter = (node: DocNode, setting: Setting) => string
export type HtmlWriters = Readonly<Record<string, HtmlWriter>>
