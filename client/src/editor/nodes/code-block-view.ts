import { drawnLanguageOf } from '@chapterhouse/shared/editor/blocks/code-block'
import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { copyText } from '../../kernel/copy-text.ts'
import { t } from '../../messages/t.ts'
import { codeLanguages, languageName } from './code-languages.ts'
import { draw } from './draw.ts'
import { element, textButton } from './element.ts'

/** Milliseconds of rest before a formula or diagram is drawn anew. */
const pause = 350

/** A block of code: its language, a button to copy it, and for formulas and diagrams what they look like. */
export class CodeBlockView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM = element('code', { spellcheck: 'false' })
  readonly #bar: HTMLElement
  readonly #language = element('select', { class: 'code-language', 'aria-label': t('Language') })
  readonly #picture = element('div', { class: 'code-drawn', contenteditable: 'false' })
  readonly #view: EditorView
  readonly #getPos: () => number | undefined
  #node: Node
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Counts drawings: one that took long must not replace a later one. */
  #turn = 0

  constructor(node: Node, view: EditorView, getPos: () => number | undefined) {
    this.#node = node
    this.#view = view
    this.#getPos = getPos
    const copy = textButton(
      t('Copy the code'),
      'code-copy',
      () => void copyText(this.#node.textContent),
    )
    copy.textContent = t('Copy')
    this.#bar = element(
      'div',
      { class: 'code-bar', contenteditable: 'false' },
      this.#language,
      copy,
    )
    const pre = element('pre', {}, this.contentDOM)
    this.dom = element('div', { class: 'code-block' }, this.#bar, pre, this.#picture)
    this.#picture.addEventListener('mousedown', (event) => this.#writeIn(event))
    this.#language.addEventListener('change', () => this.#choose(this.#language.value))
    this.#show()
    void this.#draw()
  }

  update(node: Node): boolean {
    if (node.type !== this.#node.type) return false
    const changed = node.textContent !== this.#node.textContent
    const renamed = node.attrs.language !== this.#node.attrs.language
    this.#node = node
    if (renamed) this.#show()
    if (changed || renamed) this.#drawSoon()
    return true
  }

  ignoreMutation({ target }: { readonly target: globalThis.Node }): boolean {
    return !this.contentDOM.contains(target)
  }

  stopEvent({ target }: Event): boolean {
    if (!(target instanceof globalThis.Node)) return false
    return this.#bar.contains(target) || this.#picture.contains(target)
  }

  destroy(): void {
    clearTimeout(this.#timer)
    this.#turn += 1
  }

  #show(): void {
    const language = String(this.#node.attrs.language ?? '')
    const offered = codeLanguages.includes(language) ? codeLanguages : [language, ...codeLanguages]
    this.#language.replaceChildren(
      ...offered.map((name) => element('option', { value: name }, languageName(name))),
    )
    this.#language.value = language
    this.#language.disabled = !this.#view.editable
    const drawn = drawnLanguageOf(language)
    if (drawn) this.dom.dataset.drawn = drawn
    else delete this.dom.dataset.drawn
  }

  #choose(language: string): void {
    const at = this.#getPos()
    if (at === undefined || !this.#view.editable) return
    this.#view.dispatch(this.#view.state.tr.setNodeAttribute(at, 'language', language || null))
    this.#view.focus()
  }

  /** A press on what is drawn opens its source. */
  #writeIn(event: MouseEvent): void {
    const at = this.#getPos()
    if (at === undefined || !this.#view.editable) return
    event.preventDefault()
    const { tr } = this.#view.state
    const end = at + this.#node.nodeSize - 1
    this.#view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end)).scrollIntoView())
    this.#view.focus()
  }

  #drawSoon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#draw(), pause)
  }

  async #draw(): Promise<void> {
    const language = drawnLanguageOf(this.#node.attrs.language)
    const source = this.#node.textContent.trim()
    this.#turn += 1
    const turn = this.#turn
    if (!language || source === '') {
      this.#picture.replaceChildren()
      return
    }
    const drawn = await draw(language, source).catch(() => null)
    if (turn !== this.#turn) return
    if (drawn?.kind === 'drawn') this.#picture.replaceChildren(drawn.picture)
    // what was drawn last stays while somebody is in the middle of a line
    else
      this.#complain(drawn?.why ?? t('It could not be loaded. It is drawn when you are on line.'))
  }

  /** Says what is wrong below what was drawn last. */
  #complain(why: string): void {
    const said = element('p', { class: 'code-said' }, t('Cannot be drawn yet: {why}', { why }))
    this.#picture.querySelector('.code-said')?.remove()
    this.#picture.append(said)
  }
}
