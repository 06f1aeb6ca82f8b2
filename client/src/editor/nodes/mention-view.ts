import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { t } from '../../messages/t.ts'
import { roles } from '../../projects/roles.ts'
import { initials } from '../../ui/avatar.tsx'
import type { World } from '../suggest/world.ts'
import { openCard } from './card.ts'
import { element } from './element.ts'

const face = (color: string, name: string) => {
  const disc = element('span', { class: 'text-card-face', 'aria-hidden': 'true' }, initials(name))
  disc.style.backgroundColor = color
  return disc
}

/** A person in the text, under the name of today. */
export class MentionView implements NodeView {
  readonly dom = element('span', {
    class: 'mention',
    contenteditable: 'false',
    role: 'button',
    'aria-haspopup': 'dialog',
  })
  readonly #world: World
  readonly #stop: () => void
  #node: Node

  constructor(node: Node, world: World) {
    this.#node = node
    this.#world = world
    this.#stop = world.known.listen(() => this.#show())
    if (world.known.members().length === 0) world.known.askPeople()
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

  destroy(): void {
    this.#stop()
  }

  get #member() {
    return this.#world.known.members().find(({ user }) => user.id === this.#node.attrs.id)
  }

  get #name(): string {
    return this.#member?.user.displayName ?? String(this.#node.attrs.label)
  }

  #show(): void {
    const words = `@${this.#name}`
    if (this.dom.textContent !== words) this.dom.textContent = words
    this.dom.classList.toggle('mention-me', this.#node.attrs.id === this.#world.me.id)
  }

  /** Who this is, and where. */
  open(): void {
    const member = this.#member
    const name = this.#name
    const color = member?.user.color ?? '#6b716d'
    const role = member ? roles[member.role].name : t('Not in this project')
    const words = element(
      'div',
      {},
      element('strong', {}, name),
      element('p', {}, `${role} · ${this.#whereabouts()}`),
    )
    const head = element('div', { class: 'text-card-head' }, face(color, name), words)
    openCard(this.dom, name, (close) => (this.#isOtherHere ? [head, this.#jump(close)] : [head]))
  }

  get #isOtherHere(): boolean {
    const id = String(this.#node.attrs.id)
    return id !== this.#world.me.id && this.#world.here().has(id)
  }

  #whereabouts(): string {
    if (this.#node.attrs.id === this.#world.me.id) return t('this is you')
    return this.#isOtherHere ? t('on this page now') : t('not on this page')
  }

  #jump(close: () => void): HTMLButtonElement {
    const button = element('button', { type: 'button', class: 'text-card-act' }, t('Jump to them'))
    button.addEventListener('click', () => {
      close()
      this.#world.jumpTo(String(this.#node.attrs.id))
    })
    return button
  }
}
