import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

const isBelow = (view: EditorView, event: MouseEvent): boolean => {
  const last = view.dom.lastElementChild
  return last !== null && event.clientY > last.getBoundingClientRect().bottom
}

/** A click below a last table, picture or list starts a new paragraph there, as on paper. */
export const WriteOn = Extension.create({
  name: 'writeOn',
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({
        key: new PluginKey('writeOn'),
        props: {
          handleClick: (view, _, event) => {
            const { doc } = view.state
            const plain = doc.lastChild?.isTextblock && doc.lastChild.type.name !== 'codeBlock'
            if (!editor.isEditable || plain || !isBelow(view, event)) return false
            const end = doc.content.size
            return editor.chain().insertContentAt(end, { type: 'paragraph' }).focus('end').run()
          },
        },
      }),
    ]
  },
})
