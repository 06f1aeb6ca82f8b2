import { headingLevels } from './extensions.ts'
import { assetSrc, imageWidth } from './image.ts'
import { safeHref } from './link.ts'
import { maxListStart } from './list.ts'
import { attrOf, childrenOf, type DocMark, type DocNode, numberAttr, textAttr } from './node.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

type Attributes = Readonly<Record<string, string | number | null>>

/** An element; attributes that are null are left out. `inner` is HTML already. */
const tag = (name: string, inner: string, attributes: Attributes = {}): string => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escapeHtml(String(value))}"`)
  return `<${name}${written.join('')}>${inner}</${name}>`
}

const inner = (node: DocNode): string => childrenOf(node).map(toHtml).join('')

const link = (mark: DocMark, html: string): string => {
  const href = safeHref(textAttr(mark, 'href'))
  if (href === null) return html
  return tag('a', html, { href, title: textAttr(mark, 'title'), rel: 'noopener nofollow' })
}

const markTags: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
  highlight: 'mark',
}

const marked = (html: string, mark: DocMark): string => {
  if (mark.type === 'link') return link(mark, html)
  const name = markTags[mark.type]
  return name ? tag(name, html) : tag('span', html, { 'data-unknown-mark': mark.type })
}

const heading = (node: DocNode): string => {
  const level = headingLevels.find((known) => known === numberAttr(node, 'level')) ?? 1
  return tag(`h${level}`, inner(node))
}

const orderedList = (node: DocNode): string => {
  const start = numberAttr(node, 'start') ?? 1
  const shown = Number.isInteger(start) && start >= 0 && start <= maxListStart && start !== 1
  return tag('ol', inner(node), { start: shown ? start : null })
}

const taskItem = (node: DocNode): string => {
  const checked = node.attrs?.checked === true
  const box = `<input type="checkbox" disabled${checked ? ' checked' : ''}>`
  return tag('li', `${box}<div>${inner(node)}</div>`, { class: 'task-item' })
}

const span = (node: DocNode, name: string): number | null => {
  const value = numberAttr(node, name) ?? 1
  return Number.isInteger(value) && value > 1 && value <= 64 ? value : null
}

const cell =
  (name: 'td' | 'th') =>
  (node: DocNode): string => {
    const align = textAttr(node, 'align')
    const known = align !== null && ['left', 'center', 'right'].includes(align)
    return tag(name, inner(node), {
      colspan: span(node, 'colspan'),
      rowspan: span(node, 'rowspan'),
      class: known ? `align-${align}` : null,
    })
  }

const image = (node: DocNode): string => {
  const src = assetSrc(textAttr(node, 'src'))
  const alt = textAttr(node, 'alt') ?? ''
  if (src !== null) {
    const width = imageWidth(attrOf(node, 'width'))
    return `<img src="${src}" alt="${escapeHtml(alt)}"${width ? ` width="${width}"` : ''}>`
  }
  const source = tag('span', escapeHtml(alt || (textAttr(node, 'blockedSrc') ?? '')))
  const note = tag('span', 'Picture from elsewhere, not loaded', { class: 'blocked-image-note' })
  return tag('div', note + source, { class: 'blocked-image' })
}

const block =
  (name: string) =>
  (node: DocNode): string =>
    tag(name, inner(node))

const nodeWriters: Readonly<Record<string, (node: DocNode) => string>> = {
  doc: inner,
  paragraph: block('p'),
  heading,
  blockquote: block('blockquote'),
  codeBlock: (node) => tag('pre', tag('code', inner(node))),
  horizontalRule: () => '<hr>',
  hardBreak: () => '<br>',
  bulletList: block('ul'),
  orderedList,
  listItem: block('li'),
  taskList: (node) => tag('ul', inner(node), { class: 'task-list' }),
  taskItem,
  table: (node) => tag('div', tag('table', tag('tbody', inner(node))), { class: 'tableWrapper' }),
  tableRow: block('tr'),
  tableHeader: cell('th'),
  tableCell: cell('td'),
  image,
}

/**
 * Static HTML of a document, built from escaped text only: no script, no style, no address that
 * `safeHref` or `assetSrc` refuses. A node of a newer language shows what it holds.
 */
export const toHtml = (node: DocNode): string => {
  if (node.text !== undefined) {
    return (node.marks ?? []).toReversed().reduce(marked, escapeHtml(node.text))
  }
  const write = nodeWriters[node.type]
  return write ? write(node) : tag('div', inner(node), { 'data-unknown-node': node.type })
}
