/** One document for the press. */
export interface PressJob {
  /** A document of pages, or the one page there is as a drawing without letters: each is its outline. */
  readonly form: 'pdf' | 'svg'
  readonly typst: string
  readonly rare: string
  readonly pictures: readonly { readonly path: string; readonly bytes: Uint8Array }[]
  /** Milliseconds it may take. */
  readonly limit: number
  /** Bytes of memory the whole program may hold. */
  readonly memory: number
}

export type PressAnswer =
  | {
      readonly kind: 'printed'
      readonly bytes: Uint8Array
      readonly pages: number
      /** Letters shown as an empty box: no font on this machine has them. */
      readonly missing: string
    }
  | { readonly kind: 'failed'; readonly message: string }
