import type { Editor } from '@tiptap/core'
import { anEditor, caretIn, press } from '../menus/an-editor.ts'
import { selectedBlocks } from './block-selection.ts'
import { Blocks } from './blocks.ts'

/** An editor with hands. */
export const aStack = (content: string): Editor => anEditor(content, [Blocks])

/** Puts the caret before these words and presses keys in a row: `Escape Shift-ArrowDown`. */
export const keysAt = (editor: Editor, words: string, keys: string): void => {
  caretIn(editor, words)
  pressAll(editor, keys)
}

export const pressAll = (editor: Editor, keys: string): void => {
  for (const one of keys.split(' ')) {
    const held = one.split('-')
    const key = held.pop() ?? ''
    const code = key.length === 1 ? `Key${key.toUpperCase()}` : key
    const has = (name: string) => held.includes(name)
    press(editor, key, { code, ctrlKey: has('Mod'), altKey: has('Alt'), shiftKey: has('Shift') })
  }
}

/** The words of the selected blocks, a bar between blocks; nothing when none is selected. */
export const taken = (editor: Editor): string => {
  const range = selectedBlocks(editor.state)
  return range ? editor.state.doc.textBetween(range.from, range.to, '|', '*') : ''
}

/** The text as an outline of words: `a [b c] d`, a bracket for each thing that holds blocks. */
export const words = (editor: Editor): string => {
  const draw = (node: typeof editor.state.doc): string => {
    if (node.isTextblock) return node.textContent || '_'
    if (node.isAtom) return '*'
    const inside = node.children.map(draw).join(' ')
    return /Item$/.test(node.type.name) ? inside : `[${inside}]`
  }
  return editor.state.doc.children.map(draw).join(' ')
}
