import type { Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import type { Reading } from './reading.ts'
import { indexIn, lengthOf, shownIn, spotIn } from './run.ts'
import type { Run, Twin } from './twin.ts'

// A place is told by the letter on its left, as other bindings tell it.
const leftward = -1

/** Where each child of a node starts; worked out once for each node. */
const starts = new WeakMap<Node, readonly number[]>()

const startsOf = (node: Node): readonly number[] => {
  const known = starts.get(node)
  if (known) return known
  let at = 0
  const found: number[] = []
  for (const child of node.children) {
    if (!child.isText) found.push(at)
    at += child.nodeSize
  }
  found.push(at)
  starts.set(node, found)
  return found
}

// Where each element stood when it was last looked for; mostly it still stands there.
const lastIndexes = new WeakMap<object, number>()

const lastIndexIn = ({ children }: Twin, type: object): number | undefined => {
  const index = lastIndexes.get(type)
  return index !== undefined && children[index]?.type === type ? index : undefined
}

const indexOf = (twin: Twin, type: object): number | undefined => {
  const index = lastIndexIn(twin, type)
  if (index !== undefined) return index
  for (const [at, child] of twin.children.entries()) if (child.type) lastIndexes.set(child.type, at)
  return lastIndexIn(twin, type)
}

/** Elements before a child. */
export const elementsBefore = (node: Node, index: number): number => {
  if (!node.inlineContent) return index
  let count = 0
  for (let at = 0; at < index; at += 1) if (!node.child(at).isText) count += 1
  return count
}

const inElement = (twin: Twin, elements: number): Y.RelativePosition | null => {
  const { type } = twin
  if (type === null) return null
  const before = twin.children.slice(0, elements).findLast((child) => child.type !== null)?.type
  const index = before ? (type.toArray() as unknown[]).indexOf(before) + 1 : 0
  return Y.createRelativePositionFromTypeIndex(type, index, leftward)
}

/** A position of the document as a place in Yjs; null where Yjs has nothing yet. */
export const placeAt = (root: Twin, position: number): Y.RelativePosition | null => {
  const $at = root.node.resolve(position)
  let twin = root
  for (let depth = 0; depth < $at.depth; depth += 1) {
    const child = twin.children[elementsBefore($at.node(depth), $at.index(depth))]
    if (!child) return null
    twin = child
  }
  const elements = elementsBefore($at.parent, $at.index())
  const run = twin.runs[elements]
  if (!run) return inElement(twin, elements)
  const spot = spotIn(run, $at.parentOffset - runStart(twin.node, elements))
  return spot
    ? Y.createRelativePositionFromTypeIndex(spot.text, indexIn(spot.text, spot.shown), leftward)
    : inElement(twin, elements)
}

/** Where the letters before the nth element start, from the start of their parent. */
const runStart = (node: Node, elements: number): number => {
  if (elements === 0) return 0
  const at = startsOf(node)[elements - 1] ?? 0
  return at + (node.childAfter(at).node?.nodeSize ?? 0)
}

/** Finds where places in Yjs are shown. */
export class Places {
  readonly #reading: Reading
  readonly #root: Twin

  constructor(reading: Reading, root: Twin) {
    this.#reading = reading
    this.#root = root
  }

  /** The position of a place; null for one that is not shown. */
  position(place: Y.RelativePosition): number | null {
    const { doc } = this.#root.type ?? {}
    const found = doc && Y.createAbsolutePositionFromRelativePosition(place, doc)
    if (!found) return null
    if (found.type instanceof Y.XmlText) return this.#inText(found.type, found.index)
    return found.type instanceof Y.XmlFragment ? this.#inElement(found.type, found.index) : null
  }

  #inText(text: Y.XmlText, index: number): number | null {
    const parent = text.parent instanceof Y.XmlFragment ? text.parent : null
    const twin = parent && this.#shown(parent)
    const start = twin && this.#contentStart(twin)
    if (!twin || start === null || start === undefined) return null
    const elements = twin.runs.findIndex((run) => run.includes(text))
    const run = twin.runs[elements]
    if (!run) return null
    return start + runStart(twin.node, elements) + lettersBefore(run, text) + shownIn(text, index)
  }

  #inElement(type: Y.XmlFragment, index: number): number | null {
    const twin = this.#shown(type)
    const start = twin && this.#contentStart(twin)
    if (!twin || start === null || start === undefined) return null
    const before = (type.toArray() as object[]).slice(0, index)
    const last = before.findLast((child) => indexOf(twin, child) !== undefined)
    const at = last === undefined ? -1 : (indexOf(twin, last) ?? -1)
    if (at < 0) return start
    return start + runStart(twin.node, at + 1)
  }

  #shown(type: Y.XmlFragment): Twin | undefined {
    return type === this.#root.type ? this.#root : this.#reading.of(type)
  }

  /** Where the content of an element starts; null when it is not in the document. */
  #contentStart(twin: Twin): number | null {
    if (twin === this.#root) return 0
    const type = twin.type
    const parent = type?.parent instanceof Y.XmlFragment ? this.#shown(type.parent) : undefined
    if (!parent || !type || type._item?.deleted) return null
    const index = indexOf(parent, type)
    const start = this.#contentStart(parent)
    const own = index === undefined ? undefined : startsOf(parent.node)[index]
    return start === null || own === undefined ? null : start + own + 1
  }
}

const lettersBefore = (run: Run, text: Y.XmlText): number =>
  run.slice(0, run.indexOf(text)).reduce((sum, one) => sum + lengthOf(one), 0)
