import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { t } from '../../messages/t.ts'
import styles from './image-upload.module.css'

/** A picture on its way: where it will stand, and how to send it back. */
export interface Placeholder {
  readonly id: number
  readonly at: number
  readonly name: string
  readonly cancel: () => void
}

type Change = { readonly add: Placeholder } | { readonly remove: number }

const key = new PluginKey<readonly Placeholder[]>('imagePlaceholders')

/** Shows a place in the text for something on its way; nobody else sees it. */
export const addPlaceholder = (tr: Transaction, one: Placeholder): Transaction =>
  tr.setMeta(key, { add: one } satisfies Change)

/** Takes the place away again, whether or not anything came. */
export const removePlaceholder = (tr: Transaction, id: number): Transaction =>
  tr.setMeta(key, { remove: id } satisfies Change)

/** The placeholder of this id, where it stands by now. */
export const placeholder = (state: EditorState, id: number): Placeholder | undefined =>
  key.getState(state)?.find((one) => one.id === id)

/**
 * The place between two blocks for a picture meant for this position: before an empty block, so
 * that one can write on below it, else after the block.
 */
export const placeFor = ({ doc }: Pick<EditorState, 'doc'>, wanted: number): number => {
  const $at = doc.resolve(Math.min(wanted, doc.content.size))
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    const parent = $at.node(depth - 1)
    const index = $at.index(depth - 1)
    const isEmpty = $at.node(depth).isTextblock && $at.node(depth).content.size === 0
    const image = doc.type.schema.nodes.image
    const slot = isEmpty ? index : index + 1
    if (!$at.node(depth).isTextblock && canStandAt($at.node(depth), $at.index(depth)))
      return $at.pos
    if (image && parent.canReplaceWith(slot, slot, image)) {
      return isEmpty ? $at.before(depth) : $at.after(depth)
    }
  }
  return $at.depth === 0 ? $at.pos : doc.content.size
}

const canStandAt = (parent: Node, index: number): boolean => {
  const image = parent.type.schema.nodes.image
  return image !== undefined && parent.canReplaceWith(index, index, image)
}

const draw =
  ({ name, cancel }: Placeholder) =>
  () => {
    const box = document.createElement('div')
    box.className = styles.placeholder ?? ''
    box.contentEditable = 'false'
    const words = document.createElement('span')
    words.className = styles.name ?? ''
    words.textContent = t('Adding {name}', { name })
    words.setAttribute('role', 'status')
    const button = document.createElement('button')
    button.type = 'button'
    button.className = styles.cancel ?? ''
    button.textContent = t('Cancel')
    button.addEventListener('click', cancel)
    const track = document.createElement('div')
    track.className = styles.track ?? ''
    box.append(words, button, track)
    return box
  }

const after = (list: readonly Placeholder[], tr: Transaction): readonly Placeholder[] => {
  const change = tr.getMeta(key) as Change | undefined
  const mapping = tr.docChanged && list.length > 0 ? tr.mapping : null
  const moved = mapping ? list.map((one) => ({ ...one, at: mapping.map(one.at, 1) })) : list
  if (!change) return moved
  return 'add' in change ? [...moved, change.add] : moved.filter((one) => one.id !== change.remove)
}

/** Shows the pictures on their way. They are no part of the document, so nobody else sees them. */
export const placeholders = () =>
  new Plugin<readonly Placeholder[]>({
    key,
    state: { init: () => [], apply: (tr, list) => after(list, tr) },
    props: {
      decorations: (state) => {
        const list = key.getState(state) ?? []
        if (list.length === 0) return DecorationSet.empty
        const widgets = list.map((one) => {
          const spec = { key: `image-${one.id}`, side: -1_000 + one.id, stopEvent: () => true }
          return Decoration.widget(one.at, draw(one), spec)
        })
        return DecorationSet.create(state.doc, widgets)
      },
    },
  })
