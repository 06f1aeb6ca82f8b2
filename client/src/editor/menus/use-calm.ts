import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'

/** In the text, in one of its bars, or in a menu that one of them opened. */
const isNear = (editor: Editor, element: Element | null): boolean =>
  element !== null &&
  !editor.isDestroyed &&
  (editor.view.dom.contains(element) ||
    element.closest('[data-editor-bar], [data-editor-toolbar], [role="menu"]') !== null)

/**
 * Whether a bar may show itself now: the focus is with the text, no finger or button is down that
 * would still drag the selection, and nobody sent the bar away with Escape since the last move.
 */
export const useCalm = (editor: Editor): boolean => {
  const [near, setNear] = useState(() => isNear(editor, document.activeElement))
  const [pressed, setPressed] = useState(false)
  const [dismissed, setDismissed] = useState(false)
  useEffect(() => {
    if (editor.isDestroyed) return
    const text = editor.view.dom
    const look = () => setNear(isNear(editor, document.activeElement))
    // Between two focused elements the body has the focus for a moment.
    const leave = () => requestAnimationFrame(look)
    const press = () => setPressed(true)
    const release = () => setPressed(false)
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setDismissed(true)
    const onMove = () => setDismissed(false)
    document.addEventListener('focusin', look)
    document.addEventListener('focusout', leave)
    text.addEventListener('pointerdown', press)
    window.addEventListener('pointerup', release)
    window.addEventListener('pointercancel', release)
    text.addEventListener('keydown', onKey)
    editor.on('selectionUpdate', onMove)
    return () => {
      document.removeEventListener('focusin', look)
      document.removeEventListener('focusout', leave)
      text.removeEventListener('pointerdown', press)
      window.removeEventListener('pointerup', release)
      window.removeEventListener('pointercancel', release)
      text.removeEventListener('keydown', onKey)
      editor.off('selectionUpdate', onMove)
    }
  }, [editor])
  return near && !pressed && !dismissed
}
