import { type Editor, Extension } from '@tiptap/core'
import { type EditorState, Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { onThisDevice } from '../../kernel/on-this-device.ts'
import { tn } from '../../messages/t.ts'
import { type Folds, foldableAt, foldKey, isFolded, nextFolds, sectionBelow } from './folds.ts'
import { headingsOf } from './headings.ts'

const keyOf = (pageId: string) => `chapterhouse.folds.${pageId}`

const storedFolds = (pageId: string): readonly string[] => {
  const ids = onThisDevice.read(keyOf(pageId))
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}

const keep = (pageId: string, { doc }: EditorState, folds: Folds): void => {
  const ids = headingsOf(doc).filter(({ at }) => folds.at.includes(at))
  onThisDevice.write(keyOf(pageId), ids.length > 0 ? ids.map(({ id }) => id) : null)
}

/** Folds what is below a heading, or shows it again. */
export const toggleFold = (editor: Editor, at: number): void => {
  if (!isFolded(editor.state, at) && sectionBelow(editor.state.doc, at) === null) return
  editor.view.dispatch(editor.state.tr.setMeta(foldKey, at).setMeta('addToHistory', false))
}

const toggleHere = (editor: Editor): boolean => {
  const at = foldableAt(editor.state.doc, editor.state.selection.from)
  if (at !== null) toggleFold(editor, at)
  return at !== null
}

const opener = (editor: Editor, at: number, blocks: number): HTMLElement => {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'unfold'
  button.contentEditable = 'false'
  button.textContent = '…'
  button.title = tn(blocks, ['Show {n} folded block', 'Show {n} folded blocks'])
  button.setAttribute('aria-label', button.title)
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', () => toggleFold(editor, at))
  return button
}

const folded = (editor: Editor, { doc }: EditorState, at: number): Decoration[] => {
  const range = sectionBelow(doc, at)
  if (!range) return []
  const hidden: Decoration[] = []
  let from = range.from
  for (const block of doc.slice(range.from, range.to).content.content) {
    hidden.push(Decoration.node(from, from + block.nodeSize, { 'data-folded-away': '' }))
    from += block.nodeSize
  }
  const show = () => opener(editor, at, hidden.length)
  const key = `unfold ${at} ${hidden.length}`
  return [...hidden, Decoration.widget(range.from - 1, show, { key, side: 1 })]
}

const drawn = (editor: Editor, state: EditorState): DecorationSet | null => {
  const at = foldKey.getState(state)?.at ?? []
  if (at.length === 0) return null
  return DecorationSet.create(
    state.doc,
    at.flatMap((one) => folded(editor, state, one)),
  )
}

const foldPlugin = (editor: Editor, pageId: string) =>
  new Plugin<Folds>({
    key: foldKey,
    state: {
      init: () => ({ at: [], awaited: storedFolds(pageId) }),
      apply: nextFolds,
    },
    props: { decorations: (state) => drawn(editor, state) },
    view: () => ({
      update: ({ state }, before) => {
        const folds = foldKey.getState(state)
        const isOther = folds && folds.at.length !== foldKey.getState(before)?.at.length
        if (isOther && folds.awaited.length === 0) keep(pageId, state, folds)
      },
    }),
  })

/** Headings that fold what is below them: each reader's own matter, kept on this device. */
export const foldingOf = (pageId: string) =>
  Extension.create({
    name: 'folding',
    addKeyboardShortcuts() {
      return { 'Alt-Shift-f': () => toggleHere(this.editor) }
    },
    addProseMirrorPlugins() {
      return [foldPlugin(this.editor, pageId)]
    },
  })
