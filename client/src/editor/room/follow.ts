import { caretOf } from './whereabouts.ts'

/** How much of the window above and below a caret one reads comfortably in. */
const comfort = 0.22

/** The ways in which a reader goes somewhere else by themselves. */
const ownMoves = ['wheel', 'touchmove', 'pointerdown', 'keydown', 'beforeinput'] as const

const isInBar = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-follow-bar]') !== null

const isComfortable = ({ top, bottom }: DOMRect, height: number): boolean =>
  top > height * comfort && bottom < height * (1 - comfort)

/** Brings their caret into the middle of the window if it has left the comfortable part of it. */
const keepInSight = (personId: string): void => {
  const caret = caretOf(personId)
  if (!caret || isComfortable(caret.getBoundingClientRect(), window.innerHeight)) return
  caret.scrollIntoView({ block: 'center', behavior: 'smooth' })
}

/** Milliseconds between two looks at where they are: carets come about seven times a second. */
const pause = 250

/**
 * Scrolls along with somebody until the reader moves by themselves, or `stop`. Tells then why it
 * ended; the caret of the reader stays where it is.
 */
export const follow = (personId: string, onEnd: () => void): (() => void) => {
  const ends = new AbortController()
  const timer = setInterval(() => keepInSight(personId), pause)
  const stop = () => {
    clearInterval(timer)
    ends.abort()
  }
  const onMove = (event: Event) => {
    if (isInBar(event.target)) return
    // The press that started it is over; Escape is the way out and nothing else's.
    if (event instanceof KeyboardEvent && event.key === 'Escape') event.stopPropagation()
    stop()
    onEnd()
  }
  for (const move of ownMoves) {
    document.addEventListener(move, onMove, { signal: ends.signal, capture: true, passive: true })
  }
  keepInSight(personId)
  return stop
}
