import type { Editor } from '@tiptap/core'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { canJoin, canSplit } from '@tiptap/pm/transform'
import fc from 'fast-check'

/** One thing a person does; numbers are taken modulo what there is. */
export interface Act {
  readonly kind: string
  readonly at: number
  readonly length: number
  readonly pick: number
}

type Doing = (editor: Editor, act: Act) => void

/** No hand puts a caret inside a surrogate pair, and Yjs survives none that does. */
const wholeCharacter = (doc: Node, at: number): number => {
  const before = at > 0 ? doc.textBetween(at - 1, at, ' ', ' ') : ''
  return /[\ud800-\udbff]$/.test(before) ? at + 1 : at
}

const placeIn = (doc: Node, at: number): number => wholeCharacter(doc, at % (doc.content.size + 1))

const stretchOf = (doc: Node, { at, length }: Act): [from: number, to: number] => {
  const from = placeIn(doc, at)
  return [from, wholeCharacter(doc, Math.min(doc.content.size, from + length))]
}

/** A place in a text block, near the one asked for. */
const textPlace = (doc: Node, at: number): number | null => {
  const { $from } = TextSelection.near(doc.resolve(placeIn(doc, at)))
  return $from.parent.inlineContent ? wholeCharacter(doc, $from.pos) : null
}

const change = (editor: Editor, make: (tr: Transaction) => unknown): void => {
  const { tr } = editor.state
  try {
    make(tr)
  } catch (error) {
    // ProseMirror allows a join it then refuses.
    if (!(error instanceof Error && error.name === 'TransformError')) throw error
    return
  }
  if (tr.docChanged || tr.selectionSet) editor.view.dispatch(tr)
}

const words = ['a', 'aa', 'word ', 'é漢', '🐢', '🐣', ' and ', 'x']
const markNames = ['bold', 'italic', 'strike', 'code', 'link', 'highlight']

const type: Doing = (editor, { at, pick }) =>
  change(editor, (tr) => {
    const place = textPlace(tr.doc, at)
    if (place === null) return
    tr.setSelection(TextSelection.create(tr.doc, place))
    tr.insertText(words[pick % words.length] ?? 'a')
  })

const erase: Doing = (editor, act) =>
  change(editor, (tr) => tr.deleteRange(...stretchOf(tr.doc, act)))

const mark: Doing = (editor, act) =>
  change(editor, (tr) => {
    const name = markNames[act.pick % markNames.length] ?? 'bold'
    const attrs = name === 'link' ? { href: act.length % 2 ? 'https://a.b' : '/x' } : {}
    const [from, to] = stretchOf(tr.doc, act)
    tr.addMark(from, to, editor.schema.mark(name, attrs))
  })

const unmark: Doing = (editor, act) =>
  change(editor, (tr) => tr.removeMark(...stretchOf(tr.doc, act)))

const split: Doing = (editor, { at }) =>
  change(editor, (tr) => {
    const place = textPlace(tr.doc, at)
    if (place !== null && canSplit(tr.doc, place)) tr.split(place)
  })

const join: Doing = (editor, { at }) =>
  change(editor, (tr) => {
    const $at = tr.doc.resolve(placeIn(tr.doc, at))
    const before = $at.depth > 0 ? $at.before() : 0
    if (before > 0 && canJoin(tr.doc, before)) tr.join(before)
  })

const breakLine: Doing = (editor, { at }) =>
  change(editor, (tr) => {
    const place = textPlace(tr.doc, at)
    const { hardBreak } = editor.schema.nodes
    if (place === null || !hardBreak) return
    if (tr.doc.resolve(place).parent.type.contentMatch.matchType(hardBreak))
      tr.insert(place, hardBreak.create())
  })

/** Takes a block from one place to another, as dragging it does. */
const move: Doing = (editor, { at, length }) =>
  change(editor, (tr) => {
    const { doc } = tr
    if (doc.childCount < 2) return
    const [from, to] = [at % doc.childCount, length % doc.childCount]
    const starts = doc.children.map((_, index) => sizeBefore(doc, index))
    const node = doc.child(from)
    tr.delete(starts[from] ?? 0, (starts[from] ?? 0) + node.nodeSize)
    tr.insert(tr.mapping.map(starts[to] ?? 0), node)
  })

const sizeBefore = (doc: Node, index: number): number =>
  doc.children.slice(0, index).reduce((sum, node) => sum + node.nodeSize, 0)

/** Copies some of the text to another place. */
const paste: Doing = (editor, act) =>
  change(editor, (tr) => {
    const [from, to] = stretchOf(tr.doc, { ...act, length: act.length * 3 })
    const slice = tr.doc.slice(from, to)
    const place = placeIn(tr.doc, act.pick * 7)
    tr.replaceRange(place, place, slice)
  })

const replaceAll: Doing = (editor, { at, pick }) =>
  change(editor, (tr) => {
    if (at % 4 > 0) return
    const text = editor.schema.text(words[pick % words.length] ?? 'a')
    const paragraph = editor.schema.node('paragraph', null, text)
    tr.replace(0, tr.doc.content.size, new Slice(Fragment.from(paragraph), 0, 0))
  })

const commands: readonly ((editor: Editor) => boolean)[] = [
  (editor) => editor.commands.toggleBulletList(),
  (editor) => editor.commands.toggleOrderedList(),
  (editor) => editor.commands.toggleTaskList(),
  (editor) => editor.commands.toggleBlockquote(),
  (editor) => editor.commands.toggleCodeBlock(),
  (editor) => editor.commands.setHeading({ level: 2 }),
  (editor) => editor.commands.setHeading({ level: 3 }),
  (editor) => editor.commands.sinkListItem('listItem'),
  (editor) => editor.commands.liftListItem('listItem'),
  (editor) => editor.commands.splitListItem('listItem'),
  (editor) => editor.commands.insertTable({ rows: 2, cols: 2 }),
  (editor) => editor.commands.addRowAfter(),
  (editor) => editor.commands.addColumnBefore(),
  (editor) => editor.commands.deleteRow(),
  (editor) => editor.commands.deleteColumn(),
  (editor) => editor.commands.toggleHeaderRow(),
  (editor) => editor.commands.setHorizontalRule(),
  (editor) => editor.commands.lift('blockquote'),
]

/** Puts the caret somewhere and runs a command of the editor there. */
const command: Doing = (editor, act) => {
  const [from, to] = stretchOf(editor.state.doc, act)
  editor.commands.setTextSelection({ from, to })
  commands[act.pick % commands.length]?.(editor)
}

const select: Doing = (editor, act) =>
  change(editor, (tr) => {
    const [from, to] = stretchOf(tr.doc, act)
    const node = tr.doc.nodeAt(from)
    const isThing = node && act.pick % 3 === 0 && NodeSelection.isSelectable(node) && !node.isText
    if (isThing) tr.setSelection(NodeSelection.create(tr.doc, from))
    else tr.setSelection(TextSelection.between(tr.doc.resolve(from), tr.doc.resolve(to)))
  })

export const doings: Readonly<Record<string, Doing>> = {
  type,
  erase,
  mark,
  unmark,
  split,
  join,
  breakLine,
  move,
  paste,
  replaceAll,
  command,
  select,
  undo: (editor) => editor.commands.undo(),
  redo: (editor) => editor.commands.redo(),
}

export const actOf = (...kinds: readonly string[]): fc.Arbitrary<Act> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    at: fc.nat(3_000),
    length: fc.nat(25),
    pick: fc.nat(200),
  })

/** Everything people do to a text; typing most of all. */
export const anyAct = actOf('type', 'type', 'type', ...Object.keys(doings))

export const perform = (editor: Editor, act: Act): void => doings[act.kind]?.(editor, act)
