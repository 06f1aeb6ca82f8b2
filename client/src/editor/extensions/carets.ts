import { Extension } from '@tiptap/core'
import CollaborationCaret from '@tiptap/extension-collaboration-caret'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { Awareness } from 'y-protocols/awareness'
import type { PersonHere } from '../room/people.ts'
import { personOf } from '../room/people.ts'
import { asksForQuiet } from '../room/quiet.ts'

/** Milliseconds a name stays beside a caret that moved. */
const shown = 1_800

const caretElement = (user: Record<string, unknown>): HTMLElement => {
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

const selectionLook = (user: Record<string, unknown>) => {
  const person = personOf(user)
  return person ? { class: 'caret-selection', style: `--person: ${person.color}` } : {}
}

/** Other people's carets and selections, each in its person's colour. */
export const caretsOf = (awareness: Awareness, me: PersonHere) =>
  CollaborationCaret.configure({
    provider: { awareness },
    user: { id: me.id, name: me.displayName, color: me.color },
    render: caretElement,
    selectionRender: selectionLook,
  })

interface AwarenessChange {
  readonly added: readonly number[]
  readonly updated: readonly number[]
}

/** Shows a name for a moment when its caret moves. */
const flash = (root: HTMLElement, id: string, timers: Map<string, number>): void => {
  window.clearTimeout(timers.get(id))
  const carets = () => root.querySelectorAll(`.caret[data-person="${CSS.escape(id)}"]`)
  const show = (on: boolean) => {
    for (const caret of carets()) caret.classList.toggle('caret-moved', on)
  }
  // The caret is drawn in the editor's next transaction.
  window.setTimeout(() => show(true), 20)
  timers.set(
    id,
    window.setTimeout(() => show(false), shown),
  )
}

/** Shows the name beside a caret for a moment after it moved, and not all the time. */
export const caretNamesOf = (awareness: Awareness) =>
  Extension.create({
    name: 'caretNames',
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey('caretNames'),
        view: (view) => {
          const timers = new Map<string, number>()
          const onChange = ({ added, updated }: AwarenessChange) => {
            for (const client of [...added, ...updated]) {
              if (client === awareness.clientID) continue
              const state = awareness.getStates().get(client)
              const person = asksForQuiet(state) ? null : personOf(state?.user)
              if (person?.id) flash(view.dom, person.id, timers)
            }
          }
          awareness.on('change', onChange)
          return {
            destroy: () => {
              awareness.off('change', onChange)
              for (const timer of timers.values()) window.clearTimeout(timer)
            },
          }
        },
      }),
    ],
  })
