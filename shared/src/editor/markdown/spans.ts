import { referenceOf } from '../inline/references.ts'
import { type DocMark, type DocNode, textAttr } from '../node.ts'

/** Inline content as a tree: marks that PM keeps on every text are spans around runs of texts. */
export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  /** A node that stands in the line and is written by its own rule. */
  | { readonly kind: 'atom'; readonly node: DocNode }
  | { readonly kind: 'mark'; readonly mark: DocMark; readonly children: readonly Span[] }

/** Outermost first. Code is innermost: its text takes no other sign. */
const nesting = [
  'link',
  'textColor',
  'highlight',
  'underline',
  'superscript',
  'subscript',
  'strike',
  'bold',
  'italic',
] as const

interface Piece {
  /** null is a hard break, or the atom. */
  readonly text: string | null
  readonly atom?: DocNode
  readonly marks: readonly DocMark[]
}

/** A line end inside a text shows as one, so it is written as a hard break. */
const piecesOf = (node: DocNode): Piece[] => {
  const marks = node.marks ?? []
  if (node.type === 'hardBreak') return [{ text: null, marks: [] }]
  if (node.text === undefined) return [{ text: null, atom: node, marks: [] }]
  const { text } = node
  if (marks.some(({ type }) => type === 'code'))
    return [{ text: text.replace(/[\r\n]+/g, ' '), marks }]
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((line, index) => [
      ...(index > 0 ? [{ text: null, marks: [] }] : []),
      ...(line ? [{ text: line, marks }] : []),
    ])
}

const markKey = (piece: Piece | undefined, type: string): string | null => {
  const mark = piece?.marks.find((candidate) => candidate.type === type)
  return mark ? JSON.stringify(mark) : null
}

const isBreak = (piece: Piece | undefined) => piece?.text === null && !piece.atom

const nearestText = (pieces: readonly Piece[], start: number, step: 1 | -1): Piece | undefined => {
  let index = start + step
  while (isBreak(pieces[index])) index += step
  return pieces[index]
}

/** A break carries the marks that go on after it, so that it does not split a span. */
const withBreakMarks = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece, index) => {
    if (!isBreak(piece)) return piece
    const before = nearestText(pieces, index, -1)
    const after = nearestText(pieces, index, 1)
    const shared = (before?.marks ?? []).filter(
      ({ type }) => type !== 'code' && markKey(before, type) === markKey(after, type),
    )
    return { text: null, marks: shared }
  })

const leaf = (piece: Piece): Span => {
  if (piece.atom) return { kind: 'atom', node: piece.atom }
  if (piece.text === null) return { kind: 'break' }
  const code = piece.marks.some(({ type }) => type === 'code')
  return code ? { kind: 'code', text: piece.text } : { kind: 'text', text: piece.text }
}

const grouped = (pieces: readonly Piece[], level: number): Span[] => {
  const type = nesting[level]
  if (type === undefined) return pieces.map(leaf)
  const spans: Span[] = []
  let start = 0
  while (start < pieces.length) {
    const key = markKey(pieces[start], type)
    let end = start + 1
    while (end < pieces.length && markKey(pieces[end], type) === key) end++
    const children = grouped(pieces.slice(start, end), level + 1)
    const mark = pieces[start]?.marks.find((candidate) => candidate.type === type)
    if (mark) spans.push({ kind: 'mark', mark, children })
    else spans.push(...children)
    start = end
  }
  return spans
}

const known = new Set<string>([...nesting, 'code'])

/** Code without anything in it cannot be written, and so no formula without. */
const isNameable = (node: DocNode): boolean => {
  if (node.type === 'inlineMath') return (textAttr(node, 'latex') ?? '') !== ''
  if (node.type === 'footnote') return spansOf(node.content ?? []) !== null
  return node.text !== undefined || node.type === 'hardBreak' || referenceOf(node) !== null
}

/** The tree of a block's inline content, or null if there is a node or mark we cannot name. */
export const spansOf = (content: readonly DocNode[]): Span[] | null => {
  const nameable = content.every(
    (node) => isNameable(node) && (node.marks ?? []).every(({ type }) => known.has(type)),
  )
  return nameable ? grouped(withBreakMarks(content.flatMap(piecesOf)), 0) : null
}
