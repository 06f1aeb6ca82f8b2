import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'

/** Blocks from which far ones are not laid out until they come near (recommendation 1 of the study). */
export const longPage = 300

/**
 * Marks a page that is long, before what makes it long is drawn: a book that is pasted would be laid out
 * whole, only to be left out again. Answers how to stop.
 */
export const followLength = (editor: Editor): (() => void) => {
  const look = (doc: Node) =>
    editor.view.dom.classList.toggle('long-page', doc.childCount > longPage)
  const ahead = ({ nextState }: { readonly nextState: EditorState }) => {
    look(nextState.doc)
  }
  look(editor.state.doc)
  editor.on('beforeTransaction', ahead)
  return () => {
    editor.off('beforeTransaction', ahead)
  }
}
