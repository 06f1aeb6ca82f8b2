import { maxListStart } from '../blocks/list.ts'
import { type DocNode, numberAttr } from '../node.ts'
import type { HtmlWriter, HtmlWriters, Setting } from './setting.ts'
import { tag } from './tag.ts'

/** What a block makes of its content. */
export type Inner = (node: DocNode, setting: Setting) => string

const orderedList =
  (inner: Inner): HtmlWriter =>
  (node, setting) => {
    const start = numberAttr(node, 'start') ?? 1
    const shown = Number.isInteger(start) && start >= 0 && start <= maxListStart && start !== 1
    return tag('ol', inner(node, setting), { start: shown ? start : null })
  }

const taskItem =
  (inner: Inner): HtmlWriter =>
  (node, setting) => {
    const checked = node.attrs?.checked === true
    const box = `<input type="checkbox" aria-label="Done" disabled${checked ? ' checked' : ''}>`
    return tag('li', `${box}<div>${inner(node, setting)}</div>`, { class: 'task-item' })
  }

/** Writers of lists, around what `inner` makes of their items. */
export const listWriters = (inner: Inner): HtmlWriters => ({
  bulletList: (node, setting) => tag('ul', inner(node, setting)),
  orderedList: orderedList(inner),
  listItem: (node, setting) => tag('li', inner(node, setting)),
  taskList: (node, setting) => tag('ul', inner(node, setting), { class: 'task-list' }),
  taskItem: taskItem(inner),
})
