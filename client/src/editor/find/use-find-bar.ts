import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { settle } from '../extensions/own-moves-first.ts'
import { listen } from '../menus/listen.ts'

/** Whether the bar is there, and what it was opened for. */
export interface FindBarState {
  readonly isOpen: boolean
  readonly replacing: boolean
  /** How often it was asked for. */
  readonly asked: number
  readonly open: (replacing: boolean) => void
  readonly close: () => void
  readonly setReplacing: (replacing: boolean) => void
}

/**
 * What a key asks for. Elsewhere than in the text Ctrl-F is the browser's own, and so it is for who
 * presses it again in the bar.
 */
const askedBy = (event: KeyboardEvent): 'find' | 'replace' | null => {
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey) return null
  const key = event.key.toLowerCase()
  // Alt changes what the key types on a Mac
  if (event.code === 'KeyF' || key === 'f') return event.altKey ? 'replace' : 'find'
  return key === 'h' && event.ctrlKey && !event.altKey ? 'replace' : null
}

/** Whether the bar that finds words is open; Ctrl-F in the text opens it, with Alt also to replace them. */
export const useFindBar = (editor: Editor): FindBarState => {
  const [state, setState] = useState({ isOpen: false, replacing: false, asked: 0 })
  const open = (replacing: boolean) =>
    setState((before) => ({ isOpen: true, replacing, asked: before.asked + 1 }))
  useEffect(() => {
    if (editor.isDestroyed) return
    const onKey = (event: Event) => {
      const asked = event instanceof KeyboardEvent ? askedBy(event) : null
      if (asked === null) return
      event.preventDefault()
      settle(editor.view)
      setState((before) => ({
        isOpen: true,
        replacing: asked === 'replace',
        asked: before.asked + 1,
      }))
    }
    return listen(editor.view.dom, { keydown: onKey })
  }, [editor])
  return {
    ...state,
    open,
    close: () => setState((before) => ({ ...before, isOpen: false })),
    setReplacing: (replacing) => setState((before) => ({ ...before, replacing })),
  }
}
