import { forgiveAttributes } from '@chapterhouse/shared/editor/schema'
import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import { Binding } from './binding.ts'
import { isRemote } from './origin.ts'

interface Bound {
  readonly binding: Binding
  /** Whether undo takes back the change that led here. */
  readonly isUndoable: boolean
}

const key = new PluginKey<Bound>('liveText')

/** What binds an editor to a live document; undefined in an editor that has none. */
export const bindingOf = (state: EditorState): Binding | undefined => key.getState(state)?.binding

const bindingPlugin = (binding: Binding) =>
  new Plugin<Bound>({
    key,
    state: {
      init: () => ({ binding, isUndoable: true }),
      apply: (tr, bound) =>
        tr.docChanged && !isRemote(tr)
          ? { binding, isUndoable: tr.getMeta('addToHistory') !== false }
          : bound,
    },
    props: {
      handleDOMEvents: {
        compositionend: () => {
          // ProseMirror takes in the last of it a moment later.
          setTimeout(() => binding.letGo(), 60)
          return false
        },
      },
    },
    view: (view) => {
      binding.attach(view)
      return {
        update: ({ state }, before) => {
          binding.setUndoable(key.getState(state)?.isUndoable ?? true)
          binding.update(state, before)
        },
        destroy: () => binding.detach(),
      }
    },
  })

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    liveText: {
      /** Takes back the last thing this person did. */
      undo: () => ReturnType
      redo: () => ReturnType
    }
  }
}

const step =
  (act: 'undo' | 'redo') =>
  () =>
  ({ tr, state, dispatch }: { tr: EditorState['tr']; state: EditorState; dispatch?: unknown }) => {
    const manager = bindingOf(state)?.undoManager
    // The undo shows itself as a change of the live document.
    tr.setMeta('preventDispatch', true)
    if (!manager || manager[`${act}Stack`].length === 0) return false
    if (dispatch) manager[act]()
    return true
  }

/** Makes an editor show and change a Yjs fragment. */
export const liveText = (fragment: Y.XmlFragment) =>
  Extension.create<object, { binding: Binding | null }>({
    name: 'liveText',
    // Before everything that looks at the document.
    priority: 1_000,
    addStorage: () => ({ binding: null }),
    onBeforeCreate() {
      const binding = new Binding(fragment, forgiveAttributes(this.editor.schema))
      this.storage.binding = binding
      // As the node itself: the page is built once, and nothing has to be replaced.
      Object.assign(this.editor.options, { content: binding.node })
    },
    onDestroy() {
      this.storage.binding?.destroy()
    },
    addCommands: () => ({ undo: step('undo'), redo: step('redo') }),
    addKeyboardShortcuts() {
      return {
        'Mod-z': () => this.editor.commands.undo(),
        'Mod-y': () => this.editor.commands.redo(),
        'Shift-Mod-z': () => this.editor.commands.redo(),
      }
    },
    addProseMirrorPlugins() {
      const { binding } = this.storage
      return binding ? [bindingPlugin(binding)] : []
    },
  })
