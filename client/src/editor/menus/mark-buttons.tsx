import { IconLink } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { askForLink } from './link.ts'
import { activeMarks, formats } from './marks.ts'
import { ToolButton } from './tool-button.tsx'
import { isInCodeBlock } from './where.ts'

/** Bold to highlight, and the link; idle in code, where none of them means anything. */
export const MarkButtons = ({ editor }: { readonly editor: Editor }) => {
  const { marks, idle } = useEditorState({
    editor,
    selector: () => ({ marks: activeMarks(editor.state), idle: isInCodeBlock(editor.state) }),
  })
  return (
    <>
      {formats.map((format) => (
        <ToolButton
          key={format.mark}
          label={format.title}
          icon={format.icon}
          shortcut={format.shortcut}
          pressed={marks.includes(format.mark)}
          idle={idle}
          onClick={() => editor.chain().focus().toggleMark(format.mark).run()}
        />
      ))}
      <ToolButton
        label="Link"
        icon={IconLink}
        shortcut="Mod-k"
        pressed={marks.includes('link')}
        idle={idle}
        onClick={() => askForLink(editor)}
      />
    </>
  )
}
