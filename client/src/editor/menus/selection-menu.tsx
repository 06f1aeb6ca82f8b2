import { type Editor, posToDOMRect } from '@tiptap/core'
import { AllSelection, type EditorState, TextSelection } from '@tiptap/pm/state'
import { useEditorState } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { Bar, BarGap } from './bar.tsx'
import { BlockMenu } from './block-menu.tsx'
import { Floating } from './floating.tsx'
import { linkHere, onLinkAsked } from './link.ts'
import { LinkForm } from './link-form.tsx'
import { LinkPeek } from './link-peek.tsx'
import { MarkButtons } from './mark-buttons.tsx'
import { isNarrow } from './room.ts'
import { useCalm } from './use-calm.ts'
import { isInCodeBlock } from './where.ts'

interface Place {
  readonly kind: 'words' | 'link' | 'nothing'
  readonly from: number
  readonly to: number
  readonly href: string
}

const hasWords = ({ selection, doc }: EditorState): boolean =>
  (selection instanceof TextSelection || selection instanceof AllSelection) &&
  !selection.empty &&
  doc.textBetween(selection.from, Math.min(selection.to, selection.from + 500), ' ').trim() !== ''

/** What the selection calls for: formats for words, a look at the link under a resting caret. */
export const placeOf = (state: EditorState): Place => {
  const { from, to, empty } = state.selection
  const link = linkHere(state)
  const href = link?.href ?? ''
  if (isInCodeBlock(state)) return { kind: 'nothing', from, to, href: '' }
  if (hasWords(state)) return { kind: 'words', from, to, href }
  if (empty && link && link.from < from && from < link.to) return { kind: 'link', ...link }
  return { kind: 'nothing', from, to, href }
}

const Formats = ({ editor }: { readonly editor: Editor }) => (
  <Bar editor={editor} label="Format the selection">
    <BlockMenu editor={editor} />
    <BarGap />
    <MarkButtons editor={editor} />
  </Bar>
)

/** The bar beside selected words, and the little windows in which links are seen and set. */
export const SelectionMenu = ({ editor }: { readonly editor: Editor }) => {
  const place = useEditorState({ editor, selector: () => placeOf(editor.state) })
  const isEditable = useEditorState({ editor, selector: () => editor.isEditable })
  const [isEditing, setEditing] = useState(false)
  const isCalm = useCalm(editor)
  // At once: the next key pressed already belongs to the address.
  useEffect(() => onLinkAsked(editor, () => flushSync(() => setEditing(true))), [editor])
  const rect = () => {
    const { from, to } = isEditing ? editor.state.selection : placeOf(editor.state)
    return posToDOMRect(editor.view, from, to)
  }
  if (!isEditable) return null
  if (isEditing) {
    const close = () => {
      setEditing(false)
      editor.view.focus()
    }
    return (
      <Floating editor={editor} rect={rect} placement="bottom-start">
        <LinkForm
          editor={editor}
          href={place.href}
          onClose={close}
          onLeave={() => setEditing(false)}
        />
      </Floating>
    )
  }
  if (!isCalm || place.kind === 'nothing') return null
  // On a phone the toolbar has all of it, and the system's own bar stands by the selection.
  if (place.kind === 'words' && isNarrow()) return null
  return place.kind === 'words' ? (
    <Floating editor={editor} rect={rect} placement="top">
      <Formats editor={editor} />
    </Floating>
  ) : (
    <Floating editor={editor} rect={rect} placement="bottom-start">
      <LinkPeek editor={editor} href={place.href} />
    </Floating>
  )
}
