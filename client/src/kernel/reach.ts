/** `offline`: this device has no network. `unreachable`: it has one, but our server is silent. */
export type Reach = 'here' | 'offline' | 'unreachable'

const firstPause = 1_000
const longestPause = 15_000

let state: Reach = 'here'
let timer: ReturnType<typeof setTimeout> | undefined
let pause = firstPause
const listeners = new Set<(reach: Reach) => void>()

const become = (next: Reach) => {
  if (next === state) return
  state = next
  for (const listen of listeners) listen(next)
}

const lookLater = () => {
  if (timer !== undefined) return
  // Jitter, so that a hundred browsers do not come back in one instant.
  timer = setTimeout(look, pause * (0.75 + Math.random() / 2))
  pause = Math.min(pause * 2, longestPause)
}

const look = async () => {
  timer = undefined
  if (state === 'here') return
  try {
    const answer = await fetch('/readyz', { signal: AbortSignal.timeout(5_000), cache: 'no-store' })
    if (answer.ok) return reach.heard()
  } catch {
    // Still away.
  }
  become(navigator.onLine ? 'unreachable' : 'offline')
  lookLater()
}

/** Whether the server can be asked, as far as we know; keeps looking while it is away. */
export const reach = {
  get: (): Reach => state,
  heard: () => {
    clearTimeout(timer)
    timer = undefined
    pause = firstPause
    become('here')
  },
  lost: () => {
    become(navigator.onLine ? 'unreachable' : 'offline')
    lookLater()
  },
  /** Looks at once: the network came back, or a person asks. */
  look: () => {
    clearTimeout(timer)
    timer = undefined
    pause = firstPause
    return look()
  },
  listen: (listener: (reach: Reach) => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/** Takes the browser's own word for the network; call once. */
export const watchNetwork = () => {
  addEventListener('offline', () => reach.lost())
  addEventListener('online', () => void reach.look())
  if (!navigator.onLine) reach.lost()
}
