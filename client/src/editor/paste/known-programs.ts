type CleanPrograms = typeof import('./programs.ts').cleanPrograms

// One can write before it is known how other programs write; it is fetched once the page is there.
let known: CleanPrograms | null = null
let isTried = false

/** Fetches what there is to know about other programs. Never fails: without it HTML is taken as it is. */
export const learnPrograms = async (): Promise<void> => {
  try {
    known ??= (await import('./programs.ts')).cleanPrograms
  } catch {
    // No line, and nothing kept: the words come in all the same.
  }
  isTried = true
}

/** Whether HTML need not wait any more. */
export const isLearned = (): boolean => isTried

export const cleanKnown: CleanPrograms = (body, html) => known?.(body, html)
