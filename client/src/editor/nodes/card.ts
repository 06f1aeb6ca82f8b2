import { room } from '../menus/room.ts'
import { element } from './element.ts'

const place = async (card: HTMLElement, anchor: HTMLElement): Promise<void> => {
  // it comes with the menus, a moment after the text
  const { computePosition, flip, offset, shift } = await import('@floating-ui/dom')
  const at = await computePosition(anchor, card, {
    placement: 'bottom-start',
    strategy: 'fixed',
    middleware: [offset(6), flip(() => ({ padding: room() })), shift(() => ({ padding: room() }))],
  })
  Object.assign(card.style, { left: `${at.x}px`, top: `${at.y}px` })
}

/**
 * A small window beside something in the text. It closes on Escape and on a press elsewhere; the
 * focus goes into it, and back to where it was.
 */
export const openCard = (
  anchor: HTMLElement,
  label: string,
  content: (close: () => void) => readonly Node[],
): void => {
  const card = element('div', {
    class: 'text-card',
    role: 'dialog',
    'aria-label': label,
    tabindex: '-1',
    popover: 'auto',
  })
  const before = document.activeElement
  const close = () => {
    card.hidePopover()
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
  card.append(...content(close))
  card.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close()
  })
  card.addEventListener('toggle', () => {
    if (!card.matches(':popover-open')) card.remove()
  })
  document.body.append(card)
  card.showPopover()
  void place(card, anchor)
  const first = card.querySelector<HTMLElement>('button, input, a') ?? card
  first.focus()
}
