import type { Editor } from '@tiptap/core'
import type { NodeView } from '@tiptap/pm/view'
import { t } from '../../messages/t.ts'
import { headingsOf } from '../outline/headings.ts'
import { element } from './element.ts'

/** Milliseconds after the last change until the list is made anew. */
const pause = 300

/** The headings of the page as a list of links. */
export class ContentsView implements NodeView {
  readonly dom = element('nav', {
    'data-contents': '',
    contenteditable: 'false',
    'aria-label': t('Table of contents'),
  })
  readonly #editor: Editor
  #timer: ReturnType<typeof setTimeout> | undefined
  #shown = ''

  constructor(editor: Editor) {
    this.#editor = editor
    editor.on('update', this.#later)
    this.#show()
  }

  destroy(): void {
    clearTimeout(this.#timer)
    this.#editor.off('update', this.#later)
  }

  ignoreMutation(): boolean {
    return true
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof HTMLAnchorElement
  }

  readonly #later = (): void => {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#show(), pause)
  }

  #show(): void {
    if (this.#editor.isDestroyed) return
    const headings = headingsOf(this.#editor.state.doc)
    const shown = JSON.stringify(headings.map(({ level, text, id }) => [level, text, id]))
    if (shown === this.#shown && this.dom.childNodes.length > 0) return
    this.#shown = shown
    const items = headings.map(({ level, text, id }) => {
      const link = element('a', { href: `#${id}` }, text)
      link.addEventListener('click', (event) => {
        event.preventDefault()
        this.#go(id)
      })
      return element('li', { class: `level-${level}` }, link)
    })
    const empty = element(
      'p',
      { class: 'contents-empty' },
      t('Headings of this page will stand here.'),
    )
    this.dom.replaceChildren(
      items.length > 0 ? element('ol', { class: 'contents-list' }, ...items) : empty,
    )
  }

  /** Headings may have moved since the list was made, so the place is looked up when it is needed. */
  #go(id: string): void {
    const { view, state } = this.#editor
    const heading = headingsOf(state.doc).find((one) => one.id === id)
    const dom = heading && view.nodeDOM(heading.at)
    if (!heading || !(dom instanceof HTMLElement)) return
    dom.scrollIntoView({ block: 'start', behavior: 'smooth' })
    if (view.editable) this.#editor.commands.setTextSelection(heading.at + 1)
  }
}
