import { type CommandProps, findParentNodeClosestToPos } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'

const isTable = (node: Node): boolean => node.type.name === 'table'

/** The innermost table around the caret, and where it starts. */
export const tableAround = (state: EditorState) =>
  findParentNodeClosestToPos(state.selection.$from, isTable) ?? null

/** A line to write on below a table that would else end its place: one could hardly get out of it. */
export const roomBelowTable = ({ tr, state, dispatch }: CommandProps): boolean => {
  const table = findParentNodeClosestToPos(tr.selection.$from, isTable)
  const paragraph = state.schema.nodes.paragraph
  if (!table || !paragraph || !dispatch) return true
  const end = table.pos + table.node.nodeSize
  if (tr.doc.resolve(end).nodeAfter === null) tr.insert(end, paragraph.create())
  return true
}

const isHeader = (cell: Node | null | undefined): boolean => cell?.type.name === 'tableHeader'

/** Whether the first row, and the first column, of the table around the caret are headers throughout. */
export const headersOn = (state: EditorState): { row: boolean; column: boolean } => {
  const rows = tableAround(state)?.node.children ?? []
  return {
    row: rows.length > 0 && (rows[0]?.children.every(isHeader) ?? false),
    column: rows.length > 0 && rows.every((row) => isHeader(row.firstChild)),
  }
}
