import type { Span } from './spans.ts'

/** What stands at one end of a span, as CommonMark's rules for `*` and `~` see it (§6.2). */
export type Edge = 'letter' | 'space' | 'punctuation' | 'unsure' | 'star' | 'tilde'

export interface Edges {
  readonly before: Edge
  readonly after: Edge
}

export const isStarred = (type: string) => type === 'bold' || type === 'italic'

const edgeOfText = (text: string, side: 'first' | 'last'): Edge => {
  const characters = Array.from(text)
  const character = (side === 'first' ? characters[0] : characters.at(-1)) ?? ' '
  if (/[\p{L}\p{N}]/u.test(character)) return 'letter'
  if (/\s/.test(character)) return 'space'
  // Readers disagree on what is beyond the basic plane, such as emoji.
  return /^[\p{P}\p{S}]$/v.test(character) && character.length === 1 ? 'punctuation' : 'unsure'
}

export const edgeOf = (span: Span | undefined, side: 'first' | 'last'): Edge => {
  if (!span || span.kind === 'break') return 'space'
  if (span.kind === 'code' || span.kind === 'atom') return 'punctuation'
  if (span.kind === 'text') return edgeOfText(span.text, side)
  if (isStarred(span.mark.type)) return 'star'
  return span.mark.type === 'strike' ? 'tilde' : 'punctuation'
}

export const innerEdges = (children: readonly Span[]): Edges => ({
  before: edgeOf(children[0], 'first'),
  after: edgeOf(children.at(-1), 'last'),
})

const flanks = (own: Edge, inner: Edge, outer: Edge): boolean => {
  if (outer === own || inner === own || inner === 'space') return false
  return inner === 'letter' || (outer !== 'letter' && outer !== 'unsure')
}

/** True if the marker (`*` or `~~`) is sure to open and close between these characters. */
export const markerWorks = (own: Edge, inner: Edges, outer: Edges): boolean =>
  flanks(own, inner.before, outer.before) && flanks(own, inner.after, outer.after)
