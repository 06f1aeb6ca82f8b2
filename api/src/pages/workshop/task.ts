import type { DocNode } from '@chapterhouse/shared/editor/node'
import type { RefusalCode } from '@chapterhouse/shared/refusals'
import type { StoredState } from '@chapterhouse/shared/sync/replay'
import type { Manuscript, Rendered } from '../formats/manuscript.ts'
import type { PrintSource } from '../formats/pdf/source.ts'
import type { PageFileParts } from '../formats/project/page-file.ts'
import type { BroughtText } from '../formats/read/brought.ts'
import type { GivenFile } from '../formats/read/from-file.ts'
import type { BroughtTree } from '../formats/read/tree.ts'
import type { Edition } from '../publishing/edition.ts'
import type { PublishedText, SetText } from '../publishing/front/text.ts'
import type { Compose, Composed, KeepText } from './composing.ts'
import type { Copied, Copy, Fill } from './copying.ts'
import type { Head } from './head.ts'
import type { Kept, TextFormat } from './reading.ts'
import type { BookFormat } from './rendering.ts'
import type { Add, Bring, Brought, Written } from './writing.ts'

/** Work on a whole document: seconds for a book, so it is done beside the thread that answers. */
export type Task =
  | { readonly kind: 'retitle'; readonly head: Head; readonly title: string }
  | ({ readonly kind: 'bring' } & Bring)
  | ({ readonly kind: 'add' } & Add)
  | ({ readonly kind: 'read-file' } & GivenFile)
  | ({ readonly kind: 'read-tree' } & GivenFile)
  | ({ readonly kind: 'compose' } & Compose)
  | ({ readonly kind: 'keep-text' } & KeepText)
  | { readonly kind: 'page-file'; readonly content: DocNode; readonly parts: PageFileParts }
  | ({ readonly kind: 'copy' } & Copy)
  | ({ readonly kind: 'fill' } & Fill)
  | { readonly kind: 'write-out'; readonly head: Head; readonly format: TextFormat }
  | { readonly kind: 'read'; readonly head: Head }
  | { readonly kind: 'render'; readonly format: BookFormat; readonly manuscript: Manuscript }
  | { readonly kind: 'typeset'; readonly manuscript: Manuscript }
  | { readonly kind: 'keep'; readonly head: Head }
  | { readonly kind: 'edition'; readonly head: Head }
  | {
      readonly kind: 'says-else'
      readonly head: Head
      readonly published: { readonly title: string; readonly content: DocNode }
    }
  | ({ readonly kind: 'set-text' } & SetText)
  | {
      readonly kind: 'rebuild'
      readonly keyframe: StoredState | null
      readonly slices: readonly (readonly Uint8Array[])[]
    }

/** What each kind of task answers. */
export interface Results {
  readonly retitle: Written
  readonly bring: Brought
  readonly add: Brought
  readonly 'read-file': BroughtText
  readonly 'read-tree': BroughtTree
  readonly compose: Composed
  readonly 'keep-text': Kept
  readonly 'page-file': string
  readonly copy: Copied
  readonly fill: Brought
  readonly 'write-out': string
  readonly read: { readonly title: string; readonly content: DocNode }
  readonly render: Rendered
  readonly typeset: PrintSource
  readonly keep: Kept
  readonly edition: Edition
  readonly 'says-else': boolean
  readonly 'set-text': PublishedText
  readonly rebuild: Kept
}

/** What a worker sends back: a result, a no for the person, or our mistake. */
export type Outcome =
  | { readonly kind: 'done'; readonly result: Results[Task['kind']] }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly detail: string }
  | { readonly kind: 'failed'; readonly message: string }
