/**
 * Small choices kept in this browser under a name, read at once. Where storage is blocked or full
 * nothing is kept: reading answers null and writing does nothing.
 */
export const onThisDevice = {
  read: (name: string): unknown => {
    try {
      return JSON.parse(localStorage.getItem(name) ?? 'null')
    } catch {
      return null
    }
  },
  /** Null forgets it. */
  write: (name: string, value: unknown): void => {
    try {
      if (value === null) localStorage.removeItem(name)
      else localStorage.setItem(name, JSON.stringify(value))
    } catch {
      // What is chosen holds until the next load.
    }
  },
}
