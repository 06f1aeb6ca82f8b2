import { documentFrom, documentJson } from '@chapterhouse/shared/editor/document'
import { extensions } from '@chapterhouse/shared/editor/extensions'
import { fromMarkdown } from '@chapterhouse/shared/editor/from-markdown'
import { contentRoot } from '@chapterhouse/shared/sync/document'
import { Editor } from '@tiptap/core'
import * as Y from 'yjs'
import { liveText } from '../binding/extension.ts'
import { ForgiveAttributes } from '../extensions/forgive-attributes.ts'

/** One person's editor on a document. */
export const editorOn = (doc: Y.Doc): Editor =>
  new Editor({
    element: document.createElement('div'),
    extensions: [ForgiveAttributes, ...extensions, liveText(doc.getXmlFragment(contentRoot))],
  })

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), 'server')
  return copy
}

/** Two people on one page, each with an editor, joined without a server. */
export const twoWriters = (markdown: string) => {
  const [ada, bob] = [documentFrom(fromMarkdown(markdown)), new Y.Doc()]
  Y.applyUpdate(bob, Y.encodeStateAsUpdate(ada), 'server')
  const join = (from: Y.Doc, to: Y.Doc) =>
    from.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') Y.applyUpdate(to, update, 'server')
    })
  join(ada, bob)
  join(bob, ada)
  const [adas, bobs] = [editorOn(ada), editorOn(bob)]
  const end = () => {
    adas.destroy()
    bobs.destroy()
  }
  return { ada: { doc: ada, editor: adas }, bob: { doc: bob, editor: bobs }, end }
}

export { copyOf, documentJson }
