import type { Editor } from '@tiptap/core'

type Undoing = Partial<Record<'undo' | 'redo', () => boolean>>

/** Undo comes from the live connection or from a plain history; an editor may also have none. */
const can = (editor: Editor, act: 'undo' | 'redo'): boolean =>
  act in editor.commands && Boolean((editor.can() as Undoing)[act]?.())

const run = (editor: Editor, act: 'undo' | 'redo'): void => {
  const acts: Undoing = editor.commands
  acts[act]?.()
  editor.view.focus()
}

export const canUndo = (editor: Editor): boolean => can(editor, 'undo')
export const canRedo = (editor: Editor): boolean => can(editor, 'redo')
export const undo = (editor: Editor): void => run(editor, 'undo')
export const redo = (editor: Editor): void => run(editor, 'redo')
