import { assetSrc, imageAlignment, imageWidth } from '@chapterhouse/shared/editor/blocks/image'
import type { Node } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { element } from './element.ts'

/** Pixels under which a picture can hardly be grasped again. */
const narrowest = 48

/** A picture with its caption, and a handle to draw it wider or narrower. */
export class FigureView implements NodeView {
  readonly dom: HTMLElement
  readonly #img = element('img', { loading: 'lazy', draggable: 'false' })
  readonly #caption = element('figcaption')
  readonly #handle = element('span', { class: 'figure-handle', 'aria-hidden': 'true' })
  readonly #view: EditorView
  readonly #getPos: () => number | undefined
  #node: Node

  constructor(node: Node, view: EditorView, getPos: () => number | undefined) {
    this.#node = node
    this.#view = view
    this.#getPos = getPos
    const frame = element('span', { class: 'figure-frame' }, this.#img, this.#handle)
    this.dom = element('figure', { contenteditable: 'false' }, frame, this.#caption)
    this.#handle.addEventListener('pointerdown', (event) => this.#grasp(event))
    this.#show()
  }

  update(node: Node): boolean {
    const kept = node.type === this.#node.type && assetSrc(node.attrs.src) !== null
    if (kept) {
      this.#node = node
      this.#show()
    }
    return kept
  }

  ignoreMutation(): boolean {
    return true
  }

  stopEvent(event: Event): boolean {
    return event.target === this.#handle
  }

  #show(): void {
    const { src, alt, title, width, align } = this.#node.attrs
    const img = this.#img
    if (img.getAttribute('src') !== src) img.src = assetSrc(src) ?? ''
    img.alt = typeof alt === 'string' ? alt : ''
    const own = imageWidth(width)
    if (own === null) img.removeAttribute('width')
    else img.width = own
    this.#caption.textContent = typeof title === 'string' ? title : ''
    this.#caption.hidden = this.#caption.textContent === ''
    const side = imageAlignment(align)
    if (side === null) this.dom.removeAttribute('data-align')
    else this.dom.dataset.align = side
  }

  /** Follows the hand until it lets go; the width is written once, at the end. */
  #grasp(event: PointerEvent): void {
    if (!this.#view.editable || event.button !== 0) return
    event.preventDefault()
    const from = { x: event.clientX, width: this.#img.getBoundingClientRect().width }
    // a picture in the middle grows on both sides, so its edge follows at half the pace
    const centred = this.dom.dataset.align !== 'left' && this.dom.dataset.align !== 'right'
    const sign = this.dom.dataset.align === 'right' ? -1 : centred ? 2 : 1
    const most = this.dom.parentElement?.clientWidth ?? from.width
    const widthAt = ({ clientX }: PointerEvent) =>
      Math.round(Math.min(most, Math.max(narrowest, from.width + (clientX - from.x) * sign)))
    const move = (now: PointerEvent) => {
      this.#img.width = widthAt(now)
    }
    const stop = (now: PointerEvent) => {
      this.#handle.removeEventListener('pointermove', move)
      if (now.type === 'pointerup') this.#keep(widthAt(now))
      else this.#show()
    }
    this.#handle.setPointerCapture(event.pointerId)
    this.#handle.addEventListener('pointermove', move)
    this.#handle.addEventListener('pointerup', stop, { once: true })
    this.#handle.addEventListener('pointercancel', stop, { once: true })
  }

  #keep(width: number): void {
    const at = this.#getPos()
    const { state } = this.#view
    if (at === undefined || state.doc.nodeAt(at)?.type !== this.#node.type) return
    this.#view.dispatch(state.tr.setNodeAttribute(at, 'width', imageWidth(width)))
  }
}
