import type { Definition, FootnoteDefinition, Nodes, RootContent } from 'mdast'
import { readBlocks } from './markdown/read-blocks.ts'
import { noteOf } from './markdown/read-note.ts'
import type { Reading } from './markdown/reading.ts'
import { parseInSections } from './markdown/sections.ts'
import type { DocNode } from './node.ts'

type Defined = Definition | FootnoteDefinition

const isReference = (node: Nodes) =>
  node.type === 'linkReference' ||
  node.type === 'imageReference' ||
  node.type === 'footnoteReference'

interface Names {
  readonly definitions: Map<string, Defined>
  readonly used: Set<string>
}

const keyOf = (node: { readonly type: string; readonly identifier: string }) =>
  `${node.type.startsWith('footnote') ? '^' : ''}${node.identifier}`

/** A note named only inside another note is not used: notes hold no notes. */
const collect = (node: Nodes, names: Names, insideNote = false): void => {
  if (node.type === 'definition' || node.type === 'footnoteDefinition') {
    const key = keyOf(node)
    if (!names.definitions.has(key)) names.definitions.set(key, node)
  }
  if (isReference(node) && !(insideNote && node.type === 'footnoteReference')) {
    names.used.add(keyOf(node))
  }
  const within = insideNote || node.type === 'footnoteDefinition'
  if ('children' in node) for (const child of node.children) collect(child, names, within)
}

const readingOf = (blocks: readonly RootContent[], source: string): Reading => {
  const names: Names = { definitions: new Map(), used: new Set() }
  for (const block of blocks) collect(block, names)
  const isUsed = (defined: Defined) =>
    names.used.has(keyOf(defined)) && names.definitions.get(keyOf(defined)) === defined
  const reading: Reading = {
    source,
    definition: (identifier) => {
      const found = names.definitions.get(identifier)
      return found?.type === 'definition' ? found : undefined
    },
    isUsed,
    noteOf: (identifier) => {
      const found = names.definitions.get(`^${identifier}`)
      if (found?.type !== 'footnoteDefinition') return null
      return noteOf(readBlocks(found.children, { ...reading, noteOf: () => null }, 0))
    },
    isUsedNote: isUsed,
  }
  return reading
}

/**
 * Reads GitHub-flavoured Markdown into a document. Nothing is dropped: raw HTML and unused
 * definitions become text, a link that is not safe leaves its words, a picture from elsewhere
 * is named and not loaded. Throws RangeError on input nested beyond all reason.
 */
export const fromMarkdown = (markdown: string): DocNode => {
  const source = markdown.replace(/^\ufeff/, '')
  const blocks = parseInSections(source)
  const content = readBlocks(blocks, readingOf(blocks, source), 0)
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}
