import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { z } from 'zod'

const justMade = z.object({ fresh: z.literal(true) })
/** By then the person has put the caret somewhere, or the page does not open. */
const patience = 10_000

// The editor is a part of its own: its field is found by its looks.
const titleField = () => document.querySelector<HTMLTextAreaElement>('#main textarea.page-title')

/** Puts the caret into the title of a page that was just made, as soon as the editor shows it. */
export const useCaretInTitle = () => {
  const { state, key } = useLocation()
  const arrival = justMade.safeParse(state).success ? key : null
  useEffect(() => {
    if (arrival === null) return
    const look = () => {
      const field = titleField()
      if (!field) return
      field.focus()
      stop()
    }
    const watch = new MutationObserver(look)
    const timer = setTimeout(() => stop(), patience)
    const stop = () => {
      clearTimeout(timer)
      watch.disconnect()
    }
    watch.observe(document.body, { childList: true, subtree: true })
    look()
    return stop
  }, [arrival])
}
