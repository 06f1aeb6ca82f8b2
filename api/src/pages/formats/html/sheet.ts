import type { DocNode } from '@chapterhouse/shared/editor/node'
import type { OutlineEntry } from '../outline.ts'
import type { Setting } from '../setting.ts'

/** One file of HTML on its way: a whole page, or a chapter of a book. */
export interface Sheet extends Setting {
  /** Strict XHTML with the names of EPUB, else HTML for a browser. */
  readonly epub: boolean
  /** The address of a picture by the `src` of its node; null when there is none. */
  readonly addressOf: (src: string) => string | null
  readonly outline: readonly OutlineEntry[]
  /** The address of a heading. */
  readonly headingHref: (entry: OutlineEntry) => string
  /** Words of the notes met so far, as HTML; the first has the number `firstNote`. */
  readonly notes: string[]
  readonly firstNote: number
}

export const entryOf = (node: DocNode, { outline }: Sheet): OutlineEntry | undefined =>
  outline.find((entry) => entry.node === node)
