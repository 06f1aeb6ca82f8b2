import { IconLink } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { t } from '../../messages/t.ts'
import { AlignMenu } from './align-menu.tsx'
import { HighlightMenu, TextColorMenu } from './color-menu.tsx'
import { askForLink } from './link.ts'
import { activeMarks, type Format, formats, rareFormats } from './marks.ts'
import { ToolButton } from './tool-button.tsx'
import { isInCodeBlock } from './where.ts'

interface FormatButtonsProps {
  readonly editor: Editor
  readonly all: readonly Format[]
  readonly on: readonly string[]
  readonly idle: boolean
}

const FormatButtons = ({ editor, all, on, idle }: FormatButtonsProps) =>
  all.map(({ mark, title, icon, shortcut }) => (
    <ToolButton
      key={mark}
      label={title}
      icon={icon}
      shortcut={shortcut}
      pressed={on.includes(mark)}
      idle={idle}
      onClick={() => editor.chain().focus().toggleMark(mark).run()}
    />
  ))

/** Bold to alignment; idle in code, where none of them means anything. */
export const MarkButtons = ({ editor }: { readonly editor: Editor }) => {
  const { marks, idle } = useEditorState({
    editor,
    selector: () => ({ marks: activeMarks(editor.state), idle: isInCodeBlock(editor.state) }),
  })
  return (
    <>
      <FormatButtons editor={editor} all={formats} on={marks} idle={idle} />
      <ToolButton
        label={t('Link')}
        icon={IconLink}
        shortcut="Mod-k"
        pressed={marks.includes('link')}
        idle={idle}
        onClick={() => askForLink(editor)}
      />
      <HighlightMenu editor={editor} idle={idle} />
      <TextColorMenu editor={editor} idle={idle} />
      <AlignMenu editor={editor} idle={idle} />
      <FormatButtons editor={editor} all={rareFormats} on={marks} idle={idle} />
    </>
  )
}
