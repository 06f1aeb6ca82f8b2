import { useEffect } from 'react'

/** What had the focus is gone: the next key belongs to the screen. */
export const focusScreen = (): void => {
  if (document.activeElement === document.body) {
    document.getElementById('main')?.focus({ preventScroll: true })
  }
}

/** For what may go while somebody is in it, as a line whose button took it away. */
export const useLeavesFocus = (): void => {
  useEffect(() => focusScreen, [])
}
