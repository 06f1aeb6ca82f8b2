import { gfmToMarkdown } from 'mdast-util-gfm'
import {
  type Handle,
  type Options,
  toMarkdown as serialize,
  type Unsafe,
} from 'mdast-util-to-markdown'
import { writeBlock } from './markdown/write-blocks.ts'
import type { Raw } from './markdown/write-inline.ts'
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

const options: Options = {
  bullet: '-',
  emphasis: '*',
  strong: '*',
  // Neither bullet can be taken for this rule.
  rule: '_',
  listItemIndent: 'one',
  unsafe: [addressSign],
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  handlers: { raw: writeRaw } as NonNullable<Options['handlers']>,
}

/**
 * Writes a document as GitHub-flavoured Markdown that `fromMarkdown` reads back as the same
 * document. Where Markdown has no sign, there is a plain HTML tag, and at worst a block of JSON.
 */
export const toMarkdown = (doc: DocNode): string => {
  const written = serialize({ type: 'root', children: childrenOf(doc).map(writeBlock) }, options)
  // A byte order mark would be skipped by the reader.
  return written.replace(/^\ufeff/, '&#xFEFF;')
}
