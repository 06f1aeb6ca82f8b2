import { type Editor, Extension } from '@tiptap/core'
import { Fragment, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { standing } from './arrange.ts'
import { deleteHere } from './block-acts.ts'
import { onBlockKey } from './block-keys.ts'
import { type BlockEnds, blockSelection, nextEnds, selectedBlocks } from './block-selection.ts'

const painted = (state: EditorState): DecorationSet | null => {
  const range = selectedBlocks(state)
  if (!range) return null
  const marks: Decoration[] = []
  let at = range.from
  for (const block of state.doc.slice(range.from, range.to).content.content) {
    marks.push(Decoration.node(at, at + block.nodeSize, { 'data-block-selected': '' }))
    at += block.nodeSize
  }
  return DecorationSet.create(state.doc, marks)
}

/** Puts whole blocks on the clipboard, closed: pasted into a line they do not melt into it. */
const copyBlocks = (view: EditorView, event: ClipboardEvent): boolean => {
  const range = selectedBlocks(view.state)
  if (!range || !event.clipboardData) return false
  const slice = new Slice(Fragment.from([...standing(view.state.doc, range)]), 0, 0)
  const { dom, text } = view.serializeForClipboard(slice)
  event.clipboardData.setData('text/html', dom.innerHTML)
  event.clipboardData.setData('text/plain', text)
  event.preventDefault()
  return true
}

const blocksPlugin = (editor: Editor) =>
  new Plugin<BlockEnds | null>({
    key: blockSelection,
    state: { init: () => null, apply: nextEnds },
    props: {
      decorations: painted,
      attributes: (state): Record<string, string> =>
        selectedBlocks(state) ? { class: 'selecting-blocks' } : {},
      handleKeyDown: (_, event) => onBlockKey(editor, event),
      handleDOMEvents: {
        copy: copyBlocks,
        cut: (view, event) => copyBlocks(view, event) && deleteHere(editor),
      },
    },
  })

/** Blocks as things one takes hold of: selected as wholes, moved, doubled, copied, deleted. */
export const Blocks = Extension.create({
  name: 'blocks',
  // Before what arrows and Escape mean in words, after an open slash menu.
  priority: 900,
  addProseMirrorPlugins() {
    return [blocksPlugin(this.editor)]
  },
})
