import { type Editor, posToDOMRect } from '@tiptap/core'
import { AllSelection, type EditorState, TextSelection } from '@tiptap/pm/state'
import { useEditorState } from '@tiptap/react'
import { t } from '../../messages/t.ts'
import { selectedBlocks } from '../blocks/block-selection.ts'
import { Bar, BarGap } from './bar.tsx'
import { BlockMenu } from './block-menu.tsx'
import { Floating } from './floating.tsx'
import { linkHere } from './link.ts'
import { LinkForm } from './link-form.tsx'
import { LinkPeek } from './link-peek.tsx'
import { MarkButtons } from './mark-buttons.tsx'
import { isNarrow } from './room.ts'
import { useCalm } from './use-calm.ts'
import type { LinkAsked } from './use-link-asked.ts'
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
  const isBlocks = selectedBlocks(state) !== null
  if (isBlocks || isInCodeBlock(state)) return { kind: 'nothing', from, to, href: '' }
  if (hasWords(state)) return { kind: 'words', from, to, href }
  if (empty && link && link.from < from && from < link.to) return { kind: 'link', ...link }
  return { kind: 'nothing', from, to, href }
}

const Formats = ({ editor }: { readonly editor: Editor }) => (
  <Bar editor={editor} label={t('Format the selection')}>
    <BlockMenu editor={editor} />
    <BarGap />
    <MarkButtons editor={editor} />
  </Bar>
)

interface LinkWindowProps {
  readonly editor: Editor
  readonly href: string
  readonly onClose: () => void
}

const rectOf = (editor: Editor, { from, to }: { from: number; to: number }): DOMRect =>
  posToDOMRect(editor.view, from, to)

/** The form for a link, beside the words that get it. */
const LinkWindow = ({ editor, href, onClose }: LinkWindowProps) => {
  const backToText = () => {
    onClose()
    editor.view.focus()
  }
  const rect = () => rectOf(editor, editor.state.selection)
  return (
    <Floating editor={editor} rect={rect} placement="bottom-start">
      <LinkForm editor={editor} href={href} onClose={backToText} onLeave={onClose} />
    </Floating>
  )
}

interface SelectionMenuProps {
  readonly editor: Editor
  readonly link: LinkAsked
}

/** The bar beside selected words, and the little windows in which links are seen and set. */
export const SelectionMenu = ({ editor, link }: SelectionMenuProps) => {
  const place = useEditorState({ editor, selector: () => placeOf(editor.state) })
  const isEditable = useEditorState({ editor, selector: () => editor.isEditable })
  const isCalm = useCalm(editor)
  if (!isEditable) return null
  if (link.isAsked) return <LinkWindow editor={editor} href={place.href} onClose={link.stop} />
  if (!isCalm || place.kind === 'nothing') return null
  // On a phone the toolbar has all of it, and the system's own bar stands by the selection.
  if (place.kind === 'words' && isNarrow()) return null
  const isWords = place.kind === 'words'
  // Asked anew each time: the words move while others write.
  const rect = () => rectOf(editor, placeOf(editor.state))
  return (
    <Floating
      key={place.kind}
      editor={editor}
      rect={rect}
      placement={isWords ? 'top' : 'bottom-start'}
    >
      {isWords ? <Formats editor={editor} /> : <LinkPeek editor={editor} href={place.href} />}
    </Floating>
  )
}
