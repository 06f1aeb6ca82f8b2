import type { EditorState } from '@tiptap/pm/state'

/** The innermost ancestor of the caret that has one of these names, else null. */
export const nearest = (
  { selection: { $from } }: EditorState,
  names: readonly string[],
): string | null => {
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const { name } = $from.node(depth).type
    if (names.includes(name)) return name
  }
  return null
}

/** Whether the caret stands somewhere inside a node of this name. */
export const isWithin = (state: EditorState, name: string): boolean =>
  nearest(state, [name]) === name

/** Whether the caret or any end of the selection is in code, where no format has a meaning. */
export const isInCodeBlock = ({ selection: { $from, $to } }: EditorState): boolean =>
  Boolean($from.parent.type.spec.code || $to.parent.type.spec.code)
