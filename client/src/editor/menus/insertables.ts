import type { Editor } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { blockInsertables } from './block-insertables.ts'
import { inlineInsertables } from './inline-insertables.ts'
import type { Insertable, InsertableId } from './insertable.ts'
import { mediaInsertables } from './media-insertables.ts'
import { listInsertables, textInsertables } from './text-insertables.ts'
import { isWithin } from './where.ts'

/** Everything that can be inserted, in the order it is offered. */
export const insertables: readonly Insertable[] = [
  ...textInsertables,
  ...listInsertables,
  ...blockInsertables,
  ...mediaInsertables,
  ...inlineInsertables,
  // Whatever language the titles are in, the English name finds it too.
].map((one) => ({ ...one, keywords: [...one.keywords, one.id.replaceAll('-', ' ')] }))

/** The one of this name; throws on a name that is none, which would be our mistake. */
export const insertable = (id: InsertableId): Insertable => {
  const found = insertables.find((one) => one.id === id)
  if (!found) throw new Error(`There is no insertable ${id}`)
  return found
}

/** What the block at the caret can become. */
export const turnables: readonly Insertable[] = insertables.filter((one) => one.turns)

/** The name of the block at the caret, as the narrowest thing that says something. */
export const blockHere = (state: EditorState): Insertable =>
  turnables.find((one) => one.id !== 'paragraph' && one.here(state)) ?? insertable('paragraph')

/** Extensions that some of it needs: a picture a place to go, a person a list to be found in. */
const needs: Partial<Record<InsertableId, string>> = {
  image: 'imageUploads',
  file: 'fileUploads',
  footnote: 'footnotes',
  'inline-formula': 'inlineFormulas',
  mention: 'suggest',
  'page-link': 'suggest',
  emoji: 'suggest',
}

/** What it may not stand in: a table inside a table helps nobody, a note holds no note. */
const barred: Partial<Record<InsertableId, readonly string[]>> = {
  table: ['table', 'footnote'],
  columns: ['columns', 'table', 'footnote'],
  footnote: ['footnote'],
}

/** Whether it can be offered here. */
export const isOffered = (editor: Editor, { id }: Insertable): boolean => {
  const need = needs[id]
  const has = ({ name }: { readonly name: string }) => name === need
  if (need && !editor.extensionManager.extensions.some(has)) return false
  return !(barred[id] ?? []).some((name) => isWithin(editor.state, name))
}

/** Puts it at the caret and gives the text the focus back. */
export const insert = (editor: Editor, id: InsertableId): boolean =>
  insertable(id).run(editor.chain().focus()).run()
