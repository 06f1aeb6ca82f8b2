import type { Node } from '@tiptap/pm/model'
import { type EditorState, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import { isRemote } from '../binding/origin.ts'
import type { BlockRange } from '../blocks/unit.ts'
import { headingsOf } from './headings.ts'

/** Where folded headings start; and those folded in an earlier visit that have not been seen yet. */
export interface Folds {
  readonly at: readonly number[]
  readonly awaited: readonly string[]
}

/** Under this key the plugin keeps what is folded. */
export const foldKey = new PluginKey<Folds>('folds')

const levelAt = (doc: Node, at: number): number | null => {
  const node = at < doc.content.size ? doc.nodeAt(at) : null
  return node?.type.name === 'heading' ? Number(node.attrs.level) : null
}

/** What a heading at the outermost level has below it: all up to the next that is no smaller. */
export const sectionBelow = (doc: Node, at: number): BlockRange | null => {
  const level = levelAt(doc, at)
  const $at = doc.resolve(at)
  if (level === null || $at.depth > 0) return null
  const from = at + ($at.nodeAfter?.nodeSize ?? 0)
  let to = from
  for (let index = $at.index() + 1; index < doc.childCount; index += 1) {
    const next = doc.child(index)
    if (next.type.name === 'heading' && Number(next.attrs.level) <= level) break
    to += next.nodeSize
  }
  return to > from ? { from, to } : null
}

const covers = (doc: Node, position: number) => (at: number) => {
  const range = sectionBelow(doc, at)
  return range !== null && range.from <= position && position < range.to
}

/** Without those that would hide this place. */
const opened = (doc: Node, at: readonly number[], position: number): readonly number[] => {
  const isOver = covers(doc, position)
  return at.some(isOver) ? at.filter((one) => !isOver(one)) : at
}

const carried = ({ mapping, doc }: Transaction, at: readonly number[]): readonly number[] =>
  at
    .map((one) => mapping.mapResult(one, 1))
    .filter(({ deletedAfter, pos }) => !deletedAfter && levelAt(doc, pos) !== null)
    .map(({ pos }) => pos)

/** What was folded in an earlier visit, now that its headings are here. */
const arrived = (doc: Node, { at, awaited }: Folds): Folds => {
  if (awaited.length === 0) return { at, awaited }
  const here = headingsOf(doc).filter(({ id }) => awaited.includes(id))
  const ids = here.map(({ id }) => id)
  return {
    at: [...new Set([...at, ...here.map((one) => one.at)])],
    awaited: awaited.filter((id) => !ids.includes(id)),
  }
}

/** Whether one went to a place: by a caret, a link or a find. Selecting much of a page is no visit. */
const isVisit = ({ selection, selectionSet }: Transaction): boolean =>
  selectionSet && selection instanceof TextSelection && selection.$from.sameParent(selection.$to)

/** What is folded after a change. Where one goes unfolds, and so does what one writes in. */
export const nextFolds = (tr: Transaction, folds: Folds): Folds => {
  const toggled: number | undefined = tr.getMeta(foldKey)
  if (toggled !== undefined) {
    const isFolded = folds.at.includes(toggled)
    const at = isFolded ? folds.at.filter((one) => one !== toggled) : [...folds.at, toggled]
    return { ...folds, at }
  }
  let { at } = folds
  if (tr.docChanged && at.length > 0) at = carried(tr, at)
  if (at.length > 0 && isVisit(tr) && !isRemote(tr)) at = opened(tr.doc, at, tr.selection.head)
  if (at === folds.at && (folds.awaited.length === 0 || !tr.docChanged)) return folds
  return tr.docChanged ? arrived(tr.doc, { ...folds, at }) : { ...folds, at }
}

/** Whether what is below the heading at this place is folded away. */
export const isFolded = (state: EditorState, at: number): boolean =>
  foldKey.getState(state)?.at.includes(at) ?? false

/** The heading at the outermost level whose section the caret is in. */
export const foldableAt = (doc: Node, position: number): number | null =>
  headingsOf(doc).findLast(({ at }) => at <= position && sectionBelow(doc, at) !== null)?.at ?? null
