/** Calls for a job before its time. Ringing is a hint: where nobody hears it, the clock comes anyway. */
export interface Bell {
  /** Rings after so many milliseconds, unless it rings sooner. */
  readonly ring: (after: number) => void
  /** Who comes when it rings. */
  readonly heardBy: (come: () => void) => void
  readonly close: () => void
}

export const openBell = (): Bell => {
  let come = (): void => {}
  let next: { readonly at: number; readonly timer: NodeJS.Timeout } | null = null
  const fire = (): void => {
    next = null
    come()
  }
  return {
    ring: (after) => {
      const at = Date.now() + after
      if (next && next.at <= at) return
      if (next) clearTimeout(next.timer)
      next = { at, timer: setTimeout(fire, after).unref() }
    },
    heardBy: (who) => {
      come = who
    },
    close: () => {
      if (next) clearTimeout(next.timer)
      next = null
      come = () => {}
    },
  }
}
