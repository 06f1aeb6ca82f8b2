import type { DocMark, DocNode } from '../node.ts'

/** Inline content as a tree: marks that PM keeps on every text are spans around runs of texts. */
export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'mark'; readonly mark: DocMark; readonly children: readonly Span[] }

/** Outermost first. Code is innermost: its text takes no other sign. */
const nesting = ['link', 'highlight', 'underline', 'strike', 'bold', 'italic'] as const

interface Piece {
  /** null is a hard break. */
  readonly text: string | null
  readonly marks: readonly DocMark[]
}

/** A line end inside a text shows as one, so it is written as a hard break. */
const piecesOf = (node: DocNode): Piece[] => {
  const marks = node.marks ?? []
  if (node.type === 'hardBreak') return [{ text: null, marks: [] }]
  const text = node.text ?? ''
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

const nearestText = (pieces: readonly Piece[], start: number, step: 1 | -1): Piece | undefined => {
  let index = start + step
  while (pieces[index]?.text === null) index += step
  return pieces[index]
}

/** A break carries the marks that go on after it, so that it does not split a span. */
const withBreakMarks = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece, index) => {
    if (piece.text !== null) return piece
    const before = nearestText(pieces, index, -1)
    const after = nearestText(pieces, index, 1)
    const shared = (before?.marks ?? []).filter(
      ({ type }) => type !== 'code' && markKey(before, type) === markKey(after, type),
    )
    return { text: null, marks: shared }
  })

const leaf = (piece: Piece): Span => {
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

/** The tree of a block's inline content, or null if there is a node or mark we cannot name. */
export const spansOf = (content: readonly DocNode[]): Span[] | null => {
  const nameable = content.every(
    (node) =>
      (node.text !== undefined || node.type === 'hardBreak') &&
      (node.marks ?? []).every(({ type }) => known.has(type)),
  )
  return nameable ? grouped(withBreakMarks(content.flatMap(piecesOf)), 0) : null
}
