import { computePosition, flip, offset, shift } from '@floating-ui/dom'
import { room } from '../menus/room.ts'
import { element } from './element.ts'

const middleware = [
  offset(6),
  flip(() => ({ padding: room() })),
  shift(() => ({ padding: room() })),
]

const place = async (card: HTMLElement, anchor: HTMLElement): Promise<void> => {
  const at = await computePosition(anchor, card, {
    placement: 'bottom-start',
    strategy: 'fixed',
    middleware,
  })
  Object.assign(card.style, { left: `${at.x}px`, top: `${at.y}px` })
}

/**
 * A small window beside something in the text. The browser closes it on Escape and on a press
 * elsewhere; the focus goes into it, and back to where it was.
 */
export const openCard = (anchor: HTMLElement, label: string, ...content: readonly Node[]) => {
  const card = element(
    'div',
    { class: 'text-card', role: 'dialog', 'aria-label': label, popover: 'auto' },
    ...content,
  )
  document.body.append(card)
  const before = document.activeElement
  card.addEventListener('toggle', () => {
    if (card.matches(':popover-open')) return
    card.remove()
  })
  card.showPopover()
  void place(card, anchor)
  card.querySelector<HTMLElement>('button, input, a')?.focus()
  const close = () => {
    card.hidePopover()
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
  return { card, close }
}
