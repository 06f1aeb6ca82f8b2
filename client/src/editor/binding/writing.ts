import { yElement, yText } from '@chapterhouse/shared/editor/document'
import type { Attrs, Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { type Alignment, align } from './alignment.ts'
import { cut } from './run.ts'
import { writeText } from './text-writing.ts'
import { elementsOf, type Run, shownBy, type Twin, textsOf } from './twin.ts'

/** Where the caret stands: behind what was typed, which tells one of two like letters from the other. */
export interface Caret {
  readonly parent: Node
  readonly offset: number
}

/** How a change is written. */
export interface Hand {
  readonly caret: Caret | null
  /** A block of which nothing is written now. */
  readonly held: Y.XmlFragment | null
}

/** What changed, in an element that holds the same in Yjs as its old node shows. */
interface Change {
  readonly twin: Twin
  readonly parent: Y.XmlFragment
  readonly node: Node
  readonly hand: Hand
}

/** New elements between two that stayed, and the letters around them. */
interface Stretch {
  /** The element or text they come after; null at the start. */
  readonly after: Y.XmlElement | null
  readonly run: Run
  readonly was: readonly Node[]
  /** The letters before each new element and after the last. */
  readonly is: readonly (readonly Node[])[]
  readonly born: readonly Node[]
  /** Where in the node its first letter stands. */
  readonly offset: number
}

const isEqual = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)

/** Writes only attributes that changed: a value the editor could not read stays as it is. */
const writeAttributes = (type: Y.XmlElement, was: Attrs, is: Attrs): void => {
  for (const [name, value] of Object.entries(is)) {
    if (isEqual(value, was[name])) continue
    if (value === null || value === undefined) type.removeAttribute(name)
    else type.setAttribute(name, value)
  }
}

/** A new element of Yjs and the node it was made of. */
const twinOfNew = (type: Y.XmlElement, node: Node): Twin => {
  const elements = elementsOf(node)
  const children: Twin[] = []
  const runs: Y.XmlText[][] = [[]]
  for (const child of type.toArray() as unknown[]) {
    const element = elements[children.length]
    if (child instanceof Y.XmlText) runs.at(-1)?.push(child)
    else if (child instanceof Y.XmlElement && element) {
      children.push(twinOfNew(child, element))
      runs.push([])
    }
  }
  return { type, node, children, runs: node.inlineContent ? runs : [] }
}

/** Deletes elements, neighbours in one go. */
const deleteElements = (parent: Y.XmlFragment, gone: ReadonlySet<unknown>): void => {
  if (gone.size === 0) return
  const all = parent.toArray() as unknown[]
  for (let end = all.length; end > 0; end -= 1) {
    if (!gone.has(all[end - 1])) continue
    let start = end - 1
    while (start > 0 && gone.has(all[start - 1])) start -= 1
    parent.delete(start, end - start)
    end = start + 1
  }
}

const insertElements = (parent: Y.XmlFragment, stretch: Stretch): Twin[] => {
  if (stretch.born.length === 0) return []
  const types = stretch.born.map(yElement)
  parent.insertAfter(stretch.after, types)
  return types.map((type, index) => twinOfNew(type, stretch.born[index] as Node))
}

const sizeOf = (nodes: readonly Node[]) => nodes.reduce((sum, node) => sum + node.nodeSize, 0)

const isSameText = (was: readonly Node[], is: readonly Node[]): boolean =>
  was.length === is.length && was.every((node, index) => node.eq(is[index] as Node))

/** Writes the letters of a stretch, then parts them by its new elements, from the last to the first. */
const writeInline = (change: Change, stretch: Stretch): { runs: Run[]; twins: Twin[] } => {
  const { parent, node } = change
  const { caret } = change.hand
  const letters = stretch.is.flat()
  const within = caret?.parent === node ? caret.offset - stretch.offset : null
  let run = stretch.run
  if (run.length === 0 && letters.length > 0) {
    run = [yText(letters)]
    parent.insertAfter(stretch.after, [...run])
  } else if (!isSameText(stretch.was, letters)) {
    writeText(run, { was: stretch.was, is: letters }, within)
  }
  return partBy(parent, stretch, run)
}

const partBy = (parent: Y.XmlFragment, stretch: Stretch, whole: Run) => {
  const runs: Run[] = []
  const twins: Twin[] = []
  let left = whole
  for (let index = stretch.born.length - 1; index >= 0; index -= 1) {
    const node = stretch.born[index] as Node
    const [before, behind] = cut(parent, left, sizeOf(stretch.is.slice(0, index + 1).flat()))
    const type = yElement(node)
    parent.insertAfter(before.at(-1) ?? stretch.after, [type])
    twins.unshift(twinOfNew(type, node))
    runs.unshift(behind)
    left = before
  }
  return { runs: [left, ...runs], twins }
}

/** Goes through the new children and tells each stretch between two elements that stayed. */
class Children {
  readonly #change: Change
  readonly #alignment: Alignment
  readonly #elements: readonly Node[]
  readonly #is: readonly (readonly Node[])[]
  readonly #was: readonly (readonly Node[])[]
  readonly children: Twin[] = []
  readonly runs: Run[] = []
  #after: Y.XmlElement | null = null
  #oldFrom = 0
  #newFrom = 0
  #offset = 0

  constructor(change: Change, alignment: Alignment) {
    this.#change = change
    this.#alignment = alignment
    this.#elements = elementsOf(change.node)
    const isInline = change.node.inlineContent
    this.#is = isInline ? textsOf(change.node) : []
    this.#was = isInline ? textsOf(change.twin.node) : []
  }

  write(): void {
    const { twin } = this.#change
    for (const [index, node] of this.#elements.entries()) {
      const old = this.#alignment[index] ?? -1
      const kept = twin.children[old]
      if (!kept) continue
      this.#stretch(index, old)
      this.children.push(write(kept, node, this.#change.hand))
      if (kept.type instanceof Y.XmlElement) this.#after = kept.type
      this.#offset += node.nodeSize
      this.#newFrom = index + 1
      this.#oldFrom = old + 1
    }
    this.#stretch(this.#elements.length, twin.children.length)
  }

  /** The stretch before this new and this old element, which are one. */
  #stretch(to: number, oldTo: number): void {
    const { twin, node, parent } = this.#change
    const born = this.#elements.slice(this.#newFrom, to)
    if (!node.inlineContent && born.length === 0) return
    const stretch: Stretch = {
      after: this.#after,
      run: twin.runs.slice(this.#oldFrom, oldTo + 1).flat(),
      was: this.#was.slice(this.#oldFrom, oldTo + 1).flat(),
      is: this.#is.slice(this.#newFrom, to + 1),
      born,
      offset: this.#offset,
    }
    this.#offset += sizeOf(stretch.is.flat()) + sizeOf(born)
    if (!node.inlineContent) {
      this.children.push(...insertElements(parent, stretch))
      return
    }
    const { runs, twins } = writeInline(this.#change, stretch)
    this.children.push(...twins)
    this.runs.push(...runs)
  }
}

const writeChildren = (change: Change): Pick<Twin, 'children' | 'runs'> => {
  const { twin, node, parent } = change
  const alignment = align(twin.children, elementsOf(node))
  const kept = new Set(alignment)
  const gone = twin.children.filter(({ type }, index) => type !== null && !kept.has(index))
  deleteElements(parent, new Set(gone.map(({ type }) => type)))
  const children = new Children(change, alignment)
  children.write()
  return children
}

/** Makes Yjs hold what this node shows; to be called in a transaction. Answers the twin of both. */
export const write = (twin: Twin, node: Node, hand: Hand): Twin => {
  const { type } = twin
  if (twin.node === node || type === null) return twin
  if (type === hand.held) return { ...twin, node }
  if (type instanceof Y.XmlElement) writeAttributes(type, twin.node.attrs, node.attrs)
  if (twin.node.content.eq(node.content)) return shownBy(twin, node)
  const { children, runs } = writeChildren({ twin, parent: type, node, hand })
  return { type, node, children, runs }
}
