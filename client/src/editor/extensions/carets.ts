import type { EditorView } from '@tiptap/pm/view'
import type { Awareness } from 'y-protocols/awareness'
import { liveCarets } from '../binding/carets.ts'
import type { PersonHere } from '../room/people.ts'
import { personOf } from '../room/people.ts'
import { asksForQuiet } from '../room/quiet.ts'
import { settle } from './own-moves-first.ts'

/** Milliseconds a name stays beside a caret that moved. */
const shown = 1_800

const caretElement = (user: unknown): HTMLElement => {
  const person = personOf(user)
  const caret = document.createElement('span')
  caret.className = 'caret'
  caret.dataset.person = person?.id ?? ''
  caret.style.setProperty('--person', person?.color ?? 'transparent')
  const label = document.createElement('span')
  label.className = 'caret-name'
  label.textContent = person?.displayName ?? ''
  // Word joiners keep a line from breaking at the caret.
  caret.append('\u2060', label, '\u2060')
  return caret
}

const selectionLook = (user: unknown) => {
  const person = personOf(user)
  return person ? { class: 'caret-selection', style: `--person: ${person.color}` } : {}
}

/** Shows a name for a moment when its caret moves. */
class Names {
  readonly #timers = new Map<string, number>()

  show(root: HTMLElement, id: string): void {
    window.clearTimeout(this.#timers.get(id))
    const mark = (on: boolean) => {
      for (const caret of root.querySelectorAll(`.caret[data-person="${CSS.escape(id)}"]`)) {
        caret.classList.toggle('caret-moved', on)
      }
    }
    mark(true)
    const hide = window.setTimeout(() => mark(false), shown)
    this.#timers.set(id, hide)
  }
}

/** Everybody's carets, each with the name of its person for a moment when it moves. */
export const caretsOf = (awareness: Awareness, me: PersonHere) => {
  const names = new Names()
  awareness.setLocalStateField('user', { id: me.id, name: me.displayName, color: me.color })
  return liveCarets({
    awareness,
    settle,
    caret: caretElement,
    selection: selectionLook,
    onMoved: (view: EditorView, clients) => {
      for (const client of clients) {
        const state = awareness.getStates().get(client)
        const id = asksForQuiet(state) ? undefined : personOf(state?.user)?.id
        if (id) names.show(view.dom, id)
      }
    },
  })
}
