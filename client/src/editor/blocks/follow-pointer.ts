import { listen } from '../menus/listen.ts'

/** Pixels a hand may tremble before a press becomes a drag. */
const tremble = 4

/** Pixels from the edge of the window in which it scrolls, and how far in a frame at most. */
const brink = 96
const stride = 18

/** How far to scroll in this frame while something is held at this height of the window. */
export const pace = (clientY: number, height: number): number => {
  const above = Math.max(0, brink - clientY)
  const below = Math.max(0, clientY - (height - brink))
  return Math.round(((Math.min(brink, below) - Math.min(brink, above)) / brink) * stride)
}

interface Following {
  /** The press became a drag; no if nothing can be dragged now. */
  readonly start: () => boolean
  /** Called in each frame of a drag: the window scrolls, and others write, while the hand is still. */
  readonly move: (point: PointerEvent) => void
  /** Called once; `moved` tells a drag from a press, and nothing is meant where `kept` is false. */
  readonly end: (point: PointerEvent, how: { moved: boolean; kept: boolean }) => void
}

/**
 * Follows a pointer that went down until it lets go, is taken away, or Escape is pressed. Not the
 * browser's own dragging: that knows no fingers and scrolls as it likes.
 */
export const followPointer = (down: PointerEvent, { start, move, end }: Following): void => {
  let last = down
  let frame = 0
  let moved = false
  const look = () => {
    move(last)
    window.scrollBy(0, pace(last.clientY, window.innerHeight))
    frame = requestAnimationFrame(look)
  }
  const onMove = (event: Event) => {
    if (!(event instanceof PointerEvent) || event.pointerId !== down.pointerId) return
    last = event
    const far = Math.hypot(last.clientX - down.clientX, last.clientY - down.clientY) > tremble
    if (moved || !far || !start()) return
    moved = true
    look()
  }
  const stop = (kept: boolean) => {
    silence()
    cancelAnimationFrame(frame)
    end(last, { moved, kept })
  }
  const silence = listen(window, {
    pointermove: onMove,
    pointerup: () => stop(true),
    pointercancel: () => stop(false),
    keydown: (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Escape') stop(false)
    },
  })
}
