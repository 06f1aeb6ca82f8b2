import type { Alignment } from '@chapterhouse/shared/editor/align'
import { type CommandProps, Extension } from '@tiptap/core'

/** Gives every paragraph and heading of the selection this alignment. */
export const setAlignment =
  (align: Alignment | null) =>
  ({ tr, dispatch }: CommandProps): boolean => {
    const { from, to } = tr.selection
    let changed = false
    tr.doc.nodesBetween(from, to, (node, at) => {
      if (!('align' in node.attrs) || !node.isTextblock) return true
      changed = true
      if (dispatch && node.attrs.align !== align) tr.setNodeAttribute(at, 'align', align)
      return false
    })
    return changed
  }

const keys: readonly (readonly [string, Alignment | null])[] = [
  ['Mod-Shift-l', null],
  ['Mod-Shift-e', 'center'],
  ['Mod-Shift-r', 'right'],
  ['Mod-Shift-j', 'justify'],
]

/** The keys for it, as in other word processors. */
export const AlignmentKeys = Extension.create({
  name: 'alignmentKeys',
  addKeyboardShortcuts() {
    return Object.fromEntries(
      keys.map(([key, align]) => [key, () => this.editor.commands.command(setAlignment(align))]),
    )
  },
})
