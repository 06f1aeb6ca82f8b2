import { autoUpdate, computePosition, flip, offset, shift, size } from '@floating-ui/dom'
import { type Editor, posToDOMRect } from '@tiptap/core'
import { createRoot } from 'react-dom/client'
import type { Insertable } from './insertable.ts'
import { room } from './room.ts'
import type { Found } from './slash-filter.ts'
import styles from './slash-list.module.css'
import { SlashList } from './slash-list.tsx'
import type { Slash } from './slash-state.ts'

interface Acts {
  readonly choose: (one: Insertable) => void
  readonly highlight: (at: number) => void
}

/** Of the window in pixels: all that is offered stands in it without scrolling, where there is room. */
const tallest = 512

const middleware = [
  offset(6),
  flip(() => ({ padding: room(), fallbackStrategy: 'bestFit' as const })),
  shift(() => ({ padding: room() })),
  size(() => ({
    padding: room(),
    apply: ({ availableHeight, elements }) => {
      elements.floating.style.maxHeight = `${Math.min(tallest, Math.max(120, availableHeight))}px`
    },
  })),
]

/**
 * The window of the slash menu, outside the text and outside the screen's React tree: the menu
 * belongs to the editor, wherever that is mounted.
 */
export class SlashPopup {
  readonly #editor: Editor
  readonly #acts: Acts
  readonly #box = document.createElement('div')
  readonly #root = createRoot(this.#box)
  #from = 0
  #stop: (() => void) | null = null

  constructor(editor: Editor, acts: Acts) {
    this.#editor = editor
    this.#acts = acts
    this.#box.className = styles.popup ?? ''
  }

  /** Shows these choices at their slash, or nothing. */
  show(shown: (Found & Slash) | null): void {
    if (shown) this.#draw(shown)
    else this.#hide()
  }

  /** For good. */
  remove(): void {
    this.#hide()
    // React may be rendering just now; it does not like to be unmounted meanwhile.
    queueMicrotask(() => this.#root.unmount())
  }

  #draw(shown: Found & Slash): void {
    this.#from = shown.from
    this.#root.render(<SlashList found={shown} at={shown.at} {...this.#acts} />)
    if (this.#stop) void this.#place()
    else this.#open()
  }

  #open(): void {
    document.body.append(this.#box)
    this.#stop = autoUpdate(this.#slash(), this.#box, () => void this.#place())
  }

  #hide(): void {
    this.#stop?.()
    this.#stop = null
    this.#box.remove()
  }

  #slash() {
    const { view } = this.#editor
    const getBoundingClientRect = () => posToDOMRect(view, this.#from, this.#from)
    return { getBoundingClientRect, contextElement: view.dom }
  }

  async #place(): Promise<void> {
    const options = { placement: 'bottom-start', strategy: 'fixed', middleware } as const
    const at = await computePosition(this.#slash(), this.#box, options)
    Object.assign(this.#box.style, { left: `${at.x}px`, top: `${at.y}px` })
  }
}
