import { alignmentOf } from './align.ts'
import { calloutKindOf, calloutNames } from './blocks/callout.ts'
import { drawnLanguageOf } from './blocks/code-block.ts'
import { columnWidth } from './blocks/columns.ts'
import { headingLevelOf } from './blocks/heading.ts'
import { paragraphStyleOf } from './blocks/paragraph.ts'
import { inlineWriters } from './html/inline.ts'
import { leafWriters } from './html/leaves.ts'
import { type Inner, listWriters } from './html/lists.ts'
import { marked } from './html/marks.ts'
import { type HtmlWriter, type HtmlWriters, type Setting, settingOf } from './html/setting.ts'
import { tableWriters } from './html/tables.ts'
import { escapeHtml, tag } from './html/tag.ts'
import { attrOf, childrenOf, type DocNode } from './node.ts'

const inner = (node: DocNode, setting: Setting): string =>
  childrenOf(node)
    .map((child) => nodeHtml(child, setting))
    .join('')

const aligned = (node: DocNode) => ({ 'data-align': alignmentOf(attrOf(node, 'align')) })

const paragraph: HtmlWriter = (node, setting) =>
  tag('p', inner(node, setting), {
    'data-style': paragraphStyleOf(attrOf(node, 'style')),
    ...aligned(node),
  })

const heading: HtmlWriter = (node, setting) =>
  tag(`h${headingLevelOf(attrOf(node, 'level'))}`, inner(node, setting), {
    id: setting.headingIds.get(node) ?? null,
    ...aligned(node),
  })

const codeBlock: HtmlWriter = (node, setting) =>
  tag('pre', tag('code', inner(node, setting)), {
    'data-drawn': drawnLanguageOf(attrOf(node, 'language')),
  })

const callout: HtmlWriter = (node, setting) => {
  const kind = calloutKindOf(attrOf(node, 'kind'))
  const name = tag('p', calloutNames[kind], { class: 'callout-name' })
  return tag('aside', name + inner(node, setting), { 'data-callout': kind })
}

const toggle: HtmlWriter = (node, setting) => {
  const [first, ...rest] = childrenOf(node)
  const summary = tag('summary', first ? nodeHtml(first, setting) : '')
  const folded = rest.map((child) => nodeHtml(child, setting)).join('')
  return tag('details', summary + folded, { open: true })
}

const column: HtmlWriter = (node, setting) =>
  tag('div', inner(node, setting), {
    class: 'column',
    'data-width': columnWidth(attrOf(node, 'width')),
  })

const nodeWriters: HtmlWriters = {
  doc: inner,
  paragraph,
  heading,
  blockquote: (node, setting) => tag('blockquote', inner(node, setting)),
  codeBlock,
  callout,
  toggle,
  columns: (node, setting) => tag('div', inner(node, setting), { class: 'columns' }),
  column,
  ...listWriters(inner),
  ...tableWriters(inner),
  ...leafWriters,
  ...inlineWriters,
}

const nodeHtml: HtmlWriter = (node, setting) => {
  if (node.text !== undefined) {
    return (node.marks ?? []).toReversed().reduce(marked, escapeHtml(node.text))
  }
  const writers = Object.hasOwn(setting.own, node.type) ? setting.own : nodeWriters
  const write = Object.hasOwn(writers, node.type) ? writers[node.type] : undefined
  if (write) return write(node, setting)
  return tag('div', inner(node, setting), { 'data-unknown-node': node.type })
}

const noteHtml = (note: DocNode, number: number, setting: Setting): string => {
  const back = tag('a', '↩', { href: `#note-of-${number}`, 'aria-label': `Back to ${number}` })
  return tag('li', `${inner(note, setting)} ${back}`, { id: `note-${number}` })
}

const notesHtml = (setting: Setting): string => {
  const items: string[] = []
  // A forged note may hold another, which then joins the list while it is written.
  for (let index = 0; index < setting.notes.length; index++) {
    const note = setting.notes[index]
    if (note) items.push(noteHtml(note, index + 1, setting))
  }
  return items.length === 0 ? '' : tag('section', tag('ol', items.join('')), { class: 'footnotes' })
}

/**
 * Static HTML of a document, built from escaped text only: no script, no style, no address that
 * `safeHref` or `assetSrc` refuses. Footnotes are numbered and listed at the end. A node of a newer
 * language shows what it holds. A place may write some nodes in its own way (`own`).
 */
export const toHtml = (node: DocNode, own?: (inner: Inner) => HtmlWriters): string => {
  const setting = settingOf(node, own?.(inner) ?? {})
  const body = nodeHtml(node, setting)
  return body + notesHtml(setting)
}
