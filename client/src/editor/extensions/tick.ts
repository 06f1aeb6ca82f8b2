import { type CommandProps, Extension } from '@tiptap/core'

const tick = ({ tr, dispatch }: CommandProps): boolean => {
  const { $from } = tr.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth)
    if (node.type.name !== 'taskItem') continue
    if (dispatch) tr.setNodeAttribute($from.before(depth), 'checked', node.attrs.checked !== true)
    return true
  }
  return false
}

/** Ctrl-Enter ticks the task that the caret is in, or takes the tick away. */
export const TickKey = Extension.create({
  name: 'tickKey',
  // Elsewhere the same key breaks the line.
  priority: 200,
  addKeyboardShortcuts() {
    return { 'Mod-Enter': () => this.editor.commands.command(tick) }
  },
})
