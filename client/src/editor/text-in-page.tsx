import type { Editor } from '@tiptap/core'
import { useLayoutEffect, useRef } from 'react'

/**
 * Where the text stands. TipTap's `EditorContent` would draw the whole of it a second time, to give
 * React's node views a place; there are none here.
 */
export const TextInPage = ({ editor }: { readonly editor: Editor }) => {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!editor.isDestroyed) place.current?.append(editor.view.dom)
  }, [editor])
  return <div ref={place} className="page-body" />
}
