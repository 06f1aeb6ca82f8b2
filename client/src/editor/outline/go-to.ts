import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { type Heading, headingNamed } from './headings.ts'

/** Puts the caret into a heading, which unfolds it, and brings it to the top of the window. */
export const goTo = (editor: Editor, { at }: Heading): void => {
  const { view } = editor
  const { tr } = view.state
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))))
  const dom = view.nodeDOM(at)
  if (dom instanceof HTMLElement) dom.scrollIntoView?.({ block: 'start' })
}

/** Milliseconds after which a text that has not come will not move the window any more. */
const patience = 8_000

/** Goes to the heading the address names, as soon as it is there. */
export const useNamedHeading = (editor: Editor): void => {
  const { hash } = useLocation()
  useEffect(() => {
    if (hash.length < 2 || editor.isDestroyed) return
    const look = () => {
      const heading = headingNamed(editor.state.doc, hash)
      if (!heading) return
      stop()
      goTo(editor, heading)
    }
    const timer = setTimeout(() => stop(), patience)
    const stop = () => {
      clearTimeout(timer)
      editor.off('update', look)
    }
    editor.on('update', look)
    look()
    return stop
  }, [editor, hash])
}
