import type { Editor } from '@tiptap/core'
import {
  deleteHere,
  duplicateHere,
  moveDown,
  moveUp,
  selectHere,
  selectOuter,
  selectSiblings,
  walk,
} from './block-acts.ts'
import { endsOf, leaveBlocks } from './block-selection.ts'

const leave = (editor: Editor): boolean => {
  editor.view.dispatch(leaveBlocks(editor.state.tr))
  return true
}

type Keys = Readonly<Record<string, (editor: Editor) => boolean>>

/** Wherever the caret is. */
const always: Keys = {
  'Alt-Shift-ArrowUp': moveUp,
  'Alt-Shift-ArrowDown': moveDown,
  'Mod-Shift-d': duplicateHere,
}

/** While blocks are selected. */
const onBlocks: Keys = {
  Escape: (editor) => selectOuter(editor) || leave(editor),
  Enter: leave,
  ArrowUp: (editor) => walk(editor, 'up', false),
  ArrowDown: (editor) => walk(editor, 'down', false),
  'Shift-ArrowUp': (editor) => walk(editor, 'up', true),
  'Shift-ArrowDown': (editor) => walk(editor, 'down', true),
  Backspace: deleteHere,
  Delete: deleteHere,
  'Mod-d': duplicateHere,
  'Mod-a': selectSiblings,
}

const onWords: Keys = { Escape: selectHere }

const nameOf = ({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string => {
  // Shift and Alt change what a letter key types; the arrows stay what they are.
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase()
  const name = letter ?? (key.length === 1 ? key.toLowerCase() : key)
  const held = [(ctrlKey || metaKey) && 'Mod', altKey && 'Alt', shiftKey && 'Shift']
  return [...held.filter(Boolean), name].join('-')
}

/** Does what a key does to blocks; no if it does nothing to them. */
export const onBlockKey = (editor: Editor, event: KeyboardEvent): boolean => {
  if (event.isComposing) return false
  const keys = { ...always, ...(endsOf(editor.state) ? onBlocks : onWords) }
  const act = keys[nameOf(event)]
  if (!act) return false
  // The keys that change the text do nothing where one only reads, and nothing else either.
  return act(editor) || (endsOf(editor.state) !== null && !editor.isEditable)
}
