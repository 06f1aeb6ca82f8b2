import { useEffect } from 'react'
import { toolbarMark } from './room.ts'

/** The bars in the order of Alt-F10: first those about what is selected, last the toolbar. */
const bars = (): HTMLElement[] => {
  const all = [...document.querySelectorAll<HTMLElement>('[data-editor-bar]')]
  const isMain = (bar: HTMLElement) => bar.closest(`[${toolbarMark}]`) !== null
  return [...all.filter((bar) => !isMain(bar)), ...all.filter(isMain)]
}

/** Alt-F10 moves the focus from the text into a bar, and from one bar to the next. */
export const useBarKeys = () => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F10' || !event.altKey) return
      const all = bars()
      const at = all.findIndex((bar) => bar.contains(document.activeElement))
      const stop = all[(at + 1) % all.length]?.querySelector<HTMLElement>('input, [tabindex="0"]')
      if (!stop) return
      event.preventDefault()
      stop.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
