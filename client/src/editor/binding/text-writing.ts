import type { Mark, Node } from '@tiptap/pm/model'
import { deleteFrom, formatIn, insertInto, looksOf } from './run.ts'
import { type TextChange, textChange } from './text-change.ts'
import type { Run } from './twin.ts'

const textOf = (nodes: readonly Node[]): string => nodes.map((node) => node.text ?? '').join('')

/** The part of some texts between two places. */
const between = (nodes: readonly Node[], from: number, to: number): Node[] => {
  const parts: Node[] = []
  let start = 0
  for (const node of nodes) {
    const end = start + node.nodeSize
    const [first, last] = [Math.max(from, start), Math.min(to, end)]
    if (first < last) parts.push(node.cut(first - start, last - start))
    start = end
  }
  return parts
}

const isSet = (mark: Mark, marks: readonly Mark[]) => marks.some((other) => other.eq(mark))

/** What to set and (null) to take away so that letters look like others. */
const restyling = (was: readonly Mark[], is: readonly Mark[]): Record<string, unknown> => {
  const gone = was.filter((mark) => !is.some(({ type }) => type === mark.type))
  return {
    ...Object.fromEntries(gone.map(({ type }) => [type.name, null])),
    ...looksOf(is.filter((mark) => !isSet(mark, was))),
  }
}

/** Gives letters that stayed the marks they have now; both lists spell the same text. */
const restyle = (run: Run, at: number, texts: { was: Node[]; is: Node[] }): void => {
  let place = 0
  for (const node of texts.is) {
    let from = place
    for (const old of between(texts.was, place, place + node.nodeSize)) {
      const looks = restyling(old.marks, node.marks)
      const to = from + old.nodeSize
      if (Object.keys(looks).length > 0) formatIn(run, [at + from, at + to], looks)
      from = to
    }
    place += node.nodeSize
  }
}

const spell = (run: Run, is: readonly Node[], { at, removed, inserted }: TextChange): void => {
  if (removed > 0) deleteFrom(run, [at, at + removed])
  let place = at
  for (const node of between(is, at, at + inserted)) {
    insertInto(run, place, node)
    place += node.nodeSize
  }
}

/** Makes a run of at least one text, which reads `was`, read `is`: only letters and marks that differ are touched. */
export const writeText = (
  run: Run,
  texts: { readonly was: readonly Node[]; readonly is: readonly Node[] },
  caret: number | null,
): void => {
  const { was, is } = texts
  const [before, after] = [textOf(was), textOf(is)]
  const change = textChange(before, after, caret)
  spell(run, is, change)
  const { at, removed, inserted } = change
  restyle(run, 0, { was: between(was, 0, at), is: between(is, 0, at) })
  restyle(run, at + inserted, {
    was: between(was, at + removed, before.length),
    is: between(is, at + inserted, after.length),
  })
}
