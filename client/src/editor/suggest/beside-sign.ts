import { autoUpdate, computePosition, flip, offset, shift, size } from '@floating-ui/dom'
import { room } from '../menus/room.ts'

/** Of the window in pixels: all that is offered stands in it without scrolling, where there is room. */
const tallest = 512

const middleware = [
  offset(6),
  flip(() => ({ padding: room(), fallbackStrategy: 'bestFit' as const })),
  shift(() => ({ padding: room() })),
  size(() => ({
    padding: room(),
    apply: ({ availableHeight, elements }) => {
      elements.floating.style.maxHeight = `${Math.min(tallest, Math.max(120, availableHeight))}px`
    },
  })),
]

/** Where a sign stands in the window, and in what it scrolls. */
export interface SignPlace {
  readonly getBoundingClientRect: () => DOMRect
  readonly contextElement: Element
}

/** A list beside a sign that was typed: where, and of what. */
export interface Beside {
  readonly place: () => Promise<void>
  readonly stop: () => void
}

/** Keeps a box beside a sign while the window moves, until it is stopped. */
export const besideSign = (sign: SignPlace, box: HTMLElement): Beside => {
  const place = async () => {
    const options = { placement: 'bottom-start', strategy: 'fixed', middleware } as const
    const at = await computePosition(sign, box, options)
    Object.assign(box.style, { left: `${at.x}px`, top: `${at.y}px`, opacity: '1' })
  }
  return { place, stop: autoUpdate(sign, box, () => void place()) }
}
