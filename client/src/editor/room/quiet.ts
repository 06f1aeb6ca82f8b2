import { useEffect, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'

const key = 'chapterhouse.quiet'

const read = (): boolean => {
  try {
    return localStorage.getItem(key) === 'yes'
  } catch {
    return false
  }
}

let quiet = read()
const listeners = new Set<() => void>()

/** Whether this device shows nobody's caret. Where storage is blocked it lasts until the next load. */
export const quietMode = {
  get: () => quiet,
  listen: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  set: (wish: boolean) => {
    quiet = wish
    try {
      if (wish) localStorage.setItem(key, 'yes')
      else localStorage.removeItem(key)
    } catch {
      // It holds for this window.
    }
    for (const listen of listeners) listen()
  },
}

/** The state in which somebody says that their name shall not stand at their caret. */
export const asksForQuiet = (state: Record<string, unknown> | undefined): boolean =>
  state?.quiet === true

/**
 * Quiet on this device: the others' carets are not drawn, and one's own goes without a name. Who is
 * here stays true for everybody: one is hidden from nobody's list.
 */
export const useQuiet = (awareness: Awareness): boolean => {
  const isQuiet = useSyncExternalStore(quietMode.listen, quietMode.get)
  useEffect(() => {
    document.documentElement.toggleAttribute('data-quiet', isQuiet)
    awareness.setLocalStateField('quiet', isQuiet)
    return () => document.documentElement.removeAttribute('data-quiet')
  }, [awareness, isQuiet])
  return isQuiet
}
