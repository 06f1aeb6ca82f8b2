import { useSyncExternalStore } from 'react'

const subscribe = (listener: () => void) => {
  const seen = window.visualViewport
  seen?.addEventListener('resize', listener)
  seen?.addEventListener('scroll', listener)
  return () => {
    seen?.removeEventListener('resize', listener)
    seen?.removeEventListener('scroll', listener)
  }
}

/** A zoomed page has a smaller view too, but no keyboard. */
const inset = (): number => {
  const seen = window.visualViewport
  if (!seen || seen.scale > 1.01) return 0
  return Math.max(0, Math.round(window.innerHeight - seen.height - seen.offsetTop))
}

/** How many pixels of the window's foot the on-screen keyboard covers. */
export const useKeyboardInset = (): number => useSyncExternalStore(subscribe, inset)
