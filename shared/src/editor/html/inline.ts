import { dayInWords, dayOf } from '../inline/date.ts'
import { uuidOf } from '../inline/mention.ts'
import { type DocNode, textAttr } from '../node.ts'
import type { HtmlWriters, Setting } from './setting.ts'
import { escapeHtml, tag } from './tag.ts'

const label = (node: DocNode) => escapeHtml(textAttr(node, 'label') ?? '')

const footnoteReference = (node: DocNode, setting: Setting): string => {
  const number = setting.notes.push(node)
  const link = tag('a', String(number), { href: `#note-${number}`, id: `note-of-${number}` })
  return tag('sup', link, { class: 'footnote-number' })
}

const pageLink = (node: DocNode): string => {
  const id = uuidOf(textAttr(node, 'id'))
  return id === null
    ? label(node)
    : tag('a', label(node), { class: 'page-link', href: `/p/${id}`, 'data-page': id })
}

const date = (node: DocNode): string => {
  const day = dayOf(textAttr(node, 'day'))
  return day === null ? '' : tag('time', dayInWords(day), { datetime: day })
}

/** Writers of the nodes that stand in a line. */
export const inlineWriters: HtmlWriters = {
  hardBreak: () => '<br>',
  footnote: footnoteReference,
  inlineMath: (node) =>
    tag('code', escapeHtml(textAttr(node, 'latex') ?? ''), { class: 'math', 'data-math': '' }),
  mention: (node) => tag('span', `@${label(node)}`, { class: 'mention' }),
  pageLink,
  date,
}
