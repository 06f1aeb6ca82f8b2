import type { Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { TextSelection } from '@tiptap/pm/state'
import { bindingOf } from '../binding/extension.ts'
import { expand, type Match, Search } from './matches.ts'
import { patternOf, type Query } from './pattern.ts'

/** What was found, and which of it one looks at. */
export interface Findings {
  readonly query: Query
  readonly matches: readonly Match[]
  /** Which of them is the current one; -1 when there is none. */
  readonly at: number
  /** The regular expression cannot be read. */
  readonly isInvalid: boolean
}

const nothing: Query = { text: '', exactCase: false, wholeWords: false, regex: false }

/** Milliseconds of rest before a changed text is looked through again. */
const rest = 120

/** Looks for something in the text of an editor, goes from place to place, and puts other words there. */
export class Finder {
  readonly #editor: Editor
  readonly #listeners = new Set<() => void>()
  #search: Search | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #findings: Findings = { query: nothing, matches: [], at: -1, isInvalid: false }

  constructor(editor: Editor) {
    this.#editor = editor
  }

  readonly findings = (): Findings => this.#findings

  /** Calls back after each change. Answers how to stop; the first listener opens, the last one ends the search. */
  readonly listen = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#editor.on('update', this.#soon)
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#editor.off('update', this.#soon)
      clearTimeout(this.#timer)
    }
  }

  /** Looks for something else, from the caret on. */
  look(change: Partial<Query>): void {
    const query = { ...this.#findings.query, ...change }
    const pattern = patternOf(query)
    this.#search = pattern instanceof RegExp ? new Search(pattern) : null
    const matches = this.#matches()
    const { from } = this.#editor.state.selection
    this.#change({ query, matches, at: nearest(matches, from), isInvalid: pattern === 'invalid' })
  }

  next(): void {
    this.#step(1)
  }

  previous(): void {
    this.#step(-1)
  }

  /** Puts other words in the current place and goes on to the next. */
  replace(replacement: string): void {
    this.#refresh()
    const match = this.#findings.matches[this.#findings.at]
    if (!match) return
    const end = match.from + this.#write([match], replacement)
    const matches = this.#matches()
    this.#change({ matches, at: nearest(matches, end) })
    this.#show()
  }

  /** Puts other words in all places, as one step of undo; answers how many there were. */
  replaceAll(replacement: string): number {
    this.#refresh()
    const { matches } = this.#findings
    if (matches.length > 0) this.#write(matches, replacement)
    this.#refresh()
    return matches.length
  }

  readonly #soon = () => {
    this.#timer ??= setTimeout(() => this.#refresh(), rest)
  }

  /** The text as it is now; the current place is the one that is where it was, or the next. */
  #refresh(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#editor.isDestroyed) return
    const before = this.#findings.matches[this.#findings.at]?.from ?? 0
    const matches = this.#matches()
    this.#change({ matches, at: nearest(matches, before) })
  }

  #matches(): Match[] {
    return this.#search?.in(this.#editor.state.doc) ?? []
  }

  #step(by: 1 | -1): void {
    this.#refresh()
    const { matches, at } = this.#findings
    if (matches.length === 0) return
    const { from, to } = this.#editor.state.selection
    const current = matches[at]
    const isShown = current?.from === from && current.to === to
    this.#change({ at: isShown ? (at + by + matches.length) % matches.length : at })
    this.#show()
  }

  /** Selects the current place and brings it into view. */
  #show(): void {
    const match = this.#findings.matches[this.#findings.at]
    if (!match) return
    const { view } = this.#editor
    const { tr } = view.state
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, match.from, match.to)))
    const { node } = view.domAtPos(match.from)
    const element = node instanceof Element ? node : node.parentElement
    element?.scrollIntoView?.({ block: 'nearest' })
  }

  /** Writes from the last place to the first, so that none moves another. Answers the length of the last text written. */
  #write(matches: readonly Match[], replacement: string): number {
    const { view } = this.#editor
    bindingOf(view.state)?.undoManager.stopCapturing()
    const { regex } = this.#findings.query
    const tr = closeHistory(view.state.tr)
    let length = 0
    for (const match of matches.toReversed()) {
      const text = regex ? expand(replacement, match) : replacement
      length = text.length
      if (text === '') tr.delete(match.from, match.to)
      else tr.insertText(text, match.from, match.to)
    }
    view.dispatch(tr)
    bindingOf(view.state)?.undoManager.stopCapturing()
    return length
  }

  #change(part: Partial<Findings>): void {
    this.#findings = { ...this.#findings, ...part }
    for (const listener of this.#listeners) listener()
  }
}

/** The first place at or behind a position, else the first of all; -1 without any. */
const nearest = (matches: readonly Match[], position: number): number => {
  if (matches.length === 0) return -1
  const at = matches.findIndex(({ from }) => from >= position)
  return at === -1 ? 0 : at
}
