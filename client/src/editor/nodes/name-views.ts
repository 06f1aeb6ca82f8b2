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

const names = ['mention', 'pageLink', 'date']

/** The space a list puts after a name gives way to a mark that stands close to the word. */
const closeUp = (view: EditorView, letter: string): boolean => {
  const { $from, empty } = view.state.selection
  const before = $from.nodeBefore
  if (!empty || !/^[.,)]$/.test(letter) || before?.text !== ' ') return false
  const name = view.state.doc.resolve($from.pos - 1).nodeBefore
  if (!name || !names.includes(name.type.name)) return false
  view.dispatch(view.state.tr.insertText(letter, $from.pos - 1, $from.pos))
  return true
}

/** Enter on a chosen name is a press on it. */
const press = (view: EditorView, { key }: KeyboardEvent): boolean => {
  const { selection } = view.state
  if (key !== 'Enter' || !(selection instanceof NodeSelection)) return false
  if (!names.includes(selection.node.type.name)) return false
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
          handleTextInput: (...parts) => closeUp(parts[0], parts[3]),
        },
      }),
    ],
  })
