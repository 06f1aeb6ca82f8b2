import { contentRoot } from '@chapterhouse/shared/sync/document'
import * as Y from 'yjs'

/** A top-level block of a page: what search finds and what words are counted in. */
export type Block = Y.XmlElement | Y.XmlText | Y.XmlHook

/** PostgreSQL stores no zero byte in text; a forged update can hold one, and search goes on. */
export const storable = (text: string): string => text.replaceAll('\0', '\ufffd')

const inlineText = (text: Y.XmlText): string =>
  (text.toDelta() as { insert?: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? storable(insert) : ''))
    .join('')

/** Text of a block without its formatting; blocks inside it a line each. */
export const textOfBlock = (block: Block): string => {
  if (block instanceof Y.XmlText) return inlineText(block)
  if (!(block instanceof Y.XmlElement)) return ''
  if (block.nodeName === 'hardBreak') return '\n'
  const children = block.toArray()
  const inline = children.some((child) => child instanceof Y.XmlText)
  return children.map(textOfBlock).join(inline ? '' : '\n')
}

/**
 * The blocks of a page in reading order. A code page is one Y.Text and has none; its root must not
 * be asked for as a fragment, or it would become one.
 */
export const blocksOf = (doc: Y.Doc): Block[] => {
  const root = doc.share.get(contentRoot)
  if (root instanceof Y.Text && !(root instanceof Y.XmlText)) return []
  return doc.getXmlFragment(contentRoot).toArray()
}

/** The Yjs id of the block's item: stable for its life, equal on every replica. */
export const blockIdOf = (block: Block): string => {
  const id = block._item?.id
  return id ? `${id.client}-${id.clock}` : ''
}
