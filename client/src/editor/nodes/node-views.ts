import { assetSrc } from '@chapterhouse/shared/editor/blocks/image'
import { type Editor, Extension } from '@tiptap/core'
import { DOMSerializer, type Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { NodeView, NodeViewConstructor } from '@tiptap/pm/view'
import { AttachmentView } from './attachment-view.ts'
import { caretBlock } from './caret-block.ts'
import { CodeBlockView } from './code-block-view.ts'
import { ContentsView } from './contents-view.ts'
import { EmbedView } from './embed-view.ts'
import { FigureView } from './figure-view.ts'
import { FootnoteView } from './footnotes.ts'
import { InlineMathView } from './inline-math.ts'
import { openToggles, ToggleView } from './toggle-view.ts'

/** The node as the language itself shows it. */
const plain = (node: Node): NodeView => {
  const spec = node.type.spec.toDOM?.(node)
  if (!spec) return { dom: document.createElement('div') }
  return DOMSerializer.renderSpec(document, spec) as NodeView
}

/** One view for each node that needs more than its own markup. */
const views = (editor: Editor): Readonly<Record<string, NodeViewConstructor>> => ({
  toggle: (node, view, getPos) => new ToggleView(node, view, getPos),
  image: (node, view, getPos) =>
    assetSrc(node.attrs.src) === null ? plain(node) : new FigureView(node, view, getPos),
  attachment: (node) => new AttachmentView(node),
  embed: (node, view, getPos) => new EmbedView(node, view, getPos),
  codeBlock: (node, view, getPos) => new CodeBlockView(node, view, getPos),
  tableOfContents: () => new ContentsView(editor),
  footnote: (_, view, getPos) => new FootnoteView(view, getPos),
  inlineMath: (node, view, getPos) => new InlineMathView(node, view, getPos),
})

/**
 * What the nodes of the language look like while they are edited. Plain DOM: a React tree for each
 * node would make a long page slow to open.
 */
export const NodeViews = Extension.create({
  name: 'nodeViews',
  addProseMirrorPlugins() {
    const { editor } = this
    return [
      new Plugin({ key: new PluginKey('nodeViews'), props: { nodeViews: views(editor) } }),
      openToggles(),
      caretBlock(),
    ]
  },
})
