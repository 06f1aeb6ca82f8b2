import { getSchema } from '@chapterhouse/shared/editor/schema'
import { contentRoot } from '@chapterhouse/shared/sync/document'
import type { Node } from '@tiptap/pm/model'
import { canJoin, canSplit, Transform } from '@tiptap/pm/transform'
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap'
import type { Random } from '../harness/random.ts'
import type { Act } from '../harness/story.ts'
import type { Writer } from '../harness/writer.ts'

/** One change as the editor makes it: a ProseMirror transform, written back through its Yjs binding. */
const throughEditor = (writer: Pick<Writer, 'edit'>, change: (transform: Transform) => void) =>
  writer.edit((document) => {
    const content = document.getXmlFragment(contentRoot)
    const { doc, meta } = initProseMirrorDoc(content, getSchema())
    const transform = new Transform(doc)
    change(transform)
    if (transform.docChanged) updateYFragment(document, content, transform.doc, meta)
  })

/** A place between two characters of some text block; null while there is none. */
const somewhere = (doc: Node, random: Random): number | null => {
  const blocks: { readonly at: number; readonly size: number }[] = []
  doc.descendants((node, at) => {
    if (node.isTextblock) blocks.push({ at, size: node.content.size })
  })
  if (blocks.length === 0) return null
  const { at, size } = random.pick(blocks)
  return wholeCharacter(doc, at + 1 + random.below(size + 1))
}

// No caret stands inside a surrogate pair. Yjs does not survive one that does: the replica that
// splits the pair shows U+FFFD, the others still the character, for good.
const wholeCharacter = (doc: Node, at: number): number => {
  const before = at > 0 ? doc.textBetween(at - 1, at) : ''
  return /[\uD800-\uDBFF]$/.test(before) ? at + 1 : at
}

/** A place up to `longest` further on. */
const further = (doc: Node, from: number, longest: number): number =>
  wholeCharacter(doc, Math.min(doc.content.size, from + longest))

const words = ['river', 'stone', 'a', 'quiet', 'ünïcode', '🐢', 'the', 'line\u200d', 'Ω', 'and']

export const typeSomewhere: Act = (writer, random) =>
  throughEditor(writer, (transform) => {
    const at = somewhere(transform.doc, random)
    const text = getSchema().text(`${random.pick(words)} `)
    if (at === null) transform.insert(0, getSchema().node('paragraph', null, text))
    else transform.insert(at, text)
  })

export const deleteSomewhere: Act = (writer, random) =>
  throughEditor(writer, (transform) => {
    const from = somewhere(transform.doc, random)
    if (from === null) return
    const to = further(transform.doc, from, 1 + random.below(12))
    transform.delete(from, to)
  })

export const addMark: Act = (writer, random) =>
  throughEditor(writer, (transform) => {
    const from = somewhere(transform.doc, random)
    if (from === null) return
    const mark = getSchema().mark(random.pick(['bold', 'italic', 'strike', 'underline']))
    const to = further(transform.doc, from, 1 + random.below(15))
    if (random.chance(0.7)) transform.addMark(from, to, mark)
    else transform.removeMark(from, to, mark)
  })

export const splitBlock: Act = (writer, random) =>
  throughEditor(writer, (transform) => {
    const at = somewhere(transform.doc, random)
    if (at !== null && canSplit(transform.doc, at)) transform.split(at)
  })

export const joinBlocks: Act = (writer, random) =>
  throughEditor(writer, (transform) => {
    const at = somewhere(transform.doc, random)
    if (at === null) return
    const before = transform.doc.resolve(at).before()
    if (canJoin(transform.doc, before)) transform.join(before)
  })

export const changeBlockType: Act = (writer, random) =>
  throughEditor(writer, (transform) => {
    const at = somewhere(transform.doc, random)
    if (at === null) return
    const schema = getSchema()
    const { heading, paragraph } = schema.nodes
    if (!heading || !paragraph) return
    if (random.chance(0.5)) transform.setBlockType(at, at, heading, { level: 1 + random.below(4) })
    else transform.setBlockType(at, at, paragraph)
  })

export const cutAndPaste: Act = (writer, random) =>
  throughEditor(writer, (transform) => {
    const from = somewhere(transform.doc, random)
    if (from === null) return
    const end = further(transform.doc, from, 20)
    const slice = transform.doc.slice(from, end)
    transform.delete(from, end)
    const to = somewhere(transform.doc, random)
    if (to !== null) transform.replace(to, to, slice)
  })

/** Everything people do to a text. */
export const writing: readonly Act[] = [
  typeSomewhere,
  typeSomewhere,
  typeSomewhere,
  typeSomewhere,
  deleteSomewhere,
  addMark,
  splitBlock,
  joinBlocks,
  changeBlockType,
  cutAndPaste,
]
