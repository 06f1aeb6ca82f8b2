import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Awareness } from 'y-protocols/awareness'
import { nextFrame } from '../../sync/next-frame.ts'
import {
  type CaretLook,
  type DrawnCarets,
  isOutdated,
  mapped,
  noCarets,
  redrawn,
  spotsIn,
} from './drawn-carets.ts'
import { bindingOf } from './extension.ts'
import { isRemote } from './origin.ts'

const key = new PluginKey<DrawnCarets>('carets')

export interface CaretsPlan extends CaretLook {
  readonly awareness: Awareness
  /** Told before carets are drawn. */
  readonly settle: (view: EditorView) => void
  /** These clients moved, and are drawn where they are now. */
  readonly onMoved: (view: EditorView, clients: ReadonlySet<number>) => void
}

/** Tells the others where this person's caret is, and that it is nowhere when the focus is elsewhere. */
const tell = (awareness: Awareness, view: EditorView): void => {
  const binding = bindingOf(view.state)
  const known: unknown = awareness.getLocalState()?.cursor
  if (!view.hasFocus()) {
    if (known) awareness.setLocalStateField('cursor', null)
    return
  }
  const { anchor, head, empty } = view.state.selection
  const from = binding?.placeAt(anchor) ?? null
  const to = empty ? from : (binding?.placeAt(head) ?? null)
  if (from && to) awareness.setLocalStateField('cursor', { anchor: from, head: to })
}

interface Changes {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

/** Draws what came in once a frame, however many people moved. */
class CaretsView {
  readonly #view: EditorView
  readonly #plan: CaretsPlan
  readonly #moved = new Set<number>()
  #isWaiting = false

  constructor(view: EditorView, plan: CaretsPlan) {
    this.#view = view
    this.#plan = plan
    plan.awareness.on('change', this.#onChange)
    view.dom.addEventListener('focusin', this.#tell)
    view.dom.addEventListener('focusout', this.#tell)
    this.#soon()
  }

  update({ state }: EditorView, before: EditorState): void {
    if (state.doc !== before.doc || state.selection !== before.selection) this.#tell()
  }

  destroy(): void {
    const { awareness } = this.#plan
    awareness.off('change', this.#onChange)
    this.#view.dom.removeEventListener('focusin', this.#tell)
    this.#view.dom.removeEventListener('focusout', this.#tell)
    if (awareness.getLocalState()?.cursor) awareness.setLocalStateField('cursor', null)
  }

  readonly #tell = (): void => tell(this.#plan.awareness, this.#view)

  readonly #onChange = ({ added, updated, removed }: Changes): void => {
    const own = this.#plan.awareness.clientID
    const others = [...added, ...updated].filter((client) => client !== own)
    for (const client of others) this.#moved.add(client)
    if (others.length > 0 || removed.length > 0) this.#soon()
  }

  #soon(): void {
    if (this.#isWaiting) return
    this.#isWaiting = true
    nextFrame(() => {
      this.#isWaiting = false
      if (!this.#view.isDestroyed) this.#draw()
    })
  }

  #draw(): void {
    const { awareness, settle, onMoved } = this.#plan
    settle(this.#view)
    const { state } = this.#view
    const carets = key.getState(state) ?? noCarets
    const shown = { binding: bindingOf(state), doc: state.doc, known: carets.spots }
    if (isOutdated(carets, spotsIn(shown, awareness))) {
      this.#view.dispatch(state.tr.setMeta(key, true))
    }
    onMoved(this.#view, this.#moved)
    this.#moved.clear()
  }
}

const caretsPlugin = (plan: CaretsPlan) =>
  new Plugin<DrawnCarets>({
    key,
    state: {
      init: () => noCarets,
      apply: (tr, carets, before) => {
        const now = mapped(carets, tr)
        if (!isRemote(tr) && !tr.getMeta(key)) return now
        const shown = { binding: bindingOf(before), doc: tr.doc, known: now.spots }
        return redrawn(now, spotsIn(shown, plan.awareness), { doc: tr.doc, look: plan })
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
    view: (view) => new CaretsView(view, plan),
  })

/** Other people's carets in the text, and this person's for them. */
export const liveCarets = (plan: CaretsPlan) =>
  Extension.create({
    name: 'liveCarets',
    // After the binding, whose document the places are in.
    priority: 999,
    addProseMirrorPlugins: () => [caretsPlugin(plan)],
  })
