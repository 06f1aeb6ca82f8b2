import type { Reference } from '@chapterhouse/prisma/references'
import { dayInWords, dayOf } from '@chapterhouse/shared/editor/inline/date'
import { uuidOf } from '@chapterhouse/shared/editor/inline/mention'
import { type Doc, XmlElement, XmlText } from 'yjs'
import { type Block, blocksOf, textOfBlock } from './block-text.ts'

/** A page that names more is a list made by a program; the first ones count. */
const most = 2_000

/** Characters of an excerpt before and after the place where the name stands. */
const before = 110
const after = 170

const kinds = new Map<string, Reference['kind']>([
  ['pageLink', 'PAGE'],
  ['mention', 'PERSON'],
])

interface Named {
  readonly kind: Reference['kind']
  readonly targetId: string
  /** Where in the line it stands. */
  readonly at: number
}

interface Line {
  readonly text: string
  readonly named: readonly Named[]
}

const isNamed = (node: Block): node is XmlElement =>
  node instanceof XmlElement && kinds.has(node.nodeName)

const childrenOf = (node: Block): Block[] => (node instanceof XmlElement ? node.toArray() : [])

/** Anybody may have written anything into an attribute. */
const attribute = (node: XmlElement, name: string): string => {
  const value: unknown = node.getAttribute(name)
  return typeof value === 'string' ? value : ''
}

const labelOf = (node: XmlElement): string => {
  const label = attribute(node, 'label').slice(0, 200)
  return node.nodeName === 'mention' ? `@${label}` : label
}

const joined = (lines: readonly Line[]): Line =>
  lines.reduce(
    (whole, { text, named }) => ({
      text: whole.text + text,
      named: [...whole.named, ...named.map((one) => ({ ...one, at: one.at + whole.text.length }))],
    }),
    { text: '', named: [] },
  )

const pieceOf = (node: Block): Line => {
  if (isNamed(node)) {
    const targetId = uuidOf(attribute(node, 'id'))
    const kind = kinds.get(node.nodeName)
    return { text: labelOf(node), named: targetId && kind ? [{ kind, targetId, at: 0 }] : [] }
  }
  if (node instanceof XmlElement && node.nodeName === 'date') {
    const day = dayOf(attribute(node, 'day'))
    return { text: day === null ? '' : dayInWords(day), named: [] }
  }
  if (node instanceof XmlText) return { text: textOfBlock(node), named: [] }
  return joined(childrenOf(node).map(pieceOf))
}

/** The lines of a block that name something: what is inside a line, a note too, is part of it. */
const linesOf = (block: Block): Line[] => {
  const children = childrenOf(block)
  const isLine = children.some((child) => child instanceof XmlText || isNamed(child))
  if (!isLine) return children.flatMap(linesOf)
  const line = joined(children.map(pieceOf))
  return line.named.length > 0 ? [line] : []
}

const excerptOf = (text: string, at: number): string => {
  const [from, to] = [Math.max(0, at - before), at + after]
  const words = text.slice(from, to).replaceAll('\0', '\ufffd').replace(/\s+/g, ' ').trim()
  return `${from > 0 ? '…' : ''}${words}${to < text.length ? '…' : ''}`
}

/** What the text of a page names, each once, in reading order. */
export const referencesOf = (doc: Doc): Reference[] => {
  const found = new Map<string, Reference>()
  for (const { text, named } of blocksOf(doc).flatMap(linesOf)) {
    for (const { kind, targetId, at } of named) {
      const key = `${kind} ${targetId}`
      const known = found.get(key)
      if (known) found.set(key, { ...known, times: known.times + 1 })
      else if (found.size < most) {
        found.set(key, { kind, targetId, excerpt: excerptOf(text, at), times: 1 })
      }
    }
  }
  return [...found.values()]
}
