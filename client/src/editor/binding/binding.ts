import type { Node, Schema } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import * as Y from 'yjs'
import { blockOf, type Held, isIn, rebased } from './held.ts'
import { markOrigin } from './origin.ts'
import { Places, placeAt } from './place.ts'
import { Reading } from './reading.ts'
import { goneIn, restoreSelection, type SelectionPlace, selectionPlace } from './selection.ts'
import { lead } from './steps.ts'
import { shownBy, type Twin } from './twin.ts'
import { partRedone } from './undo-parts.ts'
import { type Caret, type Hand, write } from './writing.ts'

const caretOf = ({ selection: { $head } }: EditorState): Caret => ({
  parent: $head.parent,
  offset: $head.parentOffset,
})

const noHand: Hand = { caret: null, held: null }

/** How the document was shown, and how it is to be. */
type Step = readonly [old: Twin, now: Twin]

const ancestorsOf = (type: Y.XmlFragment): Set<unknown> => {
  const all = new Set<unknown>()
  for (let at = type.parent; at; at = at.parent) all.add(at)
  return all
}

/**
 * Keeps a Yjs fragment and an editor the same. What changes on one side is done on the other by the
 * least there is; what the editor cannot show stays in Yjs as it is.
 */
export class Binding {
  readonly fragment: Y.XmlFragment
  readonly undoManager: Y.UndoManager
  readonly #doc: Y.Doc
  readonly #reading: Reading
  #root: Twin
  #view: EditorView | null = null
  /** Parts of Yjs that changed and are not shown yet. */
  readonly #stale = new Set<unknown>()
  /** The selection before the Yjs transaction that is under way. */
  #before: SelectionPlace | null = null
  #held: Held | null = null
  /** A change of our own that undo should leave alone is followed by a new step. */
  #isUndoable = true

  constructor(fragment: Y.XmlFragment, schema: Schema) {
    if (!fragment.doc) throw new Error('the fragment belongs to no document')
    this.fragment = fragment
    this.#doc = fragment.doc
    this.#reading = new Reading(fragment, schema)
    this.#root = this.#reading.root()
    this.undoManager = new Y.UndoManager(fragment, {
      trackedOrigins: new Set([this]),
      deleteFilter: isEmptied,
      captureTransaction: ({ meta }) => meta.get('addToHistory') !== false,
    })
    this.undoManager.on('stack-item-added', this.#remember)
    this.#doc.on('beforeTransaction', this.#begin)
    fragment.observeDeep(this.#observe)
  }

  /** The document as it is shown, without what cannot be shown. */
  get node(): Node {
    return this.#root.node
  }

  attach(view: EditorView): void {
    this.#view = view
    if (view.state.doc !== this.#root.node) this.#root = this.#showAll(view)
    this.#show(null)
  }

  detach(): void {
    this.#view = null
  }

  destroy(): void {
    this.detach()
    this.undoManager.destroy()
    this.#doc.off('beforeTransaction', this.#begin)
    this.fragment.unobserveDeep(this.#observe)
  }

  /** Writes what the editor shows now and Yjs does not have yet. */
  update(state: EditorState, before: EditorState): void {
    if (state.doc !== this.#root.node) this.#write(state, before)
    if (this.#held && !this.#view?.composing) this.letGo()
  }

  #write(state: EditorState, before: EditorState): void {
    this.#before = before.doc === this.#root.node ? selectionPlace(this.#root, before) : null
    this.#doc.transact((transaction) => {
      transaction.meta.set('addToHistory', this.#isUndoable)
      this.#root = write(this.#root, state.doc, {
        caret: caretOf(state),
        held: this.#held?.type ?? null,
      })
      this.#reading.note(this.#root)
      if (removesElements(transaction)) this.undoManager.stopCapturing()
    }, this)
    this.#before = null
  }

  /** Brings a block in which a character was composed together with what others did to it. */
  letGo(): void {
    const [held, view, old] = [this.#held, this.#view, this.#root]
    if (!held || !view || view.composing) return
    this.#held = null
    const composed = this.#reading.of(held.type)?.node
    const around = ancestorsOf(held.type)
    const now = this.#reading.root(new Set([...held.stale, ...around]))
    const theirs = this.#reading.of(held.type)
    if (!composed || !theirs || held.type._item?.deleted) {
      this.#lead(view, [old, now], null)
      return
    }
    this.#doc.transact(() => {
      this.#reading.note(write(theirs, rebased(held.base, composed, theirs), noHand))
    }, this)
    this.#lead(view, [old, this.#reading.root(around)], null)
  }

  /** Whether undo takes back the changes that come now. */
  setUndoable(isUndoable: boolean): void {
    if (this.#isUndoable && !isUndoable) this.undoManager.stopCapturing()
    this.#isUndoable = isUndoable
  }

  /** A position of the document as a place in Yjs. */
  placeAt(position: number): Y.RelativePosition | null {
    return placeAt(this.#root, position)
  }

  /** Finds positions of places, in the document as it is shown now. */
  places(): Places {
    return new Places(this.#reading, this.#root)
  }

  readonly #begin = (transaction: Y.Transaction): void => {
    const { origin } = transaction
    if (origin === this.undoManager) partRedone(transaction, this.undoManager)
    if (origin === this || !this.#view) return
    this.#before = selectionPlace(this.#root, this.#view.state)
  }

  readonly #remember = ({ stackItem }: { stackItem: { meta: Map<unknown, unknown> } }): void => {
    stackItem.meta.set(this, this.#before)
  }

  readonly #observe = (_: unknown, transaction: Y.Transaction): void => {
    if (transaction.origin === this) return
    for (const type of transaction.changedParentTypes.keys()) this.#stale.add(type)
    this.#show(transaction)
    this.#before = null
  }

  #showAll(view: EditorView): Twin {
    const doc = view.state.doc
    const { tr } = view.state
    tr.replaceWith(0, doc.content.size, this.#root.node.content)
    const root = shownBy(this.#root, tr.doc)
    this.#reading.note(root)
    this.#root = root
    view.dispatch(markOrigin(tr, false))
    return root
  }

  /** Shows what Yjs has and the editor does not. */
  #show(transaction: Y.Transaction | null): void {
    const view = this.#view
    if (!view || this.#stale.size === 0) return
    if (view.composing) this.#hold(view.state)
    // A character is done before its editor says so; what came since must find its block whole.
    else this.letGo()
    const old = this.#root
    const now = this.#reading.root(this.#stale)
    this.#stale.clear()
    this.#lead(view, [old, now], transaction)
  }

  /** Leaves out of what is shown the block in which a character is being composed. */
  #hold(state: EditorState): void {
    const block = this.#held ? null : blockOf(this.#root, state)
    const type = this.#held?.type ?? block?.type
    const inside = type ? [...this.#stale].filter((part) => isIn(part, type)) : []
    if (type && block && inside.length > 0) this.#held = { type, base: block, stale: new Set() }
    for (const part of inside) {
      this.#held?.stale.add(part)
      this.#stale.delete(part)
    }
  }

  #lead(view: EditorView, [old, now]: Step, transaction: Y.Transaction | null): void {
    const { tr, storedMarks } = view.state
    lead(tr, old, now)
    this.#root = shownBy(now, tr.doc)
    this.#reading.note(this.#root)
    const undone = transaction?.origin === this.undoManager
    this.#select(tr, transaction)
    if (!tr.docChanged && !undone) return
    if (undone) tr.scrollIntoView()
    // Bold that was switched on for the next letter stays on.
    else tr.setStoredMarks(storedMarks)
    view.dispatch(markOrigin(tr, undone))
  }

  #select(tr: EditorState['tr'], transaction: Y.Transaction | null): void {
    const places = this.places()
    const was = this.#view?.state.selection ?? tr.selection
    const undone = transaction?.origin === this.undoManager
    const kept = undone ? this.undoManager.currStackItem?.meta.get(this) : null
    const wish = (kept as SelectionPlace | null | undefined) ?? this.#before
    // In a block that is held, what is shown and what Yjs has are counted differently.
    if (!wish || !transaction || this.#held) return
    const isGone = kept ? () => false : goneIn(transaction)
    restoreSelection(tr, places, { wish, was, isGone })
  }
}

/**
 * Such a change starts a step of undo: what was made and removed within one step never comes back,
 * and with it would go what others wrote in it meanwhile.
 */
const removesElements = (transaction: Y.Transaction): boolean => {
  let removes = false
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    removes ||= struct instanceof Y.Item && struct.content instanceof Y.ContentType
  })
  return removes
}

/** Undo removes an element only once nobody's text is left in it. */
const isEmptied = (item: unknown): boolean => {
  if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentType)) return true
  return item.content.type._length === 0
}
