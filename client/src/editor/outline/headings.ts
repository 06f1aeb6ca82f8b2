import { type HeadingLevel, headingLevelOf } from '@chapterhouse/shared/editor/blocks/heading'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import { headingIds, headingText } from '@chapterhouse/shared/editor/outline'
import type { Node } from '@tiptap/pm/model'

/** A heading of the text, and where it stands. */
export interface Heading {
  readonly level: HeadingLevel
  readonly text: string
  /** Names it in an address: `#` and this. */
  readonly id: string
  /** Where it starts in the document. */
  readonly at: number
  readonly node: Node
}

interface Found {
  readonly node: Node
  readonly offset: number
  readonly text: string
}

// Blocks nobody touched keep their identity, so each is looked through once.
const known = new WeakMap<Node, readonly Found[]>()
const outlines = new WeakMap<Node, readonly Heading[]>()
const none: readonly Found[] = []

const lookThrough = (block: Node): readonly Found[] => {
  if (block.isTextblock && block.type.name !== 'heading') return none
  const found: Found[] = []
  const look = (node: Node, offset: number): boolean => {
    if (node.type.name === 'heading') {
      found.push({ node, offset, text: headingText(node.toJSON() as DocNode) })
    }
    return !node.isTextblock
  }
  if (look(block, 0)) block.descendants((node, at) => look(node, at + 1))
  return found
}

const headingsIn = (block: Node): readonly Found[] => {
  const found = known.get(block) ?? lookThrough(block)
  known.set(block, found)
  return found
}

const outlineOf = (doc: Node): readonly Heading[] => {
  const all: { found: Found; at: number }[] = []
  doc.forEach((block, start) => {
    for (const found of headingsIn(block)) all.push({ found, at: start + found.offset })
  })
  const ids = headingIds(all.map(({ found }) => found.text))
  return all.flatMap(({ found: { node, text }, at }, index) => {
    const id = ids[index] ?? null
    return id === null ? [] : [{ level: headingLevelOf(node.attrs.level), text, id, at, node }]
  })
}

/**
 * The headings of the text in reading order, with the names that exports and contents give them.
 * Only blocks that changed are read again.
 */
export const headingsOf = (doc: Node): readonly Heading[] => {
  const outline = outlines.get(doc) ?? outlineOf(doc)
  outlines.set(doc, outline)
  return outline
}

/** The heading that starts here. */
export const headingAt = (doc: Node, at: number): Heading | null =>
  headingsOf(doc).find((one) => one.at === at) ?? null

/** The heading an address names, as it stands behind its `#`. */
export const headingNamed = (doc: Node, hash: string): Heading | null => {
  const id = decoded(hash.replace(/^#/, ''))
  return headingsOf(doc).find((one) => one.id === id) ?? null
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The heading whose section this position is in; null before the first. */
export const sectionAt = (doc: Node, position: number): Heading | null =>
  headingsOf(doc).findLast((one) => one.at <= position) ?? null
