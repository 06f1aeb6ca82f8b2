import type { Editor } from '@tiptap/core'
import type { Node, Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { tn } from '../../messages/t.ts'
import { toast } from '../../ui/toast.ts'
import { uploadsOf } from '../menus/images.ts'
import { filesFor, pastedNumber, type Taken } from './pictures.ts'

const numberOf = (node: Node): number | null =>
  node.type.name === 'image' ? pastedNumber(node.attrs.blockedSrc) : null

/** Whether pasted content holds signs of pictures that must be uploaded. */
export const hasPictures = (slice: Slice): boolean => {
  let has = false
  slice.content.descendants((node) => {
    has ||= numberOf(node) !== null
    return !has
  })
  return has
}

/** As the editor itself puts in what is pasted. */
const putSlice = (tr: Transaction, slice: Slice): Transaction => {
  const isWhole = slice.openStart === 0 && slice.openEnd === 0 && slice.content.childCount === 1
  const only = isWhole ? slice.content.firstChild : null
  return (only ? tr.replaceSelectionWith(only, false) : tr.replaceSelection(slice))
    .setMeta('paste', true)
    .scrollIntoView()
}

interface Place {
  readonly number: number
  at: number
}

const signsIn = (doc: Node): Place[] => {
  const places: Place[] = []
  doc.descendants((node, at) => {
    const number = numberOf(node)
    if (number !== null) places.push({ number, at })
    return !node.isTextblock
  })
  return places
}

/** Takes the signs out again before anybody sees them; answers where they were. */
const takeSigns = (tr: Transaction): readonly Place[] => {
  const places = signsIn(tr.doc)
  const paragraph = tr.doc.type.schema.nodes.paragraph
  for (const place of places.toReversed()) {
    const { parent } = tr.doc.resolve(place.at)
    const steps = tr.mapping.maps.length
    if (parent.childCount === 1 && paragraph) {
      tr.replaceWith(place.at, place.at + 1, paragraph.create())
    } else tr.delete(place.at, place.at + 1)
    const since = tr.mapping.slice(steps)
    for (const later of places) if (later.at > place.at) later.at = since.map(later.at)
  }
  return places
}

const tellOfLost = (lost: number): void => {
  if (lost === 0) return
  toast(
    tn(lost, [
      'A picture did not come along: the other program kept it to itself. Drop the file here.',
      '{n} pictures did not come along: the other program kept them to itself. Drop the files here.',
    ]),
  )
}

const picturesOf = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'))

/** Puts in what was pasted, and sends the pictures that came along to the page's uploads. */
export const insertWithPictures = (
  editor: Editor,
  slice: Slice,
  from: { readonly taken: readonly Taken[]; readonly data: DataTransfer | null },
): void => {
  const tr = putSlice(editor.state.tr, slice)
  const places = takeSigns(tr)
  editor.view.dispatch(tr)
  const { data } = from
  const clipboard = { rtf: data?.getData('text/rtf') ?? '', files: picturesOf(data) }
  const files = filesFor(from.taken, clipboard)
  const uploads = uploadsOf(editor)
  for (const { number, at } of places) {
    const file = files[number]
    if (file) uploads?.add([file], at)
  }
  tellOfLost(places.filter(({ number }) => !files[number]).length)
}
