import { type CommandProps, Extension, InputRule } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView, type NodeView } from '@tiptap/pm/view'
import { isRemote } from '../binding/origin.ts'
import { element } from './element.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    footnotes: {
      /** Puts a note after the selection and the caret into it; a note holds no other. */
      insertFootnote: () => ReturnType
    }
  }
}

/** A footnote, and where it stands. */
export interface NoteAt {
  readonly at: number
  readonly node: Node
}

const inBlock = new WeakMap<Node, readonly NoteAt[]>()

/** Notes of one block, counted from its start; a block that did not change is not looked at again. */
const notesIn = (block: Node): readonly NoteAt[] => {
  const known = inBlock.get(block)
  if (known) return known
  const notes: NoteAt[] = []
  block.descendants((node, at) => {
    if (node.type.name === 'footnote') notes.push({ at, node })
    return node.type.name !== 'footnote'
  })
  inBlock.set(block, notes)
  return notes
}

/** The notes of a document in reading order. */
export const notesOf = (doc: Node): NoteAt[] => {
  const all: NoteAt[] = []
  doc.forEach((block, start) => {
    for (const { at, node } of notesIn(block)) all.push({ at: start + 1 + at, node })
  })
  return all
}

/** The note the caret is in, else null. */
export const noteHere = ({ selection }: { selection: Transaction['selection'] }): NoteAt | null => {
  const { $from, $to } = selection
  if ($from.parent.type.name !== 'footnote' || !$from.sameParent($to)) return null
  return { at: $from.before(), node: $from.parent }
}

/** A note in the line: its number, and its words while the caret is in them. */
export class FootnoteView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM: HTMLElement
  readonly #number = element('sup', { class: 'note-number', contenteditable: 'false' })

  constructor(view: EditorView, getPos: () => number | undefined) {
    this.contentDOM = element('span', { class: 'note-words' })
    this.dom = element('span', { 'data-footnote': '' }, this.#number, this.contentDOM)
    this.#number.addEventListener('mousedown', (event) => {
      event.preventDefault()
      const at = getPos()
      const node = at === undefined ? null : view.state.doc.nodeAt(at)
      if (at !== undefined && node) enter(view, { at, node })
    })
  }

  update(node: Node): boolean {
    return node.type.name === 'footnote'
  }

  ignoreMutation({ target }: { readonly target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(target)
  }

  stopEvent({ target }: Event): boolean {
    return target instanceof globalThis.Node && this.#number.contains(target)
  }
}

/** Puts the caret at the end of a note. */
export const enter = (view: EditorView, { at, node }: NoteAt): void => {
  const { tr } = view.state
  const selection = TextSelection.create(tr.doc, at + node.nodeSize - 1)
  view.dispatch(tr.setSelection(selection).scrollIntoView())
  view.focus()
}

const key = new PluginKey('footnotes')

/** Numbers are attributes of decorations: they change when a note above comes or goes, and nothing else does. */
const numbered = (doc: Node, open: NoteAt | null): DecorationSet =>
  DecorationSet.create(
    doc,
    notesOf(doc).map(({ at, node }, index) =>
      Decoration.node(at, at + node.nodeSize, {
        'data-number': String(index + 1),
        style: `--note-number: "${index + 1}"`,
        ...(open?.at === at ? { class: 'note-open' } : {}),
      }),
    ),
  )

/** A letter typed into a note without words: the browser would put it beside the note. */
const typedIntoEmpty = (view: EditorView, event: InputEvent): boolean => {
  const here = noteHere(view.state)
  if (event.inputType !== 'insertText' || !event.data || !here) return false
  if (here.node.content.size > 0) return false
  event.preventDefault()
  view.dispatch(view.state.tr.insertText(event.data))
  return true
}

/** Out of the note to the place behind it. */
const leave = (view: EditorView): boolean => {
  const here = noteHere(view.state)
  if (!here) return false
  const { tr } = view.state
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, here.at + here.node.nodeSize)))
  return true
}

const insertFootnote = ({ state, tr, dispatch }: CommandProps): boolean => {
  const type = state.schema.nodes.footnote
  const { $to } = tr.selection
  if (!type || !$to.parent.canReplaceWith($to.index(), $to.index(), type)) return false
  if (dispatch) {
    tr.insert($to.pos, type.create())
    tr.setSelection(TextSelection.create(tr.doc, $to.pos + 1)).scrollIntoView()
  }
  return true
}

/** A note left without words says nothing; the one who emptied it takes it away by leaving. */
const emptied = (transactions: readonly Transaction[], before: NoteAt | null): number | null => {
  if (!before || transactions.some(isRemote)) return null
  const at = transactions.reduce((place, { mapping }) => mapping.map(place), before.at)
  return at
}

/** Numbers, the way out, and no note without words. */
const footnotes = () =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => numbered(doc, null),
      apply: (tr, set, before) => {
        const moved = noteHere(before)?.at !== noteHere(tr)?.at
        return tr.docChanged || moved ? numbered(tr.doc, noteHere(tr)) : set
      },
    },
    appendTransaction: (transactions, before, { doc, selection, tr }) => {
      const at = emptied(transactions, noteHere(before))
      const node = at === null ? null : doc.nodeAt(at)
      const isLeft = at !== null && (selection.from <= at || selection.from > at + 1)
      const isEmpty = node?.type.name === 'footnote' && node.content.size === 0
      return at !== null && isLeft && isEmpty ? tr.delete(at, at + node.nodeSize) : null
    },
    props: {
      decorations: (state) => key.getState(state),
      handleDOMEvents: { beforeinput: (view, event) => typedIntoEmpty(view, event) },
      handleKeyDown: (view, event) =>
        (event.key === 'Escape' || event.key === 'Enter') && !event.isComposing && leave(view),
    },
  })

const inlineNote = /\^\[([^\]]+)\]$/

/** Notes: their numbers, the way in and out, and `^[words]` for one. */
export const Footnotes = Extension.create({
  name: 'footnotes',
  priority: 900,
  addCommands: () => ({ insertFootnote: () => insertFootnote }),
  addKeyboardShortcuts() {
    return { 'Mod-Alt-n': () => this.editor.commands.insertFootnote() }
  },
  addInputRules() {
    const type = this.editor.schema.nodes.footnote
    if (!type) return []
    return [
      new InputRule({
        find: inlineNote,
        handler: ({ state, range, match }) => {
          const $from = state.doc.resolve(range.from)
          if (!$from.parent.canReplaceWith($from.index(), $from.index(), type)) return null
          const words = state.schema.text(match[1] ?? '')
          state.tr.replaceWith(range.from, range.to, type.create(null, words))
          return undefined
        },
      }),
    ]
  },
  addProseMirrorPlugins: () => [footnotes()],
})
