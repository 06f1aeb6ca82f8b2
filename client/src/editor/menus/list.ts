import type { CommandProps } from '@tiptap/core'
import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'

const items = { bulletList: 'listItem', orderedList: 'listItem', taskList: 'taskItem' } as const

/** The kinds of list, by the name of their node. */
export type ListName = keyof typeof items
/** The nodes that are lists. */
export const listNames: readonly string[] = Object.keys(items)

/** The innermost list that holds both ends of the selection, and where it starts. */
const listAround = ($from: ResolvedPos, to: number): { node: Node; at: number } | null => {
  for (let depth = $from.sharedDepth(to); depth > 0; depth -= 1) {
    const node = $from.node(depth)
    if (listNames.includes(node.type.name)) return { node, at: $from.before(depth) }
  }
  return null
}

/**
 * Makes a list of these words, or ends it. TipTap's own way puts a list that has other items, a
 * task list for a numbered one, inside a new list; here it becomes the new list.
 */
export const turnIntoList =
  (name: ListName) =>
  ({ tr, state, dispatch, commands }: CommandProps): boolean => {
    // Everything selected starts outside of all blocks; meant is what it holds.
    const { $from, from, to } = TextSelection.between(tr.selection.$from, tr.selection.$to)
    const { name: block } = $from.parent.type
    // Headings and code become text first; what is text stays in its list, else it could not leave.
    if (block === 'heading' || block === 'codeBlock') commands.setParagraph()
    const around = listAround($from, to)
    const list = state.schema.nodes[name]
    const item = state.schema.nodes[items[name]]
    const isKin = around?.node.firstChild?.type === item
    if (!around || !list || !item || isKin) return commands.toggleList(name, items[name])
    if (!dispatch) return true
    const turned = around.node.children.map((one) => item.create(null, one.content))
    tr.replaceWith(around.at, around.at + around.node.nodeSize, list.create(null, turned))
    tr.setSelection(TextSelection.between(tr.doc.resolve(from), tr.doc.resolve(to)))
    return true
  }
