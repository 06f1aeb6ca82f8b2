import type { Root, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

// Bare addresses are linked while tokens are read, where an escape counts; the transform looks at
// the finished text and would link what the writer had escaped.
const toTree = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension)

type Extension = ReturnType<typeof gfm>

/** What brackets may name, as the parser spells it. */
interface Labels {
  readonly links: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
}

const none: Labels = { links: new Set(), notes: new Set() }

interface Names {
  readonly defined: string[]
  gfmFootnotes?: string[]
}

/** Tells the parser what is defined elsewhere, before it reads a line; answers what it knew at its end. */
const knowing = (labels: Labels) => {
  let names: Names | null = null
  const prime = (parser: Names): void => {
    if (names) return
    names = parser
    parser.gfmFootnotes ??= []
    for (const label of labels.links) parser.defined.push(label)
    for (const label of labels.notes) parser.gfmFootnotes.push(label)
  }
  // matches nothing, and is asked at the start of every line
  const extension: Extension = {
    document: {
      null: {
        tokenize(_effects, _ok, nok) {
          prime(this.parser)
          return nok
        },
      },
    },
  }
  const known = (): Labels => ({
    links: new Set(names?.defined),
    notes: new Set(names?.gfmFootnotes),
  })
  return { extension, known }
}

interface Section {
  readonly start: number
  readonly text: string
  readonly root: Root
  readonly labels: Labels
}

const parse = (text: string, start: number, labels: Labels): Section => {
  const names = knowing(labels)
  const extensions = [gfm(), names.extension]
  const root = fromMarkdown(text, { extensions, mdastExtensions: toTree })
  return { start, text, root, labels: names.known() }
}

// A blank line, then one that neither is indented nor another item: no list, quote or note goes on with it.
const beginning = (): RegExp =>
  /\r?\n[ \t]*\r?\n(?=\S)(?![-*+](?:[ \t\r\n]|$)|\d{1,9}[.)](?:[ \t\r\n]|$))/g

const nextBeginning = (markdown: string, from: number): number => {
  const pattern = beginning()
  pattern.lastIndex = from
  return pattern.test(markdown) ? pattern.lastIndex : markdown.length
}

/** Code and HTML may go on over blank lines, or take them along; everything else ends there. */
const isEnded = (last: RootContent | undefined): boolean => {
  if (last?.type === 'code' || last?.type === 'html') return false
  return !last || !('children' in last) || isEnded(last.children.at(-1))
}

/** The next piece that ends where a block ends; what it is made of is not changed by what follows. */
const sectionFrom = (markdown: string, start: number, size: number): Section => {
  for (let length = size; ; length *= 2) {
    const end = nextBeginning(markdown, start + length)
    const section = parse(markdown.slice(start, end), start, none)
    if (end === markdown.length || isEnded(section.root.children.at(-1))) return section
  }
}

const asLabel = (text: string): string =>
  text
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase()

/** Whether a piece may name something that is defined in another. */
const namesForeign = ({ text, labels }: Section, all: Labels): boolean => {
  const isForeign = (kind: keyof Labels, label: string) =>
    all[kind].has(label) && !labels[kind].has(label)
  // what is escaped inside brackets is not looked into
  if (/\\[[\]]/.test(text)) return all.links.size + all.notes.size > 0
  for (const [, inner = ''] of text.matchAll(/\[([^[\]]{1,999})\]/g)) {
    if (isForeign('links', asLabel(inner))) return true
    if (inner.startsWith('^') && isForeign('notes', asLabel(inner.slice(1)))) return true
  }
  return false
}

interface Offset {
  offset?: number | undefined
}

interface Placed {
  readonly position?: { start: Offset; end: Offset } | undefined
  readonly children?: readonly Placed[]
}

const shift = (node: Placed, by: number): void => {
  if (node.position) {
    node.position.start.offset = (node.position.start.offset ?? 0) + by
    node.position.end.offset = (node.position.end.offset ?? 0) + by
  }
  for (const child of node.children ?? []) shift(child, by)
}

/**
 * Parses Markdown piece by piece: the parser copies all it has at every block that ends, so a long text
 * at once takes the square of its length. No mark of order stands before it. Offsets are those of the whole; lines and columns are not.
 * `size` is the least of a piece, in characters.
 */
export const parseInSections = (markdown: string, size = 8_000): readonly RootContent[] => {
  const sections: Section[] = []
  for (let start = 0; start < markdown.length || sections.length === 0; ) {
    const section = sectionFrom(markdown, start, size)
    sections.push(section)
    start += section.text.length || 1
  }
  const all = {
    links: new Set(sections.flatMap(({ labels }) => [...labels.links])),
    notes: new Set(sections.flatMap(({ labels }) => [...labels.notes])),
  }
  return sections.flatMap((section) => {
    const { start, text } = section
    const { root } = namesForeign(section, all) ? parse(text, start, all) : section
    shift(root, start)
    return root.children
  })
}
