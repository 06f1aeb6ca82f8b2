import type { Definition, Nodes, Root } from 'mdast'
import { fromMarkdown as parse } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { readBlocks } from './markdown/read-blocks.ts'
import type { Reading } from './markdown/reading.ts'
import type { DocNode } from './node.ts'

// Bare addresses are linked while tokens are read, where an escape counts; the transform looks at
// the finished text and would link what the writer had escaped.
const extensions = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension)

const collect = (node: Nodes, into: Map<string, Definition>): void => {
  if (node.type === 'definition' && !into.has(node.identifier)) into.set(node.identifier, node)
  if ('children' in node) for (const child of node.children) collect(child, into)
}

const markUsed = (node: Nodes, into: Set<string>): void => {
  if (node.type === 'linkReference' || node.type === 'imageReference') into.add(node.identifier)
  if ('children' in node) for (const child of node.children) markUsed(child, into)
}

const readingOf = (root: Root, source: string): Reading => {
  const definitions = new Map<string, Definition>()
  const used = new Set<string>()
  collect(root, definitions)
  markUsed(root, used)
  return {
    source,
    definition: (identifier) => definitions.get(identifier),
    isUsed: (definition) =>
      used.has(definition.identifier) && definitions.get(definition.identifier) === definition,
  }
}

/**
 * Reads GitHub-flavoured Markdown into a document. Nothing is dropped: raw HTML, footnotes and
 * unused definitions become text, a link that is not safe leaves its words, a picture from elsewhere
 * is named and not loaded. Throws RangeError on input nested beyond all reason.
 */
export const fromMarkdown = (markdown: string): DocNode => {
  const root = parse(markdown, { extensions: [gfm()], mdastExtensions: extensions })
  const content = readBlocks(root.children, readingOf(root, markdown), 0)
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}
