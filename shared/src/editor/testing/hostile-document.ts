import type { DocMark, DocNode } from '../node.ts'
import { everything } from './everything.ts'

const names = [
  ...['src', 'blockedSrc', 'href', 'url', 'alt', 'title', 'name', 'label', 'id', 'mime', 'kind'],
  ...['level', 'language', 'start', 'colspan', 'rowspan', 'align', 'style', 'color', 'width'],
  ...['checked', 'latex', 'day', 'date', 'byteSize'],
]

/** Every attribute the language has, each with this value. */
export const hostileAttributes = (payload: string): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, payload]))

/** One block for each place in a document where a text, a name or an attribute can stand. */
export const hostileBlocks = (payload: string): readonly DocNode[] => {
  const attrs = hostileAttributes(payload)
  const text = { type: 'text', text: payload }
  const marked = ['link', payload, 'textColor', 'highlight'].map((type) => ({
    ...text,
    marks: [{ type, attrs }],
  }))
  const atoms = ['inlineMath', 'mention', 'pageLink', 'date'].map((type) => ({ type, attrs }))
  const inline = [text, ...marked, { type: 'footnote', attrs, content: [text] }, ...atoms]
  const cell = { type: 'tableCell', attrs, content: [{ type: 'paragraph', content: inline }] }
  return [
    { type: 'paragraph', content: inline },
    { type: 'heading', attrs, content: inline },
    { type: 'codeBlock', attrs, content: [text] },
    { type: 'orderedList', attrs, content: [{ type: 'listItem', attrs, content: [cell] }] },
    { type: 'taskList', content: [{ type: 'taskItem', attrs, content: inline }] },
    { type: 'table', content: [{ type: 'tableRow', content: [cell] }] },
    ...['image', 'attachment', 'embed', 'tableOfContents'].map((type) => ({ type, attrs })),
    { type: 'callout', attrs, content: [cell] },
    { type: 'toggle', attrs, content: [cell, cell] },
    { type: 'columns', content: [{ type: 'column', attrs, content: [cell] }] },
    { type: payload, attrs, content: inline },
  ]
}

const filled = <Part extends DocNode | DocMark>(part: Part, draw: () => string): Part =>
  part.attrs
    ? { ...part, attrs: Object.fromEntries(Object.keys(part.attrs).map((name) => [name, draw()])) }
    : part

/** A node of the right shape, of which each text and each attribute is drawn anew. */
const poisoned = (node: DocNode, draw: () => string): DocNode => ({
  ...filled(node, draw),
  ...(node.text === undefined ? {} : { text: draw() }),
  ...(node.marks ? { marks: node.marks.map((mark) => filled(mark, draw)) } : {}),
  ...(node.content ? { content: node.content.map((child) => poisoned(child, draw)) } : {}),
})

/** Every part of the language where it may stand, so that an editor shows it, and nothing of it true. */
export const hostileEverything = (draw: () => string): DocNode => poisoned(everything, draw)
