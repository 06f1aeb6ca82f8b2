import type {
  Blockquote,
  Code,
  FootnoteDefinition,
  Html,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
} from 'mdast'
import { codeLanguage } from '../blocks/code-block.ts'
import { headingLevels } from '../blocks/heading.ts'
import { maxListStart } from '../blocks/list.ts'
import type { DocNode } from '../node.ts'
import { commented, withAttributes } from './block-attributes.ts'
import { carried } from './carrier.ts'
import { blocksOf, inlineOnly, textBlock } from './inline-blocks.ts'
import { lineBreakTag } from './inline-html.ts'
import { readInline } from './read-inline.ts'
import { signedBlock } from './read-leaves.ts'
import { readTable } from './read-table.ts'
import { calloutOf, type Taken, takeWhole } from './read-wholes.ts'
import { isEmptyMarker, type Reading, sourceOf } from './reading.ts'
import { contentsSign, signs } from './write-wholes.ts'

/** Lists and quotes nested deeper than this lose the nesting, never the text. */
const maxDepth = 12

const line = (text: string): DocNode[] => (text ? [{ type: 'text', text }] : [])

/** Lines of raw text as one paragraph that looks like them. */
const rawParagraph = (text: string): DocNode => {
  const content = text
    .split(/\r\n|\r|\n/)
    .flatMap((part, index) => [...(index > 0 ? [{ type: 'hardBreak' }] : []), ...line(part)])
  return textBlock('paragraph', content)
}

const isContentsSign = (node: Paragraph, reading: Reading): boolean =>
  node.children.length === 1 && sourceOf(node, reading).toUpperCase() === contentsSign

const readParagraph = (node: Paragraph, reading: Reading): DocNode[] => {
  if (isEmptyMarker(node.children, reading)) return [{ type: 'paragraph' }]
  if (isContentsSign(node, reading)) return [{ type: 'tableOfContents' }]
  return blocksOf(readInline(node.children, reading))
}

const readHtml = (node: Html): DocNode => {
  if (node.value === signs.pageBreak) return { type: 'pageBreak' }
  return node.value === lineBreakTag
    ? textBlock('paragraph', [{ type: 'hardBreak' }])
    : rawParagraph(node.value)
}

const readCode = (node: Code): DocNode => {
  const known = carried(node)
  if (known) return known
  const language = node.lang && codeLanguage.test(node.lang) ? node.lang : null
  // `~~~words~~~` opens a block; words that name no language are somebody's text.
  const words = node.lang && language === null ? [node.lang, node.meta].filter(Boolean) : []
  const text = words.length > 0 ? `${words.join(' ')}\n${node.value}` : node.value
  return { type: 'codeBlock', attrs: { language }, content: line(text) }
}

const readHeading = (depth: number, children: PhrasingContent[], reading: Reading): DocNode[] => {
  const level = Math.min(depth, headingLevels.length)
  const { text, pictures } = inlineOnly(readInline(children, reading))
  return [textBlock('heading', text, { level }), ...pictures]
}

const filled = (content: DocNode[]): DocNode[] =>
  content.length > 0 ? content : [{ type: 'paragraph' }]

/** `[x]` in a numbered list, which has no boxes in our language, stays as text. */
const withBox = (item: ListItem, content: DocNode[]): DocNode[] => {
  if (typeof item.checked !== 'boolean') return content
  const box: DocNode = { type: 'text', text: item.checked ? '[x] ' : '[ ] ' }
  const [first, ...rest] = content
  if (first?.type !== 'paragraph') return [textBlock('paragraph', [box]), ...content]
  return [textBlock('paragraph', [box, ...(first.content ?? [])]), ...rest]
}

type ListType = 'bulletList' | 'orderedList' | 'taskList'

const listType = (list: List, item: ListItem): ListType => {
  if (list.ordered) return 'orderedList'
  return typeof item.checked === 'boolean' ? 'taskList' : 'bulletList'
}

const readItem = (item: ListItem, type: ListType, content: DocNode[]): DocNode => {
  if (type === 'taskList') {
    return { type: 'taskItem', attrs: { checked: item.checked === true }, content }
  }
  return { type: 'listItem', content: type === 'orderedList' ? withBox(item, content) : content }
}

/** A list, or several where items with and without boxes are mixed. */
const readList = (list: List, reading: Reading, depth: number): DocNode[] => {
  const lists: { type: ListType; attrs?: { start: number }; content: DocNode[] }[] = []
  for (const item of list.children) {
    const type = listType(list, item)
    if (lists.at(-1)?.type !== type) {
      const start = Math.min(list.start ?? 1, maxListStart)
      lists.push({ type, ...(type === 'orderedList' ? { attrs: { start } } : {}), content: [] })
    }
    const content = filled(readBlocks(item.children, reading, depth + 1))
    lists.at(-1)?.content.push(readItem(item, type, content))
  }
  return lists
}

const readFootnote = (node: FootnoteDefinition, reading: Reading, depth: number): DocNode[] => {
  const label: DocNode = { type: 'text', text: `[^${node.label ?? node.identifier}]: ` }
  const [first, ...rest] = readBlocks(node.children, reading, depth)
  if (first?.type !== 'paragraph')
    return [textBlock('paragraph', [label]), ...(first ? [first, ...rest] : [])]
  return [textBlock('paragraph', [label, ...(first.content ?? [])]), ...rest]
}

const readQuote = (node: Blockquote, reading: Reading, depth: number): DocNode[] => {
  const callout = calloutOf(node, reading)
  const content = filled(readBlocks(callout?.nodes ?? node.children, reading, depth + 1))
  if (depth >= maxDepth) return content
  if (callout) return [{ type: 'callout', attrs: { kind: callout.kind }, content }]
  return [{ type: 'blockquote', content }]
}

const nested = (node: RootContent, reading: Reading, depth: number): DocNode[] => {
  if (node.type === 'list') {
    if (depth < maxDepth) return readList(node, reading, depth)
    return node.children.flatMap((item) => readBlocks(item.children, reading, depth))
  }
  return node.type === 'blockquote' ? readQuote(node, reading, depth) : []
}

const readBlock = (node: RootContent, reading: Reading, depth: number): DocNode[] => {
  switch (node.type) {
    case 'paragraph':
      return readParagraph(node, reading)
    case 'heading':
      return readHeading(node.depth, node.children, reading)
    case 'thematicBreak':
      return [{ type: 'horizontalRule' }]
    case 'code':
      return [readCode(node)]
    case 'html':
      return [readHtml(node)]
    case 'list':
    case 'blockquote':
      return nested(node, reading, depth)
    case 'table':
      return [readTable(node, reading)]
    case 'footnoteDefinition':
      return reading.isUsedNote(node) ? [] : readFootnote(node, reading, depth)
    case 'definition':
      return reading.isUsed(node) ? [] : [rawParagraph(sourceOf(node, reading))]
    default:
      return [rawParagraph(sourceOf(node, reading))]
  }
}

/** A block with what the comment before it says; null if there is none, or it says nothing. */
const takeCommented = (
  [node, next]: readonly (RootContent | undefined)[],
  reading: Reading,
  depth: number,
): DocNode[] | null => {
  const attributes = node?.type === 'html' ? commented(node.value) : null
  if (!attributes || !next) return null
  const signed = signedBlock(attributes, next)
  if (signed) return [signed]
  const [block, ...rest] = readBlock(next, reading, depth)
  const whole = block && withAttributes(block, attributes)
  return whole ? [whole, ...rest] : null
}

const take = (
  nodes: readonly RootContent[],
  at: number,
  { reading, depth }: { readonly reading: Reading; readonly depth: number },
): Taken => {
  const inner = (inside: readonly RootContent[]) => readBlocks(inside, reading, depth + 1)
  const whole = depth < maxDepth ? takeWhole(nodes, at, inner) : null
  if (whole) return whole
  const said = takeCommented(nodes.slice(at, at + 2), reading, depth)
  if (said) return { blocks: said, next: at + 2 }
  const node = nodes[at]
  return { blocks: node ? readBlock(node, reading, depth) : [], next: at + 1 }
}

export const readBlocks = (
  nodes: readonly RootContent[],
  reading: Reading,
  depth: number,
): DocNode[] => {
  const read: DocNode[] = []
  let at = 0
  while (at < nodes.length) {
    const { blocks, next } = take(nodes, at, { reading, depth })
    read.push(...blocks)
    at = next
  }
  return read
}
