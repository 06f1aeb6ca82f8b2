import type { Blockquote, Paragraph, PhrasingContent, RootContent, Text } from 'mdast'
import { type CalloutKind, calloutKinds } from '../blocks/callout.ts'
import { columnWidth } from '../blocks/columns.ts'
import type { DocNode } from '../node.ts'
import { type Reading, sourceOf } from './reading.ts'
import { signs } from './write-wholes.ts'

/** Blocks read from some of the siblings, and the index of the first that is left. */
export interface Taken {
  readonly blocks: DocNode[]
  readonly next: number
}

type ReadBlocks = (nodes: readonly RootContent[]) => DocNode[]

const filled = (content: DocNode[]): DocNode[] =>
  content.length > 0 ? content : [{ type: 'paragraph' }]

const htmlOf = (node: RootContent | undefined): string | null =>
  node?.type === 'html' ? node.value : null

interface Pair {
  readonly opens: (html: string) => boolean
  readonly closes: (html: string) => boolean
}

/** Index of the sibling that closes what `start` opens, or -1. */
const closing = (nodes: readonly RootContent[], start: number, { opens, closes }: Pair): number => {
  let depth = 0
  for (let index = start; index < nodes.length; index++) {
    const html = htmlOf(nodes[index])
    if (html === null) continue
    if (opens(html)) depth++
    else if (closes(html) && --depth === 0) return index
  }
  return -1
}

const toggleStart = /^<details(?: open)?>\s*<summary>(?:([^<>\n]+)<\/summary>\s*)?$/i
const toggles: Pair = {
  opens: (html) => toggleStart.test(html),
  closes: (html) => html.trim().toLowerCase() === signs.endToggle,
}
const columns: Pair = {
  opens: (html) => html === signs.columns,
  closes: (html) => html === signs.endColumns,
}

const summaries: Pair = {
  opens: (html) => toggleStart.exec(html)?.[1] === undefined && toggleStart.test(html),
  closes: (html) => html === signs.toggled,
}

interface Summary {
  readonly first: DocNode[]
  /** Index of what folds away. */
  readonly rest: number
}

/** The block that stays visible: one that was marked, or the words inside the tag. */
const summaryOf = (
  nodes: readonly RootContent[],
  start: number,
  read: ReadBlocks,
): Summary | null => {
  const text = toggleStart.exec(htmlOf(nodes[start]) ?? '')?.[1]?.trim()
  if (text) {
    const first = [{ type: 'paragraph', content: [{ type: 'text', text }] }]
    return { first, rest: start + 1 }
  }
  const end = closing(nodes, start, summaries)
  return end < 0 ? null : { first: read(nodes.slice(start + 1, end)), rest: end + 1 }
}

const takeToggle = (
  nodes: readonly RootContent[],
  start: number,
  read: ReadBlocks,
): Taken | null => {
  const opens = toggleStart.test(htmlOf(nodes[start]) ?? '')
  const end = opens ? closing(nodes, start, toggles) : -1
  const summary = end < 0 ? null : summaryOf(nodes.slice(0, end), start, read)
  if (!summary) return null
  const content = filled([...summary.first, ...read(nodes.slice(summary.rest, end))])
  return { blocks: [{ type: 'toggle', content }], next: end + 1 }
}

const columnStart = /^<!-- column(?: (\d{2}))? -->$/

interface Column {
  readonly width: number | null
  readonly nodes: RootContent[]
}

/** The parts between the signs of columns; null if something stands before the first. */
const columnsOf = (inside: readonly RootContent[]): Column[] | null => {
  const parts: Column[] = []
  let depth = 0
  for (const node of inside) {
    const html = htmlOf(node) ?? ''
    if (columns.opens(html)) depth++
    if (columns.closes(html)) depth--
    const sign = depth === 0 ? columnStart.exec(html) : null
    if (sign) parts.push({ width: columnWidth(Number(sign[1])), nodes: [] })
    else if (parts.length === 0) return null
    else parts.at(-1)?.nodes.push(node)
  }
  return parts.length > 0 ? parts : null
}

const takeColumns = (
  nodes: readonly RootContent[],
  start: number,
  read: ReadBlocks,
): Taken | null => {
  const end = htmlOf(nodes[start]) === signs.columns ? closing(nodes, start, columns) : -1
  const parts = end < 0 ? null : columnsOf(nodes.slice(start + 1, end))
  if (!parts) return null
  const content = parts.map((part) => ({
    type: 'column',
    attrs: { width: part.width },
    content: filled(read(part.nodes)),
  }))
  return { blocks: [{ type: 'columns', content }], next: end + 1 }
}

/** Reads a toggle or columns that begin at `start`, or null if none do. */
export const takeWhole = (
  nodes: readonly RootContent[],
  start: number,
  read: ReadBlocks,
): Taken | null =>
  htmlOf(nodes[start]) === null
    ? null
    : (takeToggle(nodes, start, read) ?? takeColumns(nodes, start, read))

/** Names that other programs have for our five kinds. */
const otherKinds: Readonly<Record<string, CalloutKind>> = {
  info: 'note',
  abstract: 'note',
  summary: 'note',
  todo: 'note',
  example: 'note',
  question: 'note',
  quote: 'note',
  hint: 'tip',
  success: 'tip',
  attention: 'warning',
  failure: 'caution',
  danger: 'caution',
  error: 'caution',
  bug: 'caution',
}

const kindOf = (name: string): CalloutKind | null => {
  const known = calloutKinds.find((kind) => kind === name)
  return known ?? (Object.hasOwn(otherKinds, name) ? (otherKinds[name] ?? null) : null)
}

const calloutSign = /^\[!(\w+)\][+-]?[ \t]*/

const firstText = (quote: Blockquote): { paragraph: Paragraph; text: Text } | null => {
  const [paragraph] = quote.children
  if (paragraph?.type !== 'paragraph') return null
  const [text] = paragraph.children
  return text?.type === 'text' ? { paragraph, text } : null
}

const endsLine = (node: PhrasingContent) =>
  node.type === 'break' || (node.type === 'text' && node.value.includes('\n'))

/** Phrases up to the first line end, and those after it. */
const atLineEnd = (phrases: readonly PhrasingContent[]): [PhrasingContent[], PhrasingContent[]] => {
  const at = phrases.findIndex(endsLine)
  const end = phrases[at]
  if (!end) return [[...phrases], []]
  const [before, after] = [phrases.slice(0, at), phrases.slice(at + 1)]
  if (end.type !== 'text') return [before, after]
  const [head = '', ...rest] = end.value.split('\n')
  return [
    [...before, { ...end, value: head }],
    [{ ...end, value: rest.join('\n') }, ...after],
  ]
}

const isBlank = (phrases: readonly PhrasingContent[]) =>
  phrases.every((node) => node.type === 'text' && node.value === '')

/** A quote's children without the sign; a title behind it becomes a paragraph of its own. */
const withoutSign = (quote: Blockquote, length: number): RootContent[] => {
  const first = firstText(quote)
  if (!first) return quote.children
  const { paragraph, text } = first
  const signless = { ...text, value: text.value.slice(length) }
  const lines = atLineEnd([signless, ...paragraph.children.slice(1)])
  const paragraphs = lines
    .filter((children) => !isBlank(children))
    .map((children) => ({ ...paragraph, children }))
  return [...paragraphs, ...quote.children.slice(1)]
}

/** The kind of callout a quote is, and its blocks; null if it is a quote. */
export const calloutOf = (
  quote: Blockquote,
  reading: Reading,
): { kind: CalloutKind; nodes: RootContent[] } | null => {
  const first = firstText(quote)
  const sign = first && calloutSign.exec(first.text.value)
  if (!sign || !sourceOf(first.text, reading).startsWith('[!')) return null
  const kind = kindOf(sign[1]?.toLowerCase() ?? '')
  return kind && { kind, nodes: withoutSign(quote, sign[0].length) }
}
