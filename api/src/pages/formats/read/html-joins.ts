import type { DocNode } from '@chapterhouse/shared/editor/node'
import { plainText } from '../walk.ts'
import type { HtmlElement } from './html-tree.ts'

/** A paragraph of words on the picture before it, until it is known whether there is one. */
export const captionType = 'caption'

/** A block with the one after it, where the two are one: lists of boxes, a picture and its caption. */
const joinedWith = (last: DocNode | undefined, next: DocNode): DocNode | null => {
  if (last?.type === 'tableOfContents' && next.type === 'tableOfContents') return last
  if (last?.type === 'taskList' && next.type === 'taskList') {
    return { type: 'taskList', content: [...(last.content ?? []), ...(next.content ?? [])] }
  }
  if (last?.type !== 'image' || next.type !== captionType || last.attrs?.title) return null
  const title = plainText(next)
  return title.length <= 500 ? { ...last, attrs: { ...last.attrs, title } } : null
}

/** Blocks as they belong together. */
export const joinNeighbours = (blocks: readonly DocNode[]): DocNode[] => {
  const joined: DocNode[] = []
  for (const one of blocks) {
    const whole = joinedWith(joined.at(-1), one)
    if (whole) joined.splice(-1, 1, whole)
    else joined.push(one.type === captionType ? { ...one, type: 'paragraph' } : one)
  }
  return joined
}

/** Google Docs writes every depth of a list as a list of its own, and says the depth in its name. */
export const listDepth = ({ attributes }: HtmlElement): number =>
  Number(/\blst-kix_\w+-(\d)\b/.exec(attributes.get('class') ?? '')?.[1] ?? 0)

const isList = (node: DocNode | undefined): node is DocNode =>
  node !== undefined && /^(bulletList|orderedList|taskList)$/.test(node.type)

/** The list put into the last item of the one before it, as deep as it says; null when there is none. */
export const nestInto = (
  before: DocNode | undefined,
  list: DocNode,
  depth: number,
): DocNode | null => {
  if (!isList(before) || depth < 1) return null
  const items = before.content ?? []
  const item = items.at(-1)
  if (!item) return null
  const inside = item.content ?? []
  const deeper = depth > 1 ? nestInto(inside.at(-1), list, depth - 1) : null
  const content = deeper ? [...inside.slice(0, -1), deeper] : [...inside, list]
  return { ...before, content: [...items.slice(0, -1), { ...item, content }] }
}
