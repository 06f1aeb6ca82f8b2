import type { DocNode } from '@chapterhouse/shared/editor/node'

/** A picture as files carry it: every reader of DOCX, PDF and EPUB can show these three. */
export interface Picture {
  readonly bytes: Uint8Array
  readonly mime: 'image/png' | 'image/jpeg' | 'image/gif'
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** Everything a renderer needs of a page, so that it asks nobody. */
export interface Manuscript {
  readonly title: string
  readonly authors: readonly string[]
  readonly content: DocNode
  /** BCP 47. */
  readonly language: string
  /** By the `src` of the image node; one that is missing is named by its words. */
  readonly pictures: ReadonlyMap<string, Picture>
  /** Titles of today by page id, for links to pages. */
  readonly titles: ReadonlyMap<string, string>
  /** Where links to our own pages lead from outside; null leaves their words. */
  readonly origin: string | null
  /** Milliseconds since the Unix epoch. */
  readonly at: number
}

/** What a file could not take over as it was, one sentence each. */
export type Remarks = Set<string>

/** A file with what has to be said of it. */
export interface Rendered {
  readonly bytes: Uint8Array
  readonly remarks: readonly string[]
}
