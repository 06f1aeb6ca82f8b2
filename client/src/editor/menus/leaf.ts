import type { ChainedCommands, CommandProps } from '@tiptap/core'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'

/** The caret into the block behind what was just put in; a page that ended there gets a line to write on. */
const writeOn = ({ tr, state, dispatch }: CommandProps): boolean => {
  const paragraph = state.schema.nodes.paragraph
  if (!dispatch || !paragraph) return true
  const { selection } = tr
  const end = selection instanceof NodeSelection ? selection.to : tr.selection.$from.after(1)
  const $end = tr.doc.resolve(Math.min(end, tr.doc.content.size))
  if (!$end.nodeAfter?.isTextblock) tr.insert($end.pos, paragraph.create())
  tr.setSelection(TextSelection.create(tr.doc, $end.pos + 1)).scrollIntoView()
  return true
}

/** Puts a block without text at the caret, in the place of an empty line, and goes on behind it. */
export const insertLeaf =
  (type: string) =>
  (chain: ChainedCommands): ChainedCommands =>
    chain
      // chosen, so that what comes next knows where it stands
      .command(({ tr, state, dispatch }) => {
        const leaf = state.schema.nodes[type]
        const { $from } = tr.selection
        if (!leaf || $from.depth === 0) return false
        if (!dispatch) return true
        const isEmpty = $from.parent.isTextblock && $from.parent.content.size === 0
        const at = isEmpty ? $from.before() : $from.after()
        if (isEmpty) tr.replaceWith(at, $from.after(), leaf.create())
        else tr.insert(at, leaf.create())
        tr.setSelection(NodeSelection.create(tr.doc, at))
        return true
      })
      .command(writeOn)
