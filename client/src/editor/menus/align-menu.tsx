import type { Alignment } from '@chapterhouse/shared/editor/align'
import { alignmentOf } from '@chapterhouse/shared/editor/align'
import { type ParagraphStyle, paragraphStyleOf } from '@chapterhouse/shared/editor/blocks/paragraph'
import {
  type Icon,
  IconAlignCenter,
  IconAlignJustified,
  IconAlignLeft,
  IconAlignRight,
} from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { useEditorState } from '@tiptap/react'
import { t } from '../../messages/t.ts'
import { Menu } from '../../ui/menu.tsx'
import { setAlignment } from './alignment.ts'
import { keysShown } from './shortcut.ts'
import { ToolButton } from './tool-button.tsx'

interface Side {
  readonly align: Alignment | null
  readonly title: string
  readonly icon: Icon
  readonly shortcut: string
}

/** Where lines can stand; the first is where their script begins. */
const sides: readonly Side[] = [
  { align: null, title: t('At the start'), icon: IconAlignLeft, shortcut: 'Mod-Shift-l' },
  { align: 'center', title: t('Centred'), icon: IconAlignCenter, shortcut: 'Mod-Shift-e' },
  { align: 'right', title: t('At the end'), icon: IconAlignRight, shortcut: 'Mod-Shift-r' },
  { align: 'justify', title: t('Justified'), icon: IconAlignJustified, shortcut: 'Mod-Shift-j' },
]

/** How a paragraph can be set. */
const styles: readonly { readonly style: ParagraphStyle | null; readonly title: string }[] = [
  { style: null, title: t('Text') },
  { style: 'lead', title: t('Opening') },
  { style: 'small', title: t('Small print') },
  { style: 'verse', title: t('Verse') },
]

const hereOf = ({ selection: { $from } }: EditorState) => ({
  align: alignmentOf($from.parent.attrs.align),
  style: paragraphStyleOf($from.parent.attrs.style),
  isParagraph: $from.parent.type.name === 'paragraph',
})

/** Where the lines of a block stand, and how its paragraph is set. */
export const AlignMenu = ({
  editor,
  idle,
}: {
  readonly editor: Editor
  readonly idle: boolean
}) => {
  const here = useEditorState({ editor, selector: () => hereOf(editor.state) })
  const side = sides.find(({ align }) => align === here.align)
  return (
    <Menu
      label={t('Alignment and style')}
      align="start"
      choices={[
        ...sides.map(({ align, title, icon: Shape, shortcut }) => ({
          label: title,
          icon: <Shape size={17} stroke={1.75} aria-hidden="true" />,
          checked: align === here.align,
          hint: keysShown(shortcut),
          act: () => void editor.chain().focus().command(setAlignment(align)).run(),
        })),
        ...(here.isParagraph ? styles : []).map(({ style, title }) => ({
          label: title,
          checked: style === here.style,
          act: () => void editor.chain().focus().setParagraphStyle(style).run(),
        })),
      ]}
      button={
        <ToolButton
          label={t('Alignment and style')}
          icon={side?.icon ?? IconAlignLeft}
          idle={idle}
        />
      }
    />
  )
}
