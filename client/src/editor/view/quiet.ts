import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { viewWishes } from './view-wishes.ts'

/** Where in the window the line being written stays, from its top. */
const middle = 0.45

const now = ({ doc, selection: { $head } }: EditorState): DecorationSet | null => {
  if (!viewWishes.get().focus || $head.depth === 0) return null
  const block = Decoration.node($head.before(1), $head.after(1), { 'data-now': '' })
  return DecorationSet.create(doc, [block])
}

const toMiddle = (view: EditorView): void => {
  if (view.isDestroyed || !view.hasFocus()) return
  const { top } = view.coordsAtPos(view.state.selection.head)
  window.scrollBy(0, top - window.innerHeight * middle)
}

const quietPlugin = () => {
  // A click may go anywhere; only what keys do is followed, or the text would jump from under the hand.
  let byKey = false
  return new Plugin({
    key: new PluginKey('quiet'),
    props: {
      decorations: now,
      attributes: (): Record<string, string> =>
        viewWishes.get().focus ? { 'data-focus': '' } : {},
      handleDOMEvents: {
        keydown: () => {
          byKey = true
          return false
        },
        mousedown: () => {
          byKey = false
          return false
        },
      },
    },
    view: (view) => {
      const stop = viewWishes.listen(() => {
        if (!view.isDestroyed) view.dispatch(view.state.tr)
      })
      return {
        update: (_, before) => {
          const isMoved = !before.selection.eq(view.state.selection)
          if (isMoved && byKey && viewWishes.get().typewriter) {
            requestAnimationFrame(() => toMiddle(view))
          }
        },
        destroy: () => stop(),
      }
    },
  })
}

/** Focus mode, in which only the present block is bright, and typewriter mode, in which its line stays. */
export const Quiet = Extension.create({
  name: 'quiet',
  addProseMirrorPlugins: () => [quietPlugin()],
})
