import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model'
import { Selection, type Transaction } from '@tiptap/pm/state'
import { type BlockRange, isHolder, isItem, isList } from './unit.ts'

const itemOf: Readonly<Record<string, string>> = {
  bulletList: 'listItem',
  orderedList: 'listItem',
  taskList: 'taskItem',
}

/** The blocks of a range, in their order. */
export const blocksIn = (doc: Node, { from, to }: BlockRange): readonly Node[] =>
  doc.slice(from, to).content.content

/** The blocks as they can stand anywhere: items bring a list of the kind they come from. */
export const standing = (doc: Node, range: BlockRange): readonly Node[] => {
  const blocks = blocksIn(doc, range)
  const { parent } = doc.resolve(range.from)
  return isList(parent) ? [parent.copy(Fragment.from([...blocks]))] : blocks
}

const intoList = (list: Node, blocks: readonly Node[]): Node[] => {
  const type = list.type.schema.nodes[itemOf[list.type.name] ?? '']
  if (!type) return []
  return blocks.flatMap((block): Node[] => {
    if (block.type === type) return [block]
    if (isItem(block)) return [type.create(null, block.content)]
    return isList(block) ? intoList(list, block.children) : [type.create(null, block)]
  })
}

/** The blocks in the shape in which this place takes them; null if it takes none. */
const fitted = (doc: Node, range: BlockRange, $to: ResolvedPos): readonly Node[] | null => {
  const { parent } = $to
  if (!isHolder(parent)) return null
  const blocks = isList(parent) ? intoList(parent, blocksIn(doc, range)) : standing(doc, range)
  // Columns in columns would be slivers.
  if (parent.type.name === 'column' && blocks.some(({ type }) => type.name === 'columns'))
    return null
  const fits = parent.canReplace($to.index(), $to.index(), Fragment.from([...blocks]))
  return fits ? blocks : null
}

/** What has no meaning when it is empty, and goes with the last thing in it. */
const isHollow = (node: Node): boolean => isList(node) || node.type.name === 'blockquote'

/** With all around it that would be left empty. */
const withHollow = (doc: Node, { from, to }: BlockRange): BlockRange => {
  const $from = doc.resolve(from)
  const isAll = $from.depth > 0 && $from.start() === from && $from.end() === to
  if (!isAll || !isHollow($from.parent)) return { from, to }
  return withHollow(doc, { from: $from.before(), to: $from.after() })
}

/** Takes blocks away, and lists and quotes that lose all they had; a column keeps an empty line. */
export const removeBlocks = (tr: Transaction, range: BlockRange): Transaction => {
  const { from, to } = withHollow(tr.doc, range)
  const $from = tr.doc.resolve(from)
  const isAll = $from.start() === from && $from.end() === to
  const paragraph = tr.doc.type.schema.nodes.paragraph
  if (isAll && paragraph) tr.replaceWith(from, to, paragraph.create())
  else tr.delete(from, to)
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)), -1))
}

const insertAt = (tr: Transaction, at: number, blocks: readonly Node[]): BlockRange => {
  tr.insert(at, [...blocks])
  return { from: at, to: at + blocks.reduce((sum, { nodeSize }) => sum + nodeSize, 0) }
}

/** Whether blocks can go to this place at all. */
export const canMoveTo = (doc: Node, range: BlockRange, to: number): boolean =>
  (to < range.from || to > range.to) && fitted(doc, range, doc.resolve(to)) !== null

/**
 * Puts blocks to another place between blocks, as one change; answers where they are now, null if
 * the place does not take them. They are written anew there: what others write in them in the same
 * moment stays with those that go, so only what moves is touched, never what it passes.
 */
export const moveBlocks = (tr: Transaction, range: BlockRange, to: number): BlockRange | null => {
  const { doc } = tr
  if (!canMoveTo(doc, range, to)) return null
  const $to = doc.resolve(to)
  const blocks = fitted(doc, range, $to) ?? []
  const before = tr.mapping.maps.length
  removeBlocks(tr, range)
  const put = insertAt(tr, tr.mapping.slice(before).map(to), blocks)
  const broughtList = isList(doc.resolve(range.from).parent) && !isList($to.parent)
  return broughtList ? { from: put.from + 1, to: put.to - 1 } : put
}

/** Puts a copy of blocks below them; answers where the copy is. */
export const duplicateBlocks = (tr: Transaction, range: BlockRange): BlockRange =>
  insertAt(tr, range.to, blocksIn(tr.doc, range))

type Direction = 'up' | 'down'

const edge = ($pos: ResolvedPos, direction: Direction): number =>
  direction === 'up' ? $pos.before() : $pos.after()

const beyond = ($pos: ResolvedPos, direction: Direction): number | null => {
  const next = direction === 'up' ? $pos.nodeBefore : $pos.nodeAfter
  if (!next) return null
  return direction === 'up' ? $pos.pos - next.nodeSize : $pos.pos + next.nodeSize
}

/** The place one step on: past the neighbour, or out of what holds the blocks; null at the end of the page. */
export const stepFrom = (doc: Node, range: BlockRange, direction: Direction): number | null => {
  let $at = doc.resolve(direction === 'up' ? range.from : range.to)
  const past = beyond($at, direction)
  if (past !== null) return past
  while ($at.depth > 0) {
    const left = $at.parent
    $at = doc.resolve(edge($at, direction))
    // Out of a list one goes past what is beside it: just outside would look the same.
    const place = isList(left) && !isItem($at.parent) ? beyond($at, direction) : $at.pos
    if (place !== null && canMoveTo(doc, range, place)) return place
  }
  return null
}
