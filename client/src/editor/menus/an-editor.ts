import { extensions as language } from '@chapterhouse/shared/editor/extensions'
import { Editor, type Extensions } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { onTestFinished } from 'vitest'
import { ForgiveAttributes } from '../extensions/forgive-attributes.ts'

/** A real editor of the shared language in the document of the test, with the caret at its end. */
export const anEditor = (content: string, extensions: Extensions = []): Editor => {
  const element = document.body.appendChild(document.createElement('div'))
  const editor = new Editor({
    element,
    content,
    extensions: [ForgiveAttributes, ...language, ...extensions],
  })
  onTestFinished(() => {
    editor.destroy()
    element.remove()
  })
  editor.commands.focus('end')
  return editor
}

/** Where this text starts. */
export const whereIs = (editor: Editor, text: string): number => {
  let found = -1
  editor.state.doc.descendants((node, at) => {
    const index = node.isText && found < 0 ? (node.text ?? '').indexOf(text) : -1
    if (index >= 0) found = at + index
  })
  if (found < 0) throw new Error(`There is no “${text}”`)
  return found
}

/** Puts the caret before this text, or `after` so many letters of it. */
export const caretIn = (editor: Editor, text: string, after = 0): void => {
  const { tr } = editor.state
  const at = whereIs(editor, text) + after
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at)))
}

/** Selects this text. */
export const select = (editor: Editor, text: string): void => {
  const from = whereIs(editor, text)
  editor.commands.setTextSelection({ from, to: from + text.length })
}

/** Types letter by letter, as the browser reports it. */
export const type = (editor: Editor, text: string): void => {
  for (const letter of text) {
    const { from, to } = editor.state.selection
    const insert = () => editor.state.tr.insertText(letter, from, to)
    const isTaken = editor.view.someProp('handleTextInput', (handle) =>
      handle(editor.view, from, to, letter, insert),
    )
    if (!isTaken) editor.view.dispatch(insert())
  }
}

/** Presses a key in the text; answers whether somebody took it. */
export const press = (editor: Editor, key: string, more: KeyboardEventInit = {}): boolean => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) ?? false
}

/** The names of the blocks, nested ones in brackets: `heading bulletList(listItem(paragraph))`. */
export const shape = (editor: Editor): string => {
  const draw = (node: typeof editor.state.doc): string =>
    node.children
      .filter((child) => child.isBlock)
      .map((child) => {
        const inside = draw(child)
        return inside ? `${child.type.name}(${inside})` : child.type.name
      })
      .join(' ')
  return draw(editor.state.doc)
}
