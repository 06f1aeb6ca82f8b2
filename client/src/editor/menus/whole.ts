import { calloutKindOf } from '@chapterhouse/shared/editor/blocks/callout'
import { columnWidth } from '@chapterhouse/shared/editor/blocks/columns'
import { type CommandProps, findParentNodeClosestToPos } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'

const wholes = ['callout', 'columns', 'toggle'] as const
/** Blocks that hold blocks and have controls of their own. */
export type WholeName = (typeof wholes)[number]

/** One of them, and where it stands. */
export interface Whole {
  readonly name: WholeName
  readonly node: Node
  readonly at: number
}

const wholeName = (node: Node): WholeName | undefined =>
  wholes.find((name) => name === node.type.name)

/** The innermost callout, toggle or columns around the caret. */
export const wholeAround = ({ selection }: Pick<EditorState, 'selection'>): Whole | null => {
  const found = findParentNodeClosestToPos(selection.$from, (node) => wholeName(node) !== undefined)
  const name = found && wholeName(found.node)
  return found && name ? { name, node: found.node, at: found.pos } : null
}

/** The kind of the callout around the caret; null outside of one. */
export const calloutKindHere = (state: EditorState) => {
  const whole = wholeAround(state)
  return whole?.name === 'callout' ? calloutKindOf(whole.node.attrs.kind) : null
}

/** Takes the whole away and leaves its blocks. */
export const unwrap = ({ tr, dispatch }: CommandProps): boolean => {
  const whole = wholeAround(tr)
  if (!whole || !dispatch) return whole !== null
  const { node, at, name } = whole
  const blocks =
    name === 'columns' ? node.children.flatMap((column) => column.children) : node.children
  const within = tr.selection.from - at
  tr.replaceWith(at, at + node.nodeSize, blocks)
  tr.setSelection(
    TextSelection.near(tr.doc.resolve(Math.min(at + within - 1, tr.doc.content.size))),
  )
  return true
}

/** Puts the block at the caret into the first of two columns. */
export const insertColumns = ({ tr, state, dispatch }: CommandProps): boolean => {
  const { column, columns, paragraph } = state.schema.nodes
  const { $from } = tr.selection
  if (!column || !columns || !paragraph || $from.depth === 0) return false
  const at = $from.before()
  const index = $from.index(-1)
  if (!$from.node(-1).canReplaceWith(index, index + 1, columns)) return false
  if (!dispatch) return true
  const sides = [column.create(null, $from.parent), column.create(null, paragraph.create())]
  tr.replaceWith(at, at + $from.parent.nodeSize, columns.create(null, sides))
  tr.setSelection(TextSelection.create(tr.doc, at + 3 + $from.parentOffset))
  return true
}

interface ColumnHere {
  readonly columns: Whole
  readonly index: number
  /** Where the column with the caret starts. */
  readonly at: number
}

/** The column with the caret, and the columns it is one of. */
const columnHere = (tr: Pick<Transaction, 'selection'>): ColumnHere | null => {
  const whole = wholeAround(tr)
  if (whole?.name !== 'columns') return null
  let at = whole.at + 1
  for (const [index, column] of whole.node.children.entries()) {
    if (tr.selection.from < at + column.nodeSize) return { columns: whole, index, at }
    at += column.nodeSize
  }
  return null
}

/** Columns side by side at the most; more could not be read. */
const most = 6

/** Puts an empty column behind the one with the caret. */
export const addColumn = ({ tr, state, dispatch }: CommandProps): boolean => {
  const here = columnHere(tr)
  const { column, paragraph } = state.schema.nodes
  if (!here || !column || !paragraph || here.columns.node.childCount >= most) return false
  if (!dispatch) return true
  const end = here.at + (here.columns.node.child(here.index).nodeSize ?? 0)
  tr.insert(end, column.create(null, paragraph.create()))
  tr.setSelection(TextSelection.create(tr.doc, end + 2))
  return true
}

/** Moves the blocks of the column with the caret into its neighbour; the last one is unwrapped. */
export const removeColumn = (props: CommandProps): boolean => {
  const { tr, dispatch } = props
  const here = columnHere(tr)
  if (!here || !dispatch) return here !== null
  const { columns, index } = here
  if (columns.node.childCount <= 2) return unwrap(props)
  const into = index > 0 ? index - 1 : 1
  const gone = columns.node.child(index)
  const kept = columns.node.children.flatMap((column, nth) => {
    if (nth === index) return []
    if (nth !== into) return [column]
    const content =
      into < index ? column.content.append(gone.content) : gone.content.append(column.content)
    return [column.copy(content)]
  })
  tr.replaceWith(columns.at + 1, columns.at + columns.node.nodeSize - 1, kept)
  tr.setSelection(TextSelection.near(tr.doc.resolve(columns.at + 2)))
  return true
}

const step = 10

/** Makes the column with the caret wider or narrower by ten percent of the line. */
export const widenColumn =
  (by: 1 | -1) =>
  ({ tr, dispatch }: CommandProps): boolean => {
    const here = columnHere(tr)
    if (!here) return false
    const { node } = here.columns
    const even = Math.round(100 / node.childCount)
    const now = columnWidth(node.child(here.index).attrs.width) ?? even
    const width = columnWidth(Math.round(now / step) * step + by * step)
    if (width === null) return false
    if (dispatch) tr.setNodeAttribute(here.at, 'width', width)
    return true
  }
