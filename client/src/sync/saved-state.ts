/** What the person is told about their text (SPEC C2). */
export type SavedState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | {
      readonly kind: 'unsaved'
      /** Words that only this device has; 0 when only deletions or formats wait. */
      readonly words: number
      /** Milliseconds since the epoch of the oldest edit that waits. */
      readonly since: number
      /** `device`: survives closing this tab. `tab`: this device refuses to keep it. */
      readonly kept: 'device' | 'tab'
    }

/** Edits may wait this long on an open line before they count as not saved. */
export const savingFor = 3_000

/** What is known about what was written here. */
export interface SavingFacts {
  /** Everything in the document is acknowledged. */
  readonly complete: boolean
  /** The line is open and has taken our state. */
  readonly online: boolean
  readonly oldest: number
  readonly now: number
  readonly keeps: boolean
  readonly words: () => number
}

/** What a writer is told; it never says more than the server has confirmed. */
export const savedState = (facts: SavingFacts): SavedState => {
  if (facts.complete) return { kind: 'saved' }
  if (facts.online && facts.now - facts.oldest < savingFor) return { kind: 'saving' }
  const kept = facts.keeps ? 'device' : 'tab'
  return { kind: 'unsaved', words: facts.words(), since: facts.oldest, kept }
}

/** Whether two states say the same to a person. */
export const sameSaved = (a: SavedState, b: SavedState): boolean => {
  if (a.kind !== 'unsaved' || b.kind !== 'unsaved') return a.kind === b.kind
  return a.words === b.words && a.since === b.since && a.kept === b.kept
}
