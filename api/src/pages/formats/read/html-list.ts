import { maxListStart } from '@chapterhouse/shared/editor/blocks/list'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import type { HtmlElement } from './html-tree.ts'

/** A node of the document; without content or attributes it has none of them. */
export const block = (
  type: string,
  content: readonly DocNode[],
  attrs: Readonly<Record<string, unknown>> | null = null,
): DocNode => ({ type, ...(attrs ? { attrs } : {}), ...(content.length > 0 ? { content } : {}) })

/** Blocks where there must be some. */
export const filled = (content: readonly DocNode[]): readonly DocNode[] =>
  content.length > 0 ? content : [{ type: 'paragraph' }]

/** The box of an item that begins with one; its other blocks stay below it. */
const asTask = (content: readonly DocNode[]): DocNode | null => {
  const [first, ...rest] = content
  const item = first?.type === 'taskList' && first.content?.length === 1 ? first.content[0] : null
  if (!item) return null
  // A box that stands alone belongs to the block after it.
  const own = (item.content ?? []).filter((one) => one.content !== undefined)
  return { ...item, content: filled([...own, ...rest]) }
}

interface Segment {
  readonly tasks: boolean
  /** How many items came before. */
  readonly first: number
  readonly content: DocNode[]
}

/** A list, or several where items with and without boxes are mixed. */
const segments = (items: readonly (readonly DocNode[])[]): Segment[] => {
  const found: Segment[] = []
  items.forEach((item, first) => {
    const task = asTask(item)
    const node = task ?? block('listItem', filled(item))
    const last = found.at(-1)
    if (last?.tasks === (task !== null)) last.content.push(node)
    else found.push({ tasks: task !== null, first, content: [node] })
  })
  return found
}

/** The lists that the items of one list make; their numbers go on. */
export const listBlocks = (
  { tag, attributes }: HtmlElement,
  items: readonly (readonly DocNode[])[],
): DocNode[] => {
  const start = Number(attributes.get('start') ?? 1)
  const from = Number.isInteger(start) && start >= 0 && start <= maxListStart ? start : 1
  return segments(items).map(({ tasks, first, content }) => {
    if (tasks) return block('taskList', content)
    if (tag === 'ul') return block('bulletList', content)
    return block('orderedList', content, { start: Math.min(from + first, maxListStart) })
  })
}
