import { longestFormula } from '@chapterhouse/shared/editor/inline/inline-math'
import { type CommandProps, Extension, InputRule } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, Selection } from '@tiptap/pm/state'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { t } from '../../messages/t.ts'
import { drawFormula } from './draw.ts'
import { element } from './element.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    inlineFormulas: {
      /** Puts a formula into the line and asks for its source. */
      insertFormula: () => ReturnType
    }
  }
}

/** A formula in a line: set, and its source in a field while it is chosen. */
export class InlineMathView implements NodeView {
  readonly dom = element('span', { class: 'inline-math', contenteditable: 'false' })
  readonly #field = element('input', {
    class: 'math-source',
    'aria-label': t('Formula in LaTeX'),
    maxlength: String(longestFormula),
    spellcheck: 'false',
  })
  readonly #shown = element('span', { class: 'math-shown' })
  readonly #view: EditorView
  readonly #getPos: () => number | undefined
  #node: Node
  #turn = 0

  constructor(node: Node, view: EditorView, getPos: () => number | undefined) {
    this.#node = node
    this.#view = view
    this.#getPos = getPos
    this.dom.append(this.#shown)
    this.#field.addEventListener('keydown', (event) => this.#onKey(event))
    this.#field.addEventListener('blur', () => this.#close())
    void this.#draw(String(node.attrs.latex))
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    const changed = node.attrs.latex !== this.#node.attrs.latex
    this.#node = node
    if (changed) void this.#draw(String(node.attrs.latex))
    return true
  }

  selectNode(): void {
    this.dom.classList.add('ProseMirror-selectednode')
    if (!this.#view.editable || this.#field.isConnected) return
    this.#field.value = String(this.#node.attrs.latex)
    this.dom.append(this.#field)
    // the selection is drawn after this; the field takes the keys then
    queueMicrotask(() => this.#field.isConnected && this.#field.focus())
  }

  deselectNode(): void {
    this.dom.classList.remove('ProseMirror-selectednode')
    if (document.activeElement !== this.#field) this.#close()
  }

  ignoreMutation(): boolean {
    return true
  }

  stopEvent({ target }: Event): boolean {
    return target === this.#field
  }

  destroy(): void {
    this.#turn += 1
  }

  /** Enter keeps, Escape leaves it as it was; both go on behind the formula. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    const at = this.#getPos()
    if (event.key === 'Escape') this.#field.value = String(this.#node.attrs.latex)
    this.#close()
    this.#view.focus()
    if (at === undefined) return
    const { tr } = this.#view.state
    this.#view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at + this.#node.nodeSize))))
  }

  /** Keeps what was typed; a formula without source is none. */
  #close(): void {
    if (!this.#field.isConnected) return
    const latex = this.#field.value.trim()
    this.#field.remove()
    const at = this.#getPos()
    if (at === undefined || this.#view.isDestroyed) return
    const { tr } = this.#view.state
    if (latex === '') this.#view.dispatch(tr.delete(at, at + this.#node.nodeSize))
    else if (latex !== this.#node.attrs.latex) {
      this.#view.dispatch(tr.setNodeAttribute(at, 'latex', latex))
    }
  }

  async #draw(latex: string): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const source = element('code', { 'data-math': '' }, latex)
    if (this.#shown.childNodes.length === 0) this.#shown.replaceChildren(source)
    const drawn = await drawFormula(latex, false).catch(() => null)
    if (turn !== this.#turn) return
    this.#shown.replaceChildren(drawn?.kind === 'drawn' ? drawn.picture : source)
    this.#shown.title = drawn?.kind === 'failed' ? drawn.why : latex
  }
}

const insertFormula = ({ state, tr, dispatch }: CommandProps): boolean => {
  const type = state.schema.nodes.inlineMath
  const { $from } = tr.selection
  if (!type || !$from.parent.canReplaceWith($from.index(), $from.index(), type)) return false
  if (dispatch) {
    tr.replaceSelectionWith(type.create({ latex: 'x' }))
    tr.setSelection(NodeSelection.create(tr.doc, tr.mapping.map($from.pos, -1)))
  }
  return true
}

const typed = /\$\$([^$\n]+)\$\$$/

/** Formulas in a line, and `$$x$$` for one. */
export const InlineFormulas = Extension.create({
  name: 'inlineFormulas',
  addCommands: () => ({ insertFormula: () => insertFormula }),
  addInputRules() {
    const type = this.editor.schema.nodes.inlineMath
    if (!type) return []
    return [
      new InputRule({
        find: typed,
        handler: ({ state, range, match }) => {
          const latex = (match[1] ?? '').trim().slice(0, longestFormula)
          if (latex === '') return null
          state.tr.replaceWith(range.from, range.to, type.create({ latex }))
          return undefined
        },
      }),
    ]
  },
})
