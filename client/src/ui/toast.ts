/** A short message after an act, with a way back when there is one. */
export interface Toast {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'danger'
  readonly undo?: () => void
  /** Name of the way back; "Undo" unless told. */
  readonly undoLabel?: string
  /** Stays until it is dismissed: something is under way. */
  readonly lasting?: boolean
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

const set = (next: readonly Toast[]) => {
  toasts = next
  for (const listen of listeners) listen()
}

/** At most this many at once; the oldest goes first. */
const most = 3

/** Shows a message for a while. Answers its id. */
export const toast = (text: string, more: Partial<Omit<Toast, 'id' | 'text'>> = {}): number => {
  lastId += 1
  set([...toasts, { id: lastId, text, tone: 'plain' as const, ...more }].slice(-most))
  return lastId
}

/** Says what is under way for as long as it is; short work says nothing. Answers what the work answers. */
export const whileToasting = async <T>(text: string, work: () => Promise<T>): Promise<T> => {
  let id: number | null = null
  const timer = setTimeout(() => {
    id = toast(text, { lasting: true })
  }, 300)
  try {
    return await work()
  } finally {
    clearTimeout(timer)
    if (id !== null) dismiss(id)
  }
}

/** Takes a message away. */
export const dismiss = (id: number) => set(toasts.filter((one) => one.id !== id))

/** What stands in the corner, for who shows it. */
export const toastStore = {
  get: () => toasts,
  listen: (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
