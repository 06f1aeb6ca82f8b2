import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

interface SyncMeta {
  readonly isChangeOrigin?: boolean
  readonly isUndoRedoOperation?: boolean
}

const key = new PluginKey<boolean>('calmRemote')

/**
 * Other people's edits never scroll this window. The binding asks for it on every remote change
 * while the caret is in view; our own undo, which takes the same way, may.
 */
export const CalmRemote = Extension.create({
  name: 'calmRemote',
  addProseMirrorPlugins: () => [
    new Plugin<boolean>({
      key,
      state: {
        init: () => false,
        apply: (transaction) => {
          const meta = transaction.getMeta(ySyncPluginKey) as SyncMeta | undefined
          return meta?.isChangeOrigin === true && meta.isUndoRedoOperation !== true
        },
      },
      props: {
        handleScrollToSelection: (view) => key.getState(view.state) === true,
      },
    }),
  ],
})
