import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { onLinkAsked } from './link.ts'

/** Whether somebody asked for a link, and how to have it asked no more. */
export interface LinkAsked {
  readonly isAsked: boolean
  readonly stop: () => void
}

/** Listens from the first key on: whoever selects words and presses Ctrl-K waits for no menu. */
export const useLinkAsked = (editor: Editor): LinkAsked => {
  const [isAsked, setAsked] = useState(false)
  useEffect(() => {
    // At once: the next key pressed belongs to the address, and must not replace the words.
    const ask = () => {
      editor.view.dom.blur()
      flushSync(() => setAsked(true))
    }
    return onLinkAsked(editor, ask)
  }, [editor])
  return { isAsked, stop: () => setAsked(false) }
}
