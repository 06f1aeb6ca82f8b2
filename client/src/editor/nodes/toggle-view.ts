import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { t } from '../../messages/t.ts'
import { element, textButton } from './element.ts'

/** Whether the selection reaches into what a toggle at this place folds away. */
const reachesInside = ({ selection }: EditorState, at: number, node: Node): boolean => {
  const folded = at + 1 + (node.firstChild?.nodeSize ?? 0)
  return selection.to > folded && selection.from < at + node.nodeSize
}

/** A toggle: a button beside its first block folds the others. Open or not is this reader's own matter. */
export class ToggleView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #button: HTMLButtonElement
  #node: Node

  constructor(node: Node, view: EditorView, getPos: () => number | undefined) {
    this.#node = node
    this.contentDOM = element('div', { class: 'toggle-blocks' })
    this.#button = textButton(t('Show or hide'), 'toggle-fold', () => this.open(!this.isOpen))
    this.dom = element('div', { class: 'toggle', 'data-toggle': '' }, this.#button, this.contentDOM)
    const at = getPos()
    this.open(
      at !== undefined &&
        view.hasFocus() &&
        view.state.selection.$from.pos >= at &&
        isIn(view.state, at, node),
    )
  }

  get isOpen(): boolean {
    return this.dom.hasAttribute('data-open')
  }

  open(open: boolean): void {
    this.dom.toggleAttribute('data-open', open)
    this.#button.setAttribute('aria-expanded', String(open))
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    this.#node = node
    return true
  }

  ignoreMutation({ target }: { readonly target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(target)
  }

  stopEvent(event: Event): boolean {
    return event.target === this.#button
  }
}

const isIn = ({ selection }: EditorState, at: number, node: Node) =>
  selection.from > at && selection.to < at + node.nodeSize

// the plugin has no state; the key only names it
const key = new PluginKey('openToggles')

/** What the caret goes into, by key, by find or by a link, is shown. */
export const openToggles = () =>
  new Plugin({
    key,
    view: () => ({
      update: (view, before) => {
        const { selection } = view.state
        if (before.selection.eq(selection) && before.doc === view.state.doc) return
        const { $from } = selection
        for (let depth = $from.depth; depth > 0; depth -= 1) {
          const node = $from.node(depth)
          const at = $from.before(depth)
          if (node.type.name !== 'toggle' || !reachesInside(view.state, at, node)) continue
          const dom = view.nodeDOM(at)
          if (!(dom instanceof HTMLElement) || dom.hasAttribute('data-open')) continue
          dom.setAttribute('data-open', '')
          dom.querySelector(':scope > .toggle-fold')?.setAttribute('aria-expanded', 'true')
        }
      },
    }),
  })
