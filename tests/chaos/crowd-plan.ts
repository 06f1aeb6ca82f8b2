/** Where a typing client of another process goes: our house with a session, or a peer without any. */
export type DoorPlan =
  | {
      readonly kind: 'house'
      readonly origin: string
      readonly cookie: string
      readonly pageId: string
      readonly collabUrl: string
    }
  | { readonly kind: 'peer'; readonly url: string; readonly room: string }

export interface CrowdPlan {
  readonly doors: readonly DoorPlan[]
  /** Names of the writers are this and a number. */
  readonly prefix: string
  /** Every token the interface would call saved is appended here, one to a line, before anything else. */
  readonly record: string
  readonly seed: number
  /** Longest pause between two keys of one person. */
  readonly keyMs: number
}
