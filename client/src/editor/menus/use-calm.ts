import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { listen } from './listen.ts'

/** In the text, in one of its bars, or in a menu that one of them opened. */
const isNear = (editor: Editor, element: Element | null): boolean =>
  element !== null &&
  !editor.isDestroyed &&
  (editor.view.dom.contains(element) ||
    element.closest('[data-editor-bar], [data-editor-toolbar], [role="menu"]') !== null)

/** Whether the focus is with the text. */
const useNear = (editor: Editor): boolean => {
  const [near, setNear] = useState(() => isNear(editor, document.activeElement))
  useEffect(() => {
    const look = () => setNear(isNear(editor, document.activeElement))
    // Between two focused elements the body has the focus for a moment.
    return listen(document, { focusin: look, focusout: () => requestAnimationFrame(look) })
  }, [editor])
  return near
}

/** Whether a finger or a button that went down in the text is still down, and drags the selection. */
const usePressed = (editor: Editor): boolean => {
  const [pressed, setPressed] = useState(false)
  useEffect(() => {
    if (editor.isDestroyed) return
    const release = () => setPressed(false)
    const stopText = listen(editor.view.dom, { pointerdown: () => setPressed(true) })
    const stopWindow = listen(window, { pointerup: release, pointercancel: release })
    return () => {
      stopText()
      stopWindow()
    }
  }, [editor])
  return pressed
}

/** Whether Escape sent the bars away; they come back with the next move of the caret. */
const useDismissed = (editor: Editor): boolean => {
  const [dismissed, setDismissed] = useState(false)
  useEffect(() => {
    if (editor.isDestroyed) return
    const onKey = (event: Event) => {
      if (event instanceof KeyboardEvent && event.key === 'Escape') setDismissed(true)
    }
    const onMove = () => setDismissed(false)
    const stop = listen(editor.view.dom, { keydown: onKey })
    editor.on('selectionUpdate', onMove)
    return () => {
      stop()
      editor.off('selectionUpdate', onMove)
    }
  }, [editor])
  return dismissed
}

/** Whether a bar may show itself now without getting into anybody's way. */
export const useCalm = (editor: Editor): boolean => {
  const near = useNear(editor)
  const pressed = usePressed(editor)
  const dismissed = useDismissed(editor)
  return near && !pressed && !dismissed
}
