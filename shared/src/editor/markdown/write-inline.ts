import type { PhrasingContent } from 'mdast'
import { type DocMark, type DocNode, textAttr } from '../node.ts'
import { type Edges, edgeOf, innerEdges, isStarred, markerWorks } from './edges.ts'
import { lineBreakTag, markTags, type TaggedMark } from './inline-html.ts'
import { type Span, spansOf } from './spans.ts'

/** Markdown written as it is; our own node beside mdast's. */
export interface Raw {
  readonly type: 'raw'
  readonly value: string
}
export type Written = PhrasingContent | Raw

/** Where the line stands: only a paragraph can hold a line end. */
export type Place = 'paragraph' | 'heading' | 'cell'

export const raw = (value: string): Raw => ({ type: 'raw', value })

// mdast's types are closed; the serializer takes our handler for `raw`.
export const asPhrasing = (nodes: readonly Written[]): PhrasingContent[] =>
  nodes as PhrasingContent[]

const isTagged = (type: string): type is TaggedMark => Object.hasOwn(markTags, type)

const tagged = (type: string, inner: readonly Written[]): Written[] => {
  if (!isTagged(type)) return [...inner]
  return [raw(`<${markTags[type]}>`), ...inner, raw(`</${markTags[type]}>`)]
}

const writeLink = (mark: DocMark, inner: Written[], place: Place): Written[] => {
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

/** `***both***` is the one case in which two starred spans may touch. */
const bothMarked = (
  span: Span & { kind: 'mark' },
  outer: Edges,
  place: Place,
): Written[] | null => {
  const [only] = span.children
  if (span.mark.type !== 'bold' || span.children.length !== 1) return null
  if (only?.kind !== 'mark' || only.mark.type !== 'italic') return null
  // The inner marker is what the outer one sees, so both conditions must hold.
  const touching: Edges = { before: 'punctuation', after: 'punctuation' }
  if (!markerWorks('star', touching, outer)) return null
  if (!markerWorks('star', innerEdges(only.children), outer)) return null
  const inner = writeSpans(only.children, { before: 'star', after: 'star' }, place)
  const emphasis = markerNode('italic', asPhrasing(inner))
  return [markerNode('bold', [emphasis])]
}

const writeMark = (span: Span & { kind: 'mark' }, outer: Edges, place: Place): Written[] => {
  const { type } = span.mark
  if (type === 'link' || type === 'underline' || type === 'highlight') {
    const inner = writeSpans(span.children, { before: 'punctuation', after: 'punctuation' }, place)
    return type === 'link' ? writeLink(span.mark, inner, place) : tagged(type, inner)
  }
  const both = bothMarked(span, outer, place)
  if (both) return both
  const own = isStarred(type) ? 'star' : 'tilde'
  if (markerWorks(own, innerEdges(span.children), outer)) {
    const inner = writeSpans(span.children, { before: own, after: own }, place)
    return [markerNode(type, asPhrasing(inner))]
  }
  const inner = writeSpans(span.children, { before: 'punctuation', after: 'punctuation' }, place)
  return tagged(type, inner)
}

const writeBreak = (next: Span | undefined, place: Place): Written =>
  place === 'paragraph' && next?.kind === 'text' ? { type: 'break' } : raw(lineBreakTag)

const writeSpans = (spans: readonly Span[], outer: Edges, place: Place): Written[] =>
  spans.flatMap((span, index): Written[] => {
    if (span.kind === 'text') return [{ type: 'text', value: span.text }]
    if (span.kind === 'code') return [{ type: 'inlineCode', value: span.text }]
    const next = spans[index + 1]
    if (span.kind === 'break') return [writeBreak(next, place)]
    const before = index > 0 ? edgeOf(spans[index - 1], 'last') : outer.before
    const after = next ? edgeOf(next, 'first') : outer.after
    return writeMark(span, { before, after }, place)
  })

/** The inline content of a block as mdast, or null if it holds something Markdown cannot say. */
export const writeInline = (content: readonly DocNode[], place: Place): Written[] | null => {
  const spans = spansOf(content)
  return spans && writeSpans(spans, { before: 'space', after: 'space' }, place)
}
