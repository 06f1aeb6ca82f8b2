import type { Editor } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { Choice, Found } from './choice.ts'
import { listId, optionId } from './choice-list.tsx'
import { ChoicePopup, type Shown } from './choice-popup.tsx'
import { nextOpen, type Open, type Sign } from './sign.ts'

/** A list that a sign opens in the text. */
export interface ListPlan {
  /** Its own among the lists, and the beginning of the ids of its elements. */
  readonly name: string
  readonly label: string
  readonly sign: Sign
  /** What answers to these words, from what is here: it is asked on each key. */
  readonly find: (query: string) => Found<Choice>
  /** The list opened: time to look for more. */
  readonly onOpen?: () => void
  /** Tells when there is more to find. Answers how to stop. */
  readonly listen?: (changed: () => void) => () => void
  /** Ends the words like a press of Enter, if something is called exactly so. */
  readonly closing?: string
}

/** One list of one editor. */
class List {
  readonly key: PluginKey<Open | null>
  readonly plan: ListPlan
  readonly #editor: Editor

  constructor(editor: Editor, plan: ListPlan) {
    this.#editor = editor
    this.plan = plan
    this.key = new PluginKey(plan.name)
  }

  get open(): Open | null {
    return this.key.getState(this.#editor.state) ?? null
  }

  /** What an open list shows now; null while it is closed or nothing matches. */
  shown(): Shown | null {
    const { open } = this
    if (!open || !this.#editor.isEditable) return null
    const found = this.plan.find(open.query)
    return found.flat.length > 0 ? { ...open, ...found } : null
  }

  /** Puts the chosen thing in the place of the sign and what was typed after it. */
  readonly choose = (one: Choice): void => {
    const { open } = this
    if (!open) return
    const to = open.from + this.plan.sign.text.length + open.query.length
    one.put(this.#editor, { from: open.from, to })
    // What is put may come later; the list is done.
    if (this.open) this.wish('close')
  }

  readonly wish = (wish: number | 'close'): void => {
    this.#editor.view.dispatch(this.#editor.state.tr.setMeta(this.key, wish))
  }

  /** Answers whether the key was for the list. */
  onKey(pressed: string): boolean {
    const shown = this.shown()
    if (!shown) return false
    const count = shown.flat.length
    const at = Math.min(shown.at, count - 1)
    const chosen = shown.flat[at]
    if (pressed === 'ArrowDown') this.wish((at + 1) % count)
    else if (pressed === 'ArrowUp') this.wish((at - 1 + count) % count)
    else if (pressed === 'Escape') this.wish('close')
    else if ((pressed === 'Enter' || pressed === 'Tab') && chosen) this.choose(chosen)
    else return false
    return true
  }

  /** The last letter of what ends the words chooses what is called so. */
  onText(text: string): boolean {
    const { open } = this
    const { closing } = this.plan
    if (!open || !closing) return false
    const typed = open.query + text
    if (!typed.endsWith(closing)) return false
    const name = typed.slice(0, -closing.length)
    const called = new Set([name, name.replaceAll('_', ' ')])
    const one = this.plan.find(name).flat.find(({ title }) => called.has(title))
    if (one) this.choose(one)
    return one !== undefined
  }

  attributes(): Record<string, string> {
    const shown = this.shown()
    const active = shown?.flat[Math.min(shown.at, shown.flat.length - 1)]
    if (!active) return {}
    const { name } = this.plan
    return {
      'aria-haspopup': 'listbox',
      'aria-controls': listId(name),
      'aria-activedescendant': optionId(name, active.id),
    }
  }
}

/** The window of the list, and its eyes on what there is to find. */
const listView = (editor: Editor, list: List) => {
  const { name, label, onOpen, listen } = list.plan
  const popup = new ChoicePopup(editor, { name, label, choose: list.choose, highlight: list.wish })
  let wasOpen = false
  // An empty transaction: the attributes that name the active choice are asked for with it.
  const onChange = () => {
    if (list.open && !editor.isDestroyed) editor.view.dispatch(editor.state.tr)
  }
  const stop = listen?.(onChange)
  return {
    update: () => {
      const { open } = list
      if (open && !wasOpen) onOpen?.()
      wasOpen = open !== null
      popup.show(list.shown())
    },
    destroy: () => {
      stop?.()
      popup.remove()
    },
  }
}

const isPlain = (event: KeyboardEvent): boolean =>
  !(event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)

/**
 * A sign opens a list of what can stand in its place. Own plugin rather than TipTap's suggestion:
 * that one also opens when the caret walks into an old sign, reopens after Escape when somebody
 * else types, and answers one tick late.
 */
export const listPlugin = (editor: Editor, plan: ListPlan): Plugin<Open | null> => {
  const list = new List(editor, plan)
  return new Plugin<Open | null>({
    key: list.key,
    state: {
      init: () => null,
      apply: (tr, open) => nextOpen(tr, open, { sign: plan.sign, wish: tr.getMeta(list.key) }),
    },
    view: () => listView(editor, list),
    props: {
      handleKeyDown: (_, event) => isPlain(event) && list.onKey(event.key),
      handleTextInput: (...parts) => list.onText(parts[3]),
      handleDOMEvents: {
        blur: () => {
          if (list.open) list.wish('close')
          return false
        },
      },
      attributes: () => list.attributes(),
    },
  })
}
