import type { Editor } from '@tiptap/core'

const name = 'linked-words'

/** Whether the browser can paint words without touching them; where not, they are simply not painted. */
const canPaint = (): boolean => 'highlights' in CSS && typeof Highlight === 'function'

const paint = (editor: Editor): void => {
  const { from, to } = editor.state.selection
  const [start, end] = [editor.view.domAtPos(from), editor.view.domAtPos(to)]
  const range = document.createRange()
  range.setStart(start.node, start.offset)
  range.setEnd(end.node, end.offset)
  CSS.highlights.set(name, new Highlight(range))
}

/** Paints the selected words while the focus is in a field beside them. Answers how to stop. */
export const showSelection = (editor: Editor): (() => void) => {
  if (!canPaint()) return () => {}
  const update = () => paint(editor)
  update()
  editor.on('transaction', update)
  return () => {
    editor.off('transaction', update)
    CSS.highlights.delete(name)
  }
}
