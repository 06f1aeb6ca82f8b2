import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Room } from '../../sync/room.ts'

interface Observer {
  flush(): void
}

/** ProseMirror's own way to take in what the browser did; not part of its typed surface. */
const observerOf = (view: EditorView): Observer | null => {
  const observer: unknown = Reflect.get(view, 'domObserver')
  const flush = observer && typeof observer === 'object' && 'flush' in observer
  return flush ? (observer as Observer) : null
}

/** Takes in where the browser has put the caret, before its event says so. */
export const settle = (view: EditorView): void => {
  if (!view.isDestroyed && !view.composing) observerOf(view)?.flush()
}

/**
 * A caret moved by an arrow key or a click is the browser's until its event arrives. Somebody
 * else's edit or caret drawn in that moment would put it back to where the editor last knew it, and
 * the next letter would land there.
 */
export const ownMovesFirst = (room: Room) =>
  Extension.create({
    name: 'ownMovesFirst',
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey('ownMovesFirst'),
        view: (view) => {
          room.setWriter({ settle: () => settle(view) })
          return { destroy: () => room.setWriter(null) }
        },
      }),
    ],
  })
