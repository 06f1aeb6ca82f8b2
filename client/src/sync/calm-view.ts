import type { RoomView } from './room-view.ts'

/** Milliseconds of rest after which what is saved is called saved again. */
const rest = 500

/** What the interface watches of a room. */
export interface Watched {
  readonly view: () => RoomView
  /** Answers with how to end it. */
  readonly listen: (listener: () => void) => () => void
}

const sameBut = (a: RoomView, b: RoomView): boolean =>
  JSON.stringify({ ...a, saved: null }) === JSON.stringify({ ...b, saved: null })

/**
 * A room as it is shown. Text that waits is told at once; that it is saved is told once the person
 * rests: between two keys it would be true for a moment, and everything around the text would be
 * drawn anew, twice a key.
 */
export const calmView = (room: Watched): Watched => {
  let shown = room.view()
  const listen = (listener: () => void) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      shown = room.view()
      listener()
    }
    const look = () => {
      clearTimeout(timer)
      const now = room.view()
      const isCalm = shown.saved.kind === 'saving' && sameBut(shown, now)
      if (!isCalm || now.saved.kind === 'unsaved') show()
      else if (now.saved.kind === 'saved') timer = setTimeout(show, rest)
    }
    shown = room.view()
    const stop = room.listen(look)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }
  return { view: () => shown, listen }
}
