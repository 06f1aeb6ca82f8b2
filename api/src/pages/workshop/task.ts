import type { RefusalCode } from '@chapterhouse/shared/refusals'
import type { StoredState } from '@chapterhouse/shared/sync/replay'
import type { Copied, Copy, Fill } from './copying.ts'
import type { Head } from './head.ts'
import type { Kept, TextFormat } from './reading.ts'
import type { Bring, Brought, Written } from './writing.ts'

/** Work on a whole document: seconds for a book, so it is done beside the thread that answers. */
export type Task =
  | { readonly kind: 'retitle'; readonly head: Head; readonly title: string }
  | ({ readonly kind: 'bring' } & Bring)
  | ({ readonly kind: 'copy' } & Copy)
  | ({ readonly kind: 'fill' } & Fill)
  | { readonly kind: 'write-out'; readonly head: Head; readonly format: TextFormat }
  | { readonly kind: 'keep'; readonly head: Head }
  | {
      readonly kind: 'rebuild'
      readonly keyframe: StoredState | null
      readonly slices: readonly (readonly Uint8Array[])[]
    }

/** What each kind of task answers. */
export interface Results {
  readonly retitle: Written
  readonly bring: Brought
  readonly copy: Copied
  readonly fill: Brought
  readonly 'write-out': string
  readonly keep: Kept
  readonly rebuild: Kept
}

/** What a worker sends back: a result, a no for the person, or our mistake. */
export type Outcome =
  | { readonly kind: 'done'; readonly result: Results[Task['kind']] }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly detail: string }
  | { readonly kind: 'failed'; readonly message: string }
