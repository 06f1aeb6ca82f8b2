import { type DocNode, numberAttr, textAttr } from '../node.ts'
import type { Inner } from './lists.ts'
import type { HtmlWriter, HtmlWriters } from './setting.ts'
import { tag } from './tag.ts'

const span = (node: DocNode, name: string): number | null => {
  const value = numberAttr(node, name) ?? 1
  return Number.isInteger(value) && value > 1 && value <= 64 ? value : null
}

const cell =
  (name: 'td' | 'th', inner: Inner): HtmlWriter =>
  (node, setting) => {
    const align = textAttr(node, 'align')
    const known = align !== null && ['left', 'center', 'right'].includes(align)
    return tag(name, inner(node, setting), {
      colspan: span(node, 'colspan'),
      rowspan: span(node, 'rowspan'),
      class: known ? `align-${align}` : null,
    })
  }

/** Writers of tables, around what `inner` makes of their cells. */
export const tableWriters = (inner: Inner): HtmlWriters => ({
  table: (node, setting) =>
    tag('div', tag('table', tag('tbody', inner(node, setting))), { class: 'tableWrapper' }),
  tableRow: (node, setting) => tag('tr', inner(node, setting)),
  tableHeader: cell('th', inner),
  tableCell: cell('td', inner),
})
