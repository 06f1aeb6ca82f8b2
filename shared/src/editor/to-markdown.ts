import type { FootnoteDefinition } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import {
  type Handle,
  type Options,
  toMarkdown as serialize,
  type Unsafe,
} from 'mdast-util-to-markdown'
import { emptyParagraph } from './markdown/inline-html.ts'
import { writeBlocks } from './markdown/write-blocks.ts'
import { asPhrasing, type Raw, raw, writeInline } from './markdown/write-inline.ts'
import type { Writing } from './markdown/writing.ts'
import { childrenOf, type DocNode } from './node.ts'

const writeRaw: Handle & { peek?: Handle } = (node: Raw) => node.value
writeRaw.peek = (node: Raw) => node.value.charAt(0)

const notInConstruct: NonNullable<Unsafe['notInConstruct']> = [
  'autolink',
  'destinationLiteral',
  'destinationRaw',
  'label',
  'titleQuote',
]
// The library's own pattern overlaps itself in "a@b@c.de" and leaves the second address bare.
const addressSign: Unsafe = {
  character: '@',
  before: '[+\\-.\\w]',
  inConstruct: 'phrasing',
  notInConstruct,
}

/** A dollar beside code would begin or end a formula; a colon after a note's number, its text. */
const ourSigns: Unsafe[] = [
  { character: '$', before: '`', inConstruct: 'phrasing' },
  { character: '$', after: '`', inConstruct: 'phrasing' },
  { character: ':', before: '\\]', inConstruct: 'phrasing' },
]

const options: Options = {
  bullet: '-',
  emphasis: '*',
  strong: '*',
  // Neither bullet can be taken for this rule.
  rule: '_',
  listItemIndent: 'one',
  unsafe: [addressSign, ...ourSigns],
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  handlers: { raw: writeRaw } as NonNullable<Options['handlers']>,
}

const definition = (note: DocNode, number: number, writing: Writing): FootnoteDefinition => {
  const identifier = String(number)
  const written = writeInline(childrenOf(note), { place: 'paragraph', writing }) ?? []
  const children = asPhrasing(written.length > 0 ? written : [raw(emptyParagraph)])
  return {
    type: 'footnoteDefinition',
    identifier,
    label: identifier,
    children: [{ type: 'paragraph', children }],
  }
}

/**
 * Writes a document as GitHub-flavoured Markdown that `fromMarkdown` reads back as the same
 * document. Where Markdown has no sign, there is a plain HTML tag or comment, and at worst a block
 * of JSON. Footnotes are numbered, their words stand at the end.
 */
export const toMarkdown = (doc: DocNode): string => {
  const writing: Writing = { notes: [] }
  const blocks = writeBlocks(childrenOf(doc), writing)
  const notes = writing.notes.map((note, index) => definition(note, index + 1, writing))
  const written = serialize({ type: 'root', children: [...blocks, ...notes] }, options)
  // A byte order mark would be skipped by the reader.
  return written.replace(/^\ufeff/, '&#xFEFF;')
}
