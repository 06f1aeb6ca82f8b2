import {
  type Embedding,
  embeddingOf,
  embedProviders,
  embedUrl,
} from '@chapterhouse/shared/editor/blocks/embed'
import type { Node } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { t } from '../../messages/t.ts'
import { element } from './element.ts'

const known = embedProviders.map(({ name }) => name).join(', ')

/** What the frame may do: run its own page, nothing with ours. */
const sandbox = 'allow-scripts allow-same-origin allow-popups allow-presentation allow-forms'

const frameOf = ({ src, name, ratio }: Embedding): HTMLIFrameElement => {
  const frame = element('iframe', {
    src,
    title: name,
    sandbox,
    allow: 'fullscreen; encrypted-media; picture-in-picture',
    allowfullscreen: '',
    loading: 'lazy',
    // some players refuse to start for a visitor from nowhere; the path of the page stays ours
    referrerpolicy: 'strict-origin-when-cross-origin',
  })
  frame.style.aspectRatio = ratio
  return frame
}

const linkTo = (url: string) =>
  element('a', { href: url, target: '_blank', rel: 'noopener noreferrer nofollow' }, url)

/**
 * Something from another site. It is loaded when the reader asks for it, not before: until then the
 * other site does not know who reads what.
 */
export class EmbedView implements NodeView {
  readonly dom = element('div', { class: 'embed', contenteditable: 'false' })
  readonly #view: EditorView
  readonly #getPos: () => number | undefined
  #node: Node

  constructor(node: Node, view: EditorView, getPos: () => number | undefined) {
    this.#node = node
    this.#view = view
    this.#getPos = getPos
    this.#show()
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    const changed = node.attrs.url !== this.#node.attrs.url
    this.#node = node
    if (changed) this.#show()
    return true
  }

  ignoreMutation(): boolean {
    return true
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof Element && event.target.closest('input, button, a') !== null
  }

  #show(): void {
    const url = embedUrl(this.#node.attrs.url)
    if (url === null) this.#ask()
    else this.#offer(url, embeddingOf(url))
  }

  /** A button that loads it, and the way there. */
  #offer(url: string, embedding: Embedding | null): void {
    if (!embedding) {
      this.dom.replaceChildren(linkTo(url))
      return
    }
    const load = element(
      'button',
      { type: 'button', class: 'embed-load' },
      t('Show {name}', { name: embedding.name }),
    )
    load.addEventListener('click', () => this.dom.replaceChildren(frameOf(embedding), linkTo(url)))
    this.dom.replaceChildren(load, linkTo(url))
  }

  /** A field for the address, while there is none. */
  #ask(): void {
    if (!this.#view.editable) {
      this.dom.replaceChildren(t('Nothing to show yet'))
      return
    }
    const field = element('input', {
      type: 'url',
      'aria-label': t('Address of what to show'),
      placeholder: t('Paste an address ({known})', { known }),
    })
    const said = element('p', { class: 'embed-said', role: 'alert' })
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') {
        event.preventDefault()
        said.textContent = this.#take(field.value.trim())
      }
      if (event.key === 'Escape') this.#view.focus()
    })
    this.dom.replaceChildren(field, said)
    // only for the one who put it here, and once it stands in the page
    queueMicrotask(() => {
      const at = this.#getPos()
      if (this.#view.hasFocus() && at !== undefined && nearSelection(this.#view, at)) field.focus()
    })
  }

  /** Puts the address into the document; answers what is wrong with it. */
  #take(typed: string): string {
    const at = this.#getPos()
    if (embeddingOf(typed) === null)
      return t('That cannot be shown here. These can: {known}.', { known })
    if (at === undefined) return ''
    const { state } = this.#view
    this.#view.dispatch(state.tr.setNodeAttribute(at, 'url', typed))
    this.#view.focus()
    return ''
  }
}

const nearSelection = ({ state }: EditorView, at: number) =>
  Math.abs(state.selection.from - at) <= 3
