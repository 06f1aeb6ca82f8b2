import { forgiveAttributes } from '@chapterhouse/shared/editor/schema'
import { Extension } from '@tiptap/core'

/** A value that is not allowed falls back to its default instead of costing the node. */
export const ForgiveAttributes = Extension.create({
  name: 'forgiveAttributes',
  onBeforeCreate() {
    forgiveAttributes(this.editor.schema)
  },
})
