import { BulletList } from '@tiptap/extension-list/bullet-list'
import { ListItem } from '@tiptap/extension-list/item'
import { ListKeymap } from '@tiptap/extension-list/keymap'
import { OrderedList } from '@tiptap/extension-list/ordered-list'
import { TaskItem } from '@tiptap/extension-list/task-item'
import { TaskList } from '@tiptap/extension-list/task-list'
import { integer, oneOf } from '../attribute.ts'

/** The highest number CommonMark allows (nine digits). */
export const maxListStart = 999_999_999

const startOf = (element: { getAttribute(name: string): string | null }): number => {
  const start = Number.parseInt(element.getAttribute('start') ?? '1', 10)
  return start >= 0 && start <= maxListStart ? start : 1
}

/**
 * Items hold any blocks: a stricter rule ("paragraph first") would make a merge of two honest
 * edits invalid, and the binding deletes what is invalid.
 */
export const lists = [
  BulletList,
  OrderedList.extend({
    addAttributes: () => ({
      start: { default: 1, parseHTML: startOf, validate: integer(0, maxListStart) },
    }),
  }),
  ListItem.extend({ content: 'block+' }),
  TaskList,
  TaskItem.extend({
    content: () => 'block+',
    addAttributes() {
      const { checked } = this.parent?.() ?? {}
      return { checked: { ...checked, default: false, validate: oneOf(true, false) } }
    },
  }).configure({ nested: true }),
  ListKeymap,
]
