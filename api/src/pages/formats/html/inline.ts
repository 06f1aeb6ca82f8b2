import { dayOf } from '@chapterhouse/shared/editor/inline/date'
import { childrenOf, type DocMark, type DocNode, textAttr } from '@chapterhouse/shared/editor/node'
import { byType } from '../by-type.ts'
import { readFormula } from '../math/math-tree.ts'
import { toMathml } from '../math/to-mathml.ts'
import { groundColor, letterColor } from '../palette.ts'
import { dateOf, hrefOf, mentionOf, pageLinkOf, say } from '../setting.ts'
import { labelOf } from '../walk.ts'
import { element, escapeXml } from '../xml.ts'
import type { Sheet } from './sheet.ts'

const linked = (href: string | null, html: string): string =>
  href === null ? html : element('a', { href }, html)

const plainMarks: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  subscript: 'sub',
  superscript: 'sup',
}

const marked = (html: string, mark: DocMark, sheet: Sheet): string => {
  if (mark.type === 'link') return linked(hrefOf(mark, sheet), html)
  if (mark.type === 'highlight') {
    const style = `background-color: #${groundColor(mark.attrs?.color)}`
    return element('mark', { style }, html)
  }
  const color = mark.type === 'textColor' ? letterColor(mark.attrs?.color) : null
  if (color) return element('span', { style: `color: #${color}` }, html)
  const name = byType(plainMarks, mark.type)
  return name ? element(name, {}, html) : html
}

/** The number of a note where it stands; the words follow at the end of the part. */
const footnote = (node: DocNode, sheet: Sheet): string => {
  const number = sheet.notes.length + sheet.firstNote
  sheet.notes.push('')
  sheet.notes[number - sheet.firstNote] = inlineHtml(node, sheet)
  const type = sheet.epub ? 'noteref' : null
  const names = { id: `noteref-${number}`, href: `#note-${number}`, role: 'doc-noteref' }
  const anchor = element('a', { ...names, 'epub:type': type }, String(number))
  return element('sup', { class: 'noteref' }, anchor)
}

const formula = (node: DocNode, sheet: Sheet): string => {
  const latex = textAttr(node, 'latex') ?? ''
  const math = readFormula(latex, false)
  if (math) return toMathml(math, latex)
  say(sheet, 'A formula that could not be set is shown as its source.')
  return element('code', {}, escapeXml(latex))
}

const pageLink = (node: DocNode, sheet: Sheet): string => {
  const { words, href } = pageLinkOf(node, sheet)
  return linked(href, escapeXml(words))
}

const date = (node: DocNode, sheet: Sheet): string => {
  const datetime = dayOf(textAttr(node, 'day'))
  return element('time', { datetime }, escapeXml(dateOf(node, sheet)))
}

const writers: Readonly<Record<string, (node: DocNode, sheet: Sheet) => string>> = {
  hardBreak: () => '<br/>',
  footnote,
  inlineMath: formula,
  mention: (node) => element('span', { class: 'mention' }, escapeXml(mentionOf(node))),
  pageLink,
  date,
}

const writeInline = (node: DocNode, sheet: Sheet): string => {
  const own = (): string => {
    if (node.text !== undefined) return escapeXml(node.text)
    const write = byType(writers, node.type)
    if (write) return write(node, sheet)
    return childrenOf(node).length > 0 ? inlineHtml(node, sheet) : escapeXml(labelOf(node) ?? '')
  }
  return (node.marks ?? []).toReversed().reduce((html, mark) => marked(html, mark, sheet), own())
}

/** The line inside a block. */
export const inlineHtml = (node: DocNode, sheet: Sheet): string => lineHtml(childrenOf(node), sheet)

/** Nodes of a line. */
export const lineHtml = (nodes: readonly DocNode[], sheet: Sheet): string =>
  nodes.map((node) => writeInline(node, sheet)).join('')
