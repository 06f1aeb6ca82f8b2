import type { FootnoteReference, Image, Link, PhrasingContent } from 'mdast'
import { imageFrom, imageWidth } from '../blocks/image.ts'
import { longestFormula } from '../inline/inline-math.ts'
import { nodeOfReference } from '../inline/references.ts'
import { safeHref } from '../marks/link.ts'
import type { DocMark, DocNode } from '../node.ts'
import { type InlineTag, inlineTag } from './inline-html.ts'
import { type MathSpan, withMath } from './read-math.ts'
import type { Reading } from './reading.ts'

type Marks = readonly DocMark[]

const scripts = new Set(['subscript', 'superscript'])

/** A letter is above the line or below it, not both. */
const isTaken = (type: string, by: string) => type === by || (scripts.has(type) && scripts.has(by))

const withMark = (marks: Marks, mark: DocMark): Marks =>
  marks.some(({ type }) => isTaken(type, mark.type)) ? marks : [...marks, mark]

const textNode = (text: string, marks: Marks): DocNode[] => {
  if (text === '') return []
  return [marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }]
}

const linked = (marks: Marks, url: string, title: string | null | undefined): Marks => {
  const href = safeHref(url)
  if (href === null) return marks
  const attrs = title ? { href, title: title.slice(0, 500) } : { href }
  return withMark(marks, { type: 'link', attrs })
}

const widthSuffix = /#width=([1-9][0-9]{0,3})$/

const picture = ({ url, alt, title }: Pick<Image, 'url' | 'alt' | 'title'>): DocNode => {
  const width = widthSuffix.exec(url)?.[1]
  const own = imageFrom(width ? url.replace(widthSuffix, '') : url)
  return {
    type: 'image',
    attrs: {
      ...(own.src !== null ? own : imageFrom(url)),
      alt: alt?.slice(0, 2000) || null,
      title: title?.slice(0, 500) || null,
      width: own.src === null ? null : imageWidth(Number(width)),
    },
  }
}

type Phrase = PhrasingContent | MathSpan

const tagOf = (node: Phrase | undefined): InlineTag | null =>
  node?.type === 'html' ? inlineTag(node.value) : null

/** Index of the tag that closes the one at `start`, or -1. */
const closing = (nodes: readonly Phrase[], start: number, name: string): number => {
  let depth = 0
  for (let index = start; index < nodes.length; index++) {
    const tag = tagOf(nodes[index])
    if (tag?.kind === 'open' && tag.name === name) depth++
    if (tag?.kind === 'close' && tag.name === name && --depth === 0) return index
  }
  return -1
}

/**
 * Reads the phrasing content of one block: text, inline nodes, and pictures, which the caller moves
 * out of the line. HTML other than our few tags becomes text.
 */
export const readInline = (
  nodes: readonly PhrasingContent[],
  reading: Reading,
  marks: Marks = [],
): DocNode[] => readPhrases(withMath(nodes, reading), reading, marks)

const readPhrases = (nodes: readonly Phrase[], reading: Reading, marks: Marks): DocNode[] => {
  const read: DocNode[] = []
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]
    if (!node) continue
    const tag = tagOf(node)
    const end = tag?.kind === 'open' ? closing(nodes, index, tag.name) : -1
    if (tag?.kind === 'open' && end > 0) {
      const inner = nodes.slice(index + 1, end)
      read.push(...readPhrases(inner, reading, withMark(marks, tag.mark)))
      index = end
    } else {
      read.push(...readOne(node, reading, marks))
    }
  }
  return read
}

const markOf = { emphasis: 'italic', strong: 'bold', delete: 'strike' } as const

const readHtml = (html: string, marks: Marks): DocNode[] => {
  const tag = inlineTag(html)
  if (tag?.kind === 'break') return [{ type: 'hardBreak' }]
  return textNode(oneLine(html), marks)
}

const readReference = (
  node: Extract<PhrasingContent, { type: 'linkReference' | 'imageReference' }>,
  reading: Reading,
  marks: Marks,
): DocNode[] => {
  const target = reading.definition(node.identifier)
  if (node.type === 'imageReference') {
    const { url, title } = target ?? { url: node.identifier, title: null }
    return [picture({ url, alt: node.alt ?? null, title: title ?? null })]
  }
  const inner = target ? linked(marks, target.url, target.title) : marks
  return readInline(node.children, reading, inner)
}

const readLink = (node: Link, reading: Reading, marks: Marks): DocNode[] => {
  const label = node.children.map((child) => ('value' in child ? child.value : '')).join('')
  const named = nodeOfReference({ url: node.url, label: oneLine(label) })
  return named ? [named] : readInline(node.children, reading, linked(marks, node.url, node.title))
}

const readNoteSign = (
  { identifier, label }: FootnoteReference,
  reading: Reading,
  marks: Marks,
): DocNode[] => {
  const note = reading.noteOf(identifier)
  return note ? [note] : textNode(`[^${label ?? identifier}]`, marks)
}

const oneLine = (text: string): string => text.replace(/\r\n|\r|\n/g, ' ')

const readOne = (node: Phrase, reading: Reading, marks: Marks): DocNode[] => {
  switch (node.type) {
    case 'text':
      // A line end inside a paragraph is a space to the reader.
      return textNode(oneLine(node.value), marks)
    case 'emphasis':
    case 'strong':
    case 'delete':
      return readInline(node.children, reading, withMark(marks, { type: markOf[node.type] }))
    case 'inlineCode':
      return textNode(oneLine(node.value), withMark(marks, { type: 'code' }))
    case 'link':
      return readLink(node, reading, marks)
    case 'linkReference':
    case 'imageReference':
      return readReference(node, reading, marks)
    case 'image':
      return [picture(node)]
    case 'break':
      return [{ type: 'hardBreak' }]
    case 'html':
      return readHtml(node.value, marks)
    case 'mathSpan':
      return [
        { type: 'inlineMath', attrs: { latex: oneLine(node.value).slice(0, longestFormula) } },
      ]
    case 'footnoteReference':
      return readNoteSign(node, reading, marks)
  }
}
