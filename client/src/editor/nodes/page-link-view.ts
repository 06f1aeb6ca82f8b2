import { uuidOf } from '@chapterhouse/shared/editor/inline/mention'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Node } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { t } from '../../messages/t.ts'
import type { PageName } from '../suggest/page-names.ts'
import type { World } from '../suggest/world.ts'
import { element } from './element.ts'

const fates: Readonly<
  Record<'deleted' | 'shut', { readonly words: string; readonly why: string }>
> = {
  deleted: { words: t('in the trash'), why: t('This page was deleted. It can be brought back.') },
  shut: { words: t('no access'), why: t('There is no such page, or you may not read it.') },
}

/** The way to a page, under its title of today. */
export class PageLinkView implements NodeView {
  readonly dom = element('a', { class: 'page-link', contenteditable: 'false' })
  readonly #world: World
  #node: Node
  #stop: () => void = () => {}

  constructor(node: Node, world: World) {
    this.#node = node
    this.#world = world
    this.dom.addEventListener('click', (event) => this.#onClick(event))
    this.dom.addEventListener('auxclick', (event) => this.#onClick(event))
    this.#watch()
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    const changed = node.attrs.id !== this.#node.attrs.id
    this.#node = node
    if (changed) this.#watch()
    else this.#show()
    return true
  }

  /** The press that follows a link is no selection. */
  stopEvent({ type }: Event): boolean {
    return type === 'mousedown' || type === 'click' || type === 'auxclick'
  }

  ignoreMutation(): boolean {
    return true
  }

  destroy(): void {
    this.#stop()
  }

  get #id(): PageId | null {
    return uuidOf(this.#node.attrs.id) as PageId | null
  }

  #watch(): void {
    this.#stop()
    const id = this.#id
    this.#stop = id === null ? () => {} : this.#world.names.watch(id, () => this.#show())
    this.#show()
  }

  #show(): void {
    const id = this.#id
    const label = String(this.#node.attrs.label) || t('Untitled')
    const name: PageName = id === null ? { kind: 'shut' } : this.#world.names.of(id)
    const title = 'title' in name ? name.title : label
    const fate = name.kind === 'deleted' || name.kind === 'shut' ? fates[name.kind] : null
    const icon = name.kind === 'there' ? name.icon : null
    const shown = JSON.stringify([id, title, icon, fate])
    if (this.dom.dataset.shown === shown) return
    this.dom.dataset.shown = shown
    this.dom.classList.toggle('page-link-lost', fate !== null)
    this.dom.title = fate?.why ?? ''
    if (id === null) this.dom.removeAttribute('href')
    else this.dom.href = `/p/${id}`
    this.dom.replaceChildren(...this.#parts(title, icon, fate?.words ?? null))
  }

  #parts(title: string, icon: string | null, fate: string | null): readonly globalThis.Node[] {
    const sign = element('span', { class: 'page-link-icon', 'aria-hidden': 'true' }, icon ?? '')
    const words = element('span', { class: 'page-link-title' }, title)
    const after = fate === null ? [] : [element('span', { class: 'page-link-fate' }, ` (${fate})`)]
    return [...(icon === null ? [] : [sign]), words, ...after]
  }

  #onClick(event: MouseEvent): void {
    if (event.button > 1) return
    event.preventDefault()
    this.follow(event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1)
  }

  /** Goes there, or opens it beside this one. */
  follow(beside = false): void {
    const id = this.#id
    if (id === null) return
    if (beside) window.open(`/p/${id}`, '_blank', 'noopener')
    else this.#world.go(`/p/${id}`)
  }
}
