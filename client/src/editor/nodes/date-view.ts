import { dayInWords, dayOf } from '@chapterhouse/shared/editor/inline/date'
import type { Node } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { locale } from '../../messages/language.ts'
import { t } from '../../messages/t.ts'
import { openCard } from './card.ts'
import { element } from './element.ts'

const weekday = (day: string) =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

/** A day in the reader's own way of writing it, with a calendar to change it. */
export class DateView implements NodeView {
  readonly dom = element('time', { class: 'day', contenteditable: 'false' })
  readonly #view: EditorView
  readonly #getPos: () => number | undefined
  #node: Node

  constructor(node: Node, view: EditorView, getPos: () => number | undefined) {
    this.#node = node
    this.#view = view
    this.#getPos = getPos
    this.dom.addEventListener('click', () => this.open())
    this.#show()
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    this.#node = node
    this.#show()
    return true
  }

  ignoreMutation(): boolean {
    return true
  }

  get #day(): string | null {
    return dayOf(this.#node.attrs.day)
  }

  #show(): void {
    const day = this.#day
    this.dom.textContent = day === null ? t('No day') : dayInWords(day, navigator.language)
    this.dom.dateTime = day ?? ''
    this.dom.title = day === null ? '' : weekday(day)
    if (this.#view.editable) this.dom.setAttribute('role', 'button')
  }

  /** A calendar for who may write. */
  open(): void {
    if (!this.#view.editable) return
    const field = element('input', {
      type: 'date',
      class: 'text-card-field',
      'aria-label': t('Day'),
    })
    field.value = this.#day ?? ''
    field.addEventListener('change', () => this.#set(field.value))
    openCard(this.dom, t('Change the day'), (close) => {
      field.addEventListener('keydown', ({ key }) => {
        if (key === 'Enter') close()
      })
      return [field]
    })
  }

  #set(value: string): void {
    const at = this.#getPos()
    const day = dayOf(value)
    if (at === undefined || day === null || this.#view.isDestroyed || !this.#view.editable) return
    if (day !== this.#day) this.#view.dispatch(this.#view.state.tr.setNodeAttribute(at, 'day', day))
  }
}
