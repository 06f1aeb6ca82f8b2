import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from 'react'

const stops = (bar: HTMLElement): HTMLElement[] => [
  ...bar.querySelectorAll<HTMLElement>('button, a[href]'),
]

const next = (key: string, at: number, count: number): number | null => {
  if (key === 'ArrowRight' || key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (at - 1 + count) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}

/**
 * Roving tabindex: of all buttons in the bar only the last used one is a stop for Tab; a field, which
 * needs the arrows for itself, stays one of its own. Set on the elements themselves, so that no control has to know of its neighbours.
 */
export const useRoving = (bar: RefObject<HTMLElement | null>) => {
  const current = useRef<HTMLElement | null>(null)
  const settle = () => {
    if (!bar.current) return
    const all = stops(bar.current)
    if (!current.current || !all.includes(current.current)) current.current = all[0] ?? null
    for (const one of all) one.tabIndex = one === current.current ? 0 : -1
  }
  useLayoutEffect(settle)
  const onFocus = (event: FocusEvent) => {
    if (!(event.target instanceof HTMLElement) || !bar.current?.contains(event.target)) return
    if (stops(bar.current).includes(event.target)) current.current = event.target
    settle()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!bar.current || event.altKey || event.ctrlKey || event.metaKey) return
    const all = stops(bar.current)
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = at < 0 ? null : next(event.key, at, all.length)
    if (to === null) return
    event.preventDefault()
    all[to]?.focus()
  }
  return { onFocus, onKeyDown }
}
