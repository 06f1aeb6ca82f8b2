import type { BlockContent, Code, List, ListItem, RootContent } from 'mdast'
import { headingLevels } from '../blocks/heading.ts'
import { maxListStart } from '../blocks/list.ts'
import { childrenOf, type DocNode, numberAttr, textAttr } from '../node.ts'
import { comment, unsaidAttributes } from './block-attributes.ts'
import { carry } from './carrier.ts'
import { emptyParagraph } from './inline-html.ts'
import { asPhrasing, raw, writeInline } from './write-inline.ts'
import { writeLeaf } from './write-leaves.ts'
import { writeTable } from './write-table.ts'
import { writeWhole } from './write-wholes.ts'
import { undoable, type Writing } from './writing.ts'

const writeParagraph = (node: DocNode, writing: Writing): RootContent | null => {
  const content = childrenOf(node)
  if (content.length === 0)
    return { type: 'paragraph', children: asPhrasing([raw(emptyParagraph)]) }
  const written = writeInline(content, { place: 'paragraph', writing })
  return written && { type: 'paragraph', children: asPhrasing(written) }
}

const writeHeading = (node: DocNode, writing: Writing): RootContent | null => {
  const depth = headingLevels.find((level) => level === numberAttr(node, 'level'))
  const written = writeInline(childrenOf(node), { place: 'heading', writing })
  return depth && written ? { type: 'heading', depth, children: asPhrasing(written) } : null
}

const plainText = (node: DocNode): string =>
  childrenOf(node)
    .map(({ text }) => text ?? '')
    .join('')
    .replace(/\r\n?/g, '\n')

const writeCode = (node: DocNode): Code => ({
  type: 'code',
  lang: textAttr(node, 'language'),
  value: plainText(node),
})

const isLoneEmptyParagraph = (blocks: readonly DocNode[]): boolean =>
  blocks.length === 1 && blocks[0]?.type === 'paragraph' && childrenOf(blocks[0]).length === 0

/** A box stands before the words of a paragraph and nothing else. */
const takesBox = (first: DocNode | undefined): boolean =>
  first?.type === 'paragraph' && Object.keys(unsaidAttributes(first)).length === 0

const writeItem = (item: DocNode, writing: Writing): ListItem | null => {
  const blocks = childrenOf(item)
  const task = item.type === 'taskItem'
  if (task && !takesBox(blocks[0])) return null
  if (!task && item.type !== 'listItem') return null
  const empty = !task && isLoneEmptyParagraph(blocks) && takesBox(blocks[0])
  const children = empty ? [] : writeNested(blocks, writing)
  return {
    type: 'listItem',
    checked: task ? item.attrs?.checked === true : null,
    spread: children.length > 1,
    children,
  }
}

const writeList = (node: DocNode, writing: Writing): List | null => {
  const items = childrenOf(node)
    .map((item) => writeItem(item, writing))
    .filter((item) => item !== null)
  if (items.length !== childrenOf(node).length) return null
  const ordered = node.type === 'orderedList'
  const start = numberAttr(node, 'start') ?? 1
  if (start + items.length - 1 > maxListStart) return null
  return { type: 'list', ordered, start: ordered ? start : null, spread: false, children: items }
}

type WriteBlock = (node: DocNode, writing: Writing) => RootContent | null

const writers: Readonly<Record<string, WriteBlock>> = {
  paragraph: writeParagraph,
  heading: writeHeading,
  codeBlock: writeCode,
  blockquote: (node, writing) => ({
    type: 'blockquote',
    children: writeNested(childrenOf(node), writing),
  }),
  bulletList: writeList,
  orderedList: writeList,
  taskList: writeList,
  table: writeTable,
}

const writeKnown = (node: DocNode, writing: Writing): RootContent[] | null => {
  const write = Object.hasOwn(writers, node.type) ? writers[node.type] : undefined
  const written = write?.(node, writing)
  if (written) return [written]
  return writeLeaf(node) ?? writeWhole(node, (nodes) => writeBlocks(nodes, writing))
}

const writeBlock = (node: DocNode, writing: Writing): RootContent[] => {
  const written = undoable(writing, () => writeKnown(node, writing))
  if (!written) return [carry(node)]
  const unsaid = unsaidAttributes(node)
  return Object.keys(unsaid).length > 0 ? [comment(unsaid), ...written] : written
}

/** Blocks as mdast; what Markdown has no words for goes as a carrier. */
export const writeBlocks = (nodes: readonly DocNode[], writing: Writing): RootContent[] =>
  nodes.flatMap((node) => writeBlock(node, writing))

const writeNested = (nodes: readonly DocNode[], writing: Writing): BlockContent[] =>
  writeBlocks(nodes, writing) as BlockContent[]
