import type { BlockContent, List, ListItem, Paragraph, RootContent } from 'mdast'
import { headingLevels } from '../extensions.ts'
import { maxListStart } from '../list.ts'
import { childrenOf, type DocNode, numberAttr, textAttr } from '../node.ts'
import { carry } from './carrier.ts'
import { emptyParagraph } from './inline-html.ts'
import { writeImage } from './write-image.ts'
import { asPhrasing, raw, writeInline } from './write-inline.ts'
import { writeTable } from './write-table.ts'

const writeParagraph = (node: DocNode): Paragraph | null => {
  const content = childrenOf(node)
  if (content.length === 0)
    return { type: 'paragraph', children: asPhrasing([raw(emptyParagraph)]) }
  const written = writeInline(content, 'paragraph')
  return written && { type: 'paragraph', children: asPhrasing(written) }
}

const writeHeading = (node: DocNode): RootContent | null => {
  const depth = headingLevels.find((level) => level === numberAttr(node, 'level'))
  const written = writeInline(childrenOf(node), 'heading')
  return depth && written ? { type: 'heading', depth, children: asPhrasing(written) } : null
}

const plainText = (node: DocNode): string =>
  childrenOf(node)
    .map(({ text }) => text ?? '')
    .join('')
    .replace(/\r\n?/g, '\n')

const isLoneEmptyParagraph = (blocks: readonly DocNode[]): boolean =>
  blocks.length === 1 && blocks[0]?.type === 'paragraph' && childrenOf(blocks[0]).length === 0

const writeItem = (item: DocNode): ListItem | null => {
  const blocks = childrenOf(item)
  const task = item.type === 'taskItem'
  if (task && blocks[0]?.type !== 'paragraph') return null
  if (!task && item.type !== 'listItem') return null
  return {
    type: 'listItem',
    checked: task ? item.attrs?.checked === true : null,
    spread: blocks.length > 1,
    children: !task && isLoneEmptyParagraph(blocks) ? [] : blocks.map(writeNested),
  }
}

const writeList = (node: DocNode): List | null => {
  const items = childrenOf(node)
    .map(writeItem)
    .filter((item) => item !== null)
  if (items.length !== childrenOf(node).length) return null
  const ordered = node.type === 'orderedList'
  const start = numberAttr(node, 'start') ?? 1
  if (start + items.length - 1 > maxListStart) return null
  return { type: 'list', ordered, start: ordered ? start : null, spread: false, children: items }
}

const writeKnown = (node: DocNode): RootContent | null => {
  switch (node.type) {
    case 'paragraph':
      return writeParagraph(node)
    case 'heading':
      return writeHeading(node)
    case 'horizontalRule':
      return { type: 'thematicBreak' }
    case 'codeBlock':
      return { type: 'code', lang: textAttr(node, 'language'), value: plainText(node) }
    case 'blockquote':
      return { type: 'blockquote', children: childrenOf(node).map(writeNested) }
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      return writeList(node)
    case 'table':
      return writeTable(node)
    case 'image':
      return { type: 'paragraph', children: [writeImage(node)] }
    default:
      return null
  }
}

/** A block as mdast; what Markdown has no words for goes as a carrier. */
export const writeBlock = (node: DocNode): RootContent => writeKnown(node) ?? carry(node)

const writeNested = (node: DocNode): BlockContent => writeBlock(node) as BlockContent
