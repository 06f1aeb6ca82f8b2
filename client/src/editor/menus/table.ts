import { findParentNodeClosestToPos } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'

/** The innermost table around the caret, and where it starts. */
export const tableAround = (state: EditorState) =>
  findParentNodeClosestToPos(state.selection.$from, (node) => node.type.name === 'table') ?? null

const isHeader = (cell: Node | null | undefined): boolean => cell?.type.name === 'tableHeader'

/** Whether the first row, and the first column, of the table around the caret are headers throughout. */
export const headersOn = (state: EditorState): { row: boolean; column: boolean } => {
  const rows = tableAround(state)?.node.children ?? []
  return {
    row: rows.length > 0 && (rows[0]?.children.every(isHeader) ?? false),
    column: rows.length > 0 && rows.every((row) => isHeader(row.firstChild)),
  }
}
