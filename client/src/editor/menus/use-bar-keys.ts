import { useEffect } from 'react'
import { listen } from './listen.ts'
import { toolbarMark } from './room.ts'

/** The bars in the order of Alt-F10: first those about what is selected, last the toolbar. */
const bars = (): HTMLElement[] => {
  const all = [...document.querySelectorAll<HTMLElement>('[data-editor-bar]')]
  const isMain = (bar: HTMLElement) => bar.closest(`[${toolbarMark}]`) !== null
  return [...all.filter((bar) => !isMain(bar)), ...all.filter(isMain)]
}

/** The first field or button of the bar after the one that has the focus. */
const nextStop = (): HTMLElement | null => {
  const all = bars()
  const at = all.findIndex((bar) => bar.contains(document.activeElement))
  return all[(at + 1) % all.length]?.querySelector<HTMLElement>('input, [tabindex="0"]') ?? null
}

const onKey = (event: Event): void => {
  if (!(event instanceof KeyboardEvent) || event.key !== 'F10' || !event.altKey) return
  const stop = nextStop()
  if (stop) event.preventDefault()
  stop?.focus()
}

/** Alt-F10 moves the focus from the text into a bar, and from one bar to the next. */
export const useBarKeys = () => {
  useEffect(() => listen(document, { keydown: onKey }), [])
}
