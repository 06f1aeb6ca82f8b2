import { Extension } from '@tiptap/core'
import { NodeSelection, Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView, NodeViewConstructor } from '@tiptap/pm/view'
import type { World } from '../suggest/world.ts'
import { DateView } from './date-view.ts'
import { MentionView } from './mention-view.ts'
import { PageLinkView } from './page-link-view.ts'

const views = (world: World): Readonly<Record<string, NodeViewConstructor>> => ({
  mention: (node) => new MentionView(node, world),
  pageLink: (node) => new PageLinkView(node, world),
  date: (node, view, getPos) => new DateView(node, view, getPos),
})

/** Enter on a chosen name is a press on it. */
const press = (view: EditorView, { key }: KeyboardEvent): boolean => {
  const { selection } = view.state
  if (key !== 'Enter' || !(selection instanceof NodeSelection)) return false
  if (!['mention', 'pageLink', 'date'].includes(selection.node.type.name)) return false
  const dom = view.nodeDOM(selection.from)
  if (dom instanceof HTMLElement) dom.click()
  return dom instanceof HTMLElement
}

/** People, pages and days in the text, under the names they have today. */
export const nameViews = (world: World) =>
  Extension.create({
    name: 'nameViews',
    priority: 1_000,
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey('nameViews'),
        props: {
          nodeViews: views(world),
          handleKeyDown: press,
        },
      }),
    ],
  })
