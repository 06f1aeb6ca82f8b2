import type { PhrasingContent } from 'mdast'
import { referenceOf } from '../inline/references.ts'
import { type DocMark, type DocNode, textAttr } from '../node.ts'
import { type Edges, edgeOf, innerEdges, isStarred, markerWorks } from './edges.ts'
import { lineBreakTag, markTags } from './inline-html.ts'
import { type Span, spansOf } from './spans.ts'
import type { Writing } from './writing.ts'

/** Markdown written as it is; our own node beside mdast's. */
export interface Raw {
  readonly type: 'raw'
  readonly value: string
}
export type Written = PhrasingContent | Raw

/** Where the line stands: only a paragraph can hold a line end. */
export type Place = 'paragraph' | 'heading' | 'cell'

/** The line being written. */
export interface Line {
  readonly place: Place
  readonly writing: Writing
}

export const raw = (value: string): Raw => ({ type: 'raw', value })

// mdast's types are closed; the serializer takes our handler for `raw`.
export const asPhrasing = (nodes: readonly Written[]): PhrasingContent[] =>
  nodes as PhrasingContent[]

const tagged = (mark: DocMark, inner: readonly Written[]): Written[] => {
  const tags = markTags(mark)
  return tags ? [raw(tags.open), ...inner, raw(tags.close)] : [...inner]
}

const writeLink = (mark: DocMark, inner: Written[], { place }: Line): Written[] => {
  const url = textAttr(mark, 'href')
  if (url === null) return inner
  // `<https://a|b>` could not be escaped inside a table; a second child keeps the long form.
  const [only] = inner
  const bare = only?.type === 'text' && url.endsWith(only.value)
  const children = bare && place === 'cell' && url.includes('|') ? [...inner, raw('')] : inner
  return [
    { type: 'link', url, title: textAttr(mark, 'title'), children: asPhrasing(children) as never },
  ]
}

const markerNode = (type: string, children: PhrasingContent[]): PhrasingContent => {
  if (type === 'bold') return { type: 'strong', children }
  return type === 'italic' ? { type: 'emphasis', children } : { type: 'delete', children }
}

const touching: Edges = { before: 'punctuation', after: 'punctuation' }

/** `***both***` is the one case in which two starred spans may touch. */
const bothMarked = (span: Span & { kind: 'mark' }, outer: Edges, line: Line): Written[] | null => {
  const [only] = span.children
  if (span.mark.type !== 'bold' || span.children.length !== 1) return null
  if (only?.kind !== 'mark' || only.mark.type !== 'italic') return null
  // The inner marker is what the outer one sees, so both conditions must hold.
  if (!markerWorks('star', touching, outer)) return null
  if (!markerWorks('star', innerEdges(only.children), outer)) return null
  const inner = writeSpans(only.children, { before: 'star', after: 'star' }, line)
  const emphasis = markerNode('italic', asPhrasing(inner))
  return [markerNode('bold', [emphasis])]
}

const signed = new Set(['bold', 'italic', 'strike'])

const writeMark = (span: Span & { kind: 'mark' }, outer: Edges, line: Line): Written[] => {
  const { type } = span.mark
  if (!signed.has(type)) {
    const inner = writeSpans(span.children, touching, line)
    return type === 'link' ? writeLink(span.mark, inner, line) : tagged(span.mark, inner)
  }
  const both = bothMarked(span, outer, line)
  if (both) return both
  const own = isStarred(type) ? 'star' : 'tilde'
  if (markerWorks(own, innerEdges(span.children), outer)) {
    const inner = writeSpans(span.children, { before: own, after: own }, line)
    return [markerNode(type, asPhrasing(inner))]
  }
  return tagged(span.mark, writeSpans(span.children, touching, line))
}

const writeBreak = (next: Span | undefined, place: Place): Written =>
  place === 'paragraph' && next?.kind === 'text' ? { type: 'break' } : raw(lineBreakTag)

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ')

const writeAtom = (node: DocNode, { writing }: Line): Written[] => {
  if (node.type === 'footnote') {
    const identifier = String(writing.notes.push(node))
    return [{ type: 'footnoteReference', identifier, label: identifier }]
  }
  const reference = referenceOf(node)
  if (reference) {
    const children: PhrasingContent[] = [{ type: 'text', value: oneLine(reference.label) }]
    return [{ type: 'link', url: reference.url, title: null, children }]
  }
  const value = oneLine(textAttr(node, 'latex') ?? '')
  return [raw('$'), { type: 'inlineCode', value }, raw('$')]
}

const writeSpans = (spans: readonly Span[], outer: Edges, line: Line): Written[] =>
  spans.flatMap((span, index): Written[] => {
    if (span.kind === 'text') return [{ type: 'text', value: span.text }]
    if (span.kind === 'code') return [{ type: 'inlineCode', value: span.text }]
    if (span.kind === 'atom') return writeAtom(span.node, line)
    const next = spans[index + 1]
    if (span.kind === 'break') return [writeBreak(next, line.place)]
    const before = index > 0 ? edgeOf(spans[index - 1], 'last') : outer.before
    const after = next ? edgeOf(next, 'first') : outer.after
    return writeMark(span, { before, after }, line)
  })

/** The inline content of a block as mdast, or null if it holds something Markdown cannot say. */
export const writeInline = (content: readonly DocNode[], line: Line): Written[] | null => {
  const spans = spansOf(content)
  return spans && writeSpans(spans, { before: 'space', after: 'space' }, line)
}
