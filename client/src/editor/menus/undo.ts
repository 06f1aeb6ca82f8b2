import type { Editor } from '@tiptap/core'
import { redoDepth, undoDepth } from '@tiptap/pm/history'
import type { EditorState } from '@tiptap/pm/state'
import { bindingOf } from '../binding/extension.ts'

interface Stacks {
  readonly undoStack: readonly unknown[]
  readonly redoStack: readonly unknown[]
}

/** Undo comes from the live connection or from a plain history; an editor may also have none. */
const live = (state: EditorState): Stacks | undefined => bindingOf(state)?.undoManager

/** Whether this person has something to take back; what others wrote does not count. */
export const canUndo = ({ state }: Editor): boolean =>
  (live(state)?.undoStack.length ?? undoDepth(state)) > 0

/** Whether something that was undone can be done again. */
export const canRedo = ({ state }: Editor): boolean =>
  (live(state)?.redoStack.length ?? redoDepth(state)) > 0

const run = (editor: Editor, act: 'undo' | 'redo'): void => {
  const acts: Partial<Record<'undo' | 'redo', () => boolean>> = editor.commands
  acts[act]?.()
  editor.view.focus()
}

/** Takes back this person's last act and nobody else's. */
export const undo = (editor: Editor): void => run(editor, 'undo')
/** Does again what was undone last. */
export const redo = (editor: Editor): void => run(editor, 'redo')
