import { IconTrash } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { useEditorState } from '@tiptap/react'
import { type KeyboardEvent, useId } from 'react'
import { Bar } from './bar.tsx'
import { Floating } from './floating.tsx'
import styles from './image-menu.module.css'
import { ToolButton } from './tool-button.tsx'
import { useCalm } from './use-calm.ts'

interface Picture {
  readonly at: number
  readonly src: string | null
  readonly blockedSrc: string | null
  readonly alt: string
}

const pictureOf = ({ state, isEditable }: Editor): Picture | null => {
  const { selection } = state
  if (!isEditable || !(selection instanceof NodeSelection)) return null
  if (selection.node.type.name !== 'image') return null
  const { src, blockedSrc, alt } = selection.node.attrs
  return { at: selection.from, src, blockedSrc, alt: typeof alt === 'string' ? alt : '' }
}

/** Writes the description where the picture is by now; nothing if it is no longer there. */
const describe = (editor: Editor, { at, src, blockedSrc, alt }: Picture, words: string): void => {
  if (editor.isDestroyed || words === alt) return
  const node = editor.state.doc.nodeAt(at)
  const isSame =
    node?.type.name === 'image' && node.attrs.src === src && node.attrs.blockedSrc === blockedSrc
  if (isSame) editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'alt', words || null))
}

const longest = 2_000

const Description = ({ editor, picture }: { editor: Editor; picture: Picture }) => {
  const id = useId()
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    editor.view.focus()
  }
  return (
    <>
      <label className={styles.label} htmlFor={id}>
        Description
      </label>
      <input
        id={id}
        key={picture.alt}
        className={styles.field}
        maxLength={longest}
        defaultValue={picture.alt}
        placeholder="For those who cannot see it"
        onKeyDown={onKeyDown}
        onBlur={(event) => describe(editor, picture, event.currentTarget.value.trim())}
      />
    </>
  )
}

/** What can be said and done about the selected picture. */
export const ImageMenu = ({ editor }: { readonly editor: Editor }) => {
  const picture = useEditorState({ editor, selector: () => pictureOf(editor) })
  const isCalm = useCalm(editor)
  if (!picture || !isCalm) return null
  const rect = () => {
    const element = editor.view.nodeDOM(picture.at)
    return element instanceof HTMLElement ? element.getBoundingClientRect() : null
  }
  return (
    <Floating editor={editor} rect={rect} placement="bottom-start" docks>
      <Bar editor={editor} label="Picture" className={styles.bar}>
        <Description key={picture.src ?? picture.blockedSrc} editor={editor} picture={picture} />
        <ToolButton
          label="Remove the picture"
          icon={IconTrash}
          onClick={() => editor.chain().focus().deleteSelection().run()}
        />
      </Bar>
    </Floating>
  )
}
