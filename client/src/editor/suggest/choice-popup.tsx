import { type Editor, posToDOMRect } from '@tiptap/core'
import { createRoot } from 'react-dom/client'
import type { Beside, SignPlace } from './beside-sign.ts'
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
  /** Null while nothing is shown. */
  #beside: Promise<Beside | null> | null = null

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
    if (this.#beside) void this.#beside.then((beside) => beside?.place())
    else this.#beside = this.#open()
  }

  /** What finds a place for it comes with the menus, a moment after the text. */
  async #open(): Promise<Beside | null> {
    this.#box.style.opacity = '0'
    document.body.append(this.#box)
    const { besideSign } = await import('./beside-sign.ts')
    return this.#box.isConnected ? besideSign(this.#sign(), this.#box) : null
  }

  #hide(): void {
    void this.#beside?.then((beside) => beside?.stop())
    this.#beside = null
    this.#box.remove()
  }

  #sign(): SignPlace {
    const { view } = this.#editor
    const getBoundingClientRect = () => posToDOMRect(view, this.#from, this.#from)
    return { getBoundingClientRect, contextElement: view.dom }
  }
}
