import type { Mark, Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import type { Run } from './twin.ts'

// An element may hold things that are not shown: a letter's place in what is shown and its index
// in Yjs are two numbers.

/** Letters shown of a text. */
export const lengthOf = (text: Y.XmlText): number => {
  let length = 0
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) length += item.content.str.length
  }
  return length
}

/** The index in Yjs of a place between two letters; the first such index. */
export const indexIn = (text: Y.XmlText, shown: number): number => {
  let [index, left] = [0, shown]
  for (let item = text._start; item !== null && left > 0; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (item.content instanceof Y.ContentString) {
      if (left <= item.length) return index + left
      left -= item.length
    }
    index += item.length
  }
  return index
}

/** How many letters are shown before an index in Yjs. */
export const shownIn = (text: Y.XmlText, index: number): number => {
  let [shown, left] = [0, index]
  for (let item = text._start; item !== null && left > 0; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (item.content instanceof Y.ContentString) shown += Math.min(left, item.length)
    left -= item.length
  }
  return shown
}

/** How many places a run takes in its text: letters and atoms. */
export const lengthOfRun = (run: Run): number =>
  run.reduce((length, text) => length + lengthOf(text), 0)

/** A place in a run: in the text that ends there rather than in the one that begins. */
export const spotIn = (run: Run, at: number): { text: Y.XmlText; shown: number } | null => {
  let left = at
  for (const text of run) {
    const length = lengthOf(text)
    if (left <= length) return { text, shown: left }
    left -= length
  }
  return null
}

type Looks = Readonly<Record<string, unknown>>

/** Marks as Yjs keeps them: one name, one value. */
export const looksOf = (marks: readonly Mark[]): Looks =>
  Object.fromEntries(marks.map((mark) => [mark.type.name, { ...mark.attrs }]))

/** Inserts letters with these marks and no others. */
export const insertInto = (run: Run, at: number, node: Node): void => {
  const spot = spotIn(run, at)
  spot?.text.insert(indexIn(spot.text, spot.shown), node.text ?? '', looksOf(node.marks))
}

/** Calls back for each text that a stretch of letters touches, with its part of the stretch in Yjs. */
const eachPart = (
  run: Run,
  [from, to]: readonly [number, number],
  act: (text: Y.XmlText, index: number, length: number) => void,
): void => {
  let start = 0
  for (const text of run) {
    const end = start + lengthOf(text)
    const [first, last] = [Math.max(from, start) - start, Math.min(to, end) - start]
    if (first < last) {
      const index = firstAfter(text, first)
      act(text, index, indexIn(text, last) - index)
    }
    start = end
  }
}

/** The index of the letter behind a place, past what is not shown. */
const firstAfter = (text: Y.XmlText, shown: number): number => indexIn(text, shown + 1) - 1

/** Takes a stretch out of a run, from each text that holds a part of it. */
export const deleteFrom = (run: Run, stretch: readonly [number, number]): void => {
  // Texts are told apart before any is shortened.
  const parts: (() => void)[] = []
  eachPart(run, stretch, (text, index, length) => parts.push(() => text.delete(index, length)))
  for (const remove of parts) remove()
}

/** Sets marks (or, with null, takes them away) on a stretch of letters. */
export const formatIn = (run: Run, stretch: readonly [number, number], looks: Looks): void =>
  eachPart(run, stretch, (text, index, length) => text.format(index, length, { ...looks }))

/** Cuts a run in two; a text that the cut goes through keeps its start and hands on the rest as a new one. */
export const cut = (parent: Y.XmlFragment, run: Run, at: number): readonly [Run, Run] => {
  const spot = spotIn(run, at)
  if (!spot) return [run, []]
  const index = run.indexOf(spot.text)
  if (at === 0) return [[], run]
  if (spot.shown === lengthOf(spot.text)) return [run.slice(0, index + 1), run.slice(index + 1)]
  const rest = handOn(parent, spot.text, indexIn(spot.text, spot.shown))
  return [run.slice(0, index + 1), [rest, ...run.slice(index + 1)]]
}

interface Piece {
  readonly insert: string | object
  readonly attributes?: Looks
}

const handOn = (parent: Y.XmlFragment, text: Y.XmlText, index: number): Y.XmlText => {
  const rest = new Y.XmlText()
  rest.applyDelta(behind(text.toDelta() as Piece[], index))
  text.delete(index, text.length - index)
  parent.insertAfter(text, [rest])
  return rest
}

const behind = (delta: readonly Piece[], index: number): Piece[] => {
  const pieces: Piece[] = []
  let left = index
  for (const piece of delta) {
    const length = typeof piece.insert === 'string' ? piece.insert.length : 1
    if (left < length) {
      pieces.push(
        typeof piece.insert === 'string' ? { ...piece, insert: piece.insert.slice(left) } : piece,
      )
    }
    left = Math.max(0, left - length)
  }
  return pieces
}
