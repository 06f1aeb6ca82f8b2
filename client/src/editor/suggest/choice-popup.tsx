import { autoUpdate, computePosition, flip, offset, shift, size } from '@floating-ui/dom'
import { type Editor, posToDOMRect } from '@tiptap/core'
import { createRoot } from 'react-dom/client'
import { room } from '../menus/room.ts'
import type { Choice, Found } from './choice.ts'
import styles from './choice-list.module.css'
import { ChoiceList } from './choice-list.tsx'
import type { Open } from './sign.ts'

/** An open list with what it shows. */
export type Shown = Found<Choice> & Open

interface PopupPlan {
  readonly name: string
  readonly label: string
  readonly choose: (one: Choice) => void
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
 * The window of a list, outside the text and outside the screen's React tree: the list
 * belongs to the editor, wherever that is mounted.
 */
export class ChoicePopup {
  readonly #editor: Editor
  readonly #plan: PopupPlan
  readonly #box = document.createElement('div')
  readonly #root = createRoot(this.#box)
  #from = 0
  #stop: (() => void) | null = null

  constructor(editor: Editor, plan: PopupPlan) {
    this.#editor = editor
    this.#plan = plan
    this.#box.className = styles.popup ?? ''
  }

  /** Shows these choices at their sign, or nothing. */
  show(shown: Shown | null): void {
    if (shown) this.#draw(shown)
    else this.#hide()
  }

  /** For good. */
  remove(): void {
    this.#hide()
    // React may be rendering just now; it does not like to be unmounted meanwhile.
    queueMicrotask(() => this.#root.unmount())
  }

  #draw(shown: Shown): void {
    this.#from = shown.from
    this.#root.render(<ChoiceList found={shown} at={shown.at} {...this.#plan} />)
    if (this.#stop) void this.#place()
    else this.#open()
  }

  #open(): void {
    document.body.append(this.#box)
    this.#stop = autoUpdate(this.#sign(), this.#box, () => void this.#place())
  }

  #hide(): void {
    this.#stop?.()
    this.#stop = null
    this.#box.remove()
  }

  #sign() {
    const { view } = this.#editor
    const getBoundingClientRect = () => posToDOMRect(view, this.#from, this.#from)
    return { getBoundingClientRect, contextElement: view.dom }
  }

  async #place(): Promise<void> {
    const options = { placement: 'bottom-start', strategy: 'fixed', middleware } as const
    const at = await computePosition(this.#sign(), this.#box, options)
    Object.assign(this.#box.style, { left: `${at.x}px`, top: `${at.y}px` })
  }
}
