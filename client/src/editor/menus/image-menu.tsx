import {
  type ImageAlignment,
  imageAlignment,
  imageWidth,
} from '@chapterhouse/shared/editor/blocks/image'
import {
  IconArrowsHorizontal,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignRight,
  IconRectangle,
  IconSquare,
  IconTrash,
} from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { useEditorState } from '@tiptap/react'
import { type KeyboardEvent, useId } from 'react'
import { t } from '../../messages/t.ts'
import { Bar, BarGap } from './bar.tsx'
import { Floating } from './floating.tsx'
import styles from './image-menu.module.css'
import { ToolButton } from './tool-button.tsx'
import { useCalm } from './use-calm.ts'

interface Picture {
  readonly at: number
  readonly src: string | null
  readonly blockedSrc: string | null
  readonly alt: string
  readonly title: string
  readonly align: ImageAlignment
  readonly width: number | null
}

const wordsIn = (value: unknown): string => (typeof value === 'string' ? value : '')

const pictureOf = ({ state, isEditable }: Editor): Picture | null => {
  const { selection } = state
  if (!isEditable || !(selection instanceof NodeSelection)) return null
  if (selection.node.type.name !== 'image') return null
  const { src, blockedSrc, alt, title, align, width } = selection.node.attrs
  return {
    at: selection.from,
    src,
    blockedSrc,
    alt: wordsIn(alt),
    title: wordsIn(title),
    align: imageAlignment(align) ?? 'center',
    width: imageWidth(width),
  }
}

type Said = 'alt' | 'title'

/** Writes the words where the picture is by now; nothing if it is no longer there. */
const say = (editor: Editor, picture: Picture, [name, words]: readonly [Said, string]): void => {
  const { at, src, blockedSrc } = picture
  if (editor.isDestroyed || words === picture[name]) return
  const node = editor.state.doc.nodeAt(at)
  const isSame =
    node?.type.name === 'image' && node.attrs.src === src && node.attrs.blockedSrc === blockedSrc
  if (isSame) editor.view.dispatch(editor.state.tr.setNodeAttribute(at, name, words || null))
}

interface Field {
  readonly name: Said
  readonly label: string
  readonly hint: string
  readonly longest: number
}

const fields: readonly Field[] = [
  { name: 'title', label: t('Caption'), hint: t('Shown below it'), longest: 500 },
  { name: 'alt', label: t('Description'), hint: t('For those who cannot see it'), longest: 2_000 },
]

interface WordsProps {
  readonly editor: Editor
  readonly picture: Picture
  readonly field: Field
}

const Words = ({ editor, picture, field }: WordsProps) => {
  const id = useId()
  const { name, label, hint, longest } = field
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    editor.view.focus()
  }
  return (
    <div className={styles.line}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        key={picture[name]}
        className={styles.field}
        maxLength={longest}
        defaultValue={picture[name]}
        placeholder={hint}
        onKeyDown={onKeyDown}
        onBlur={(event) => say(editor, picture, [name, event.currentTarget.value.trim()])}
      />
    </div>
  )
}

const sides = [
  { align: 'left', label: t('At the start'), icon: IconLayoutAlignLeft },
  { align: 'center', label: t('In the middle'), icon: IconLayoutAlignCenter },
  { align: 'right', label: t('At the end'), icon: IconLayoutAlignRight },
] as const

/** Pixels of a small and a middle picture; the third has all the room there is. */
const sizes = [
  { width: 240, label: t('Small'), icon: IconSquare },
  { width: 480, label: t('Middle'), icon: IconRectangle },
  { width: null, label: t('As wide as it is'), icon: IconArrowsHorizontal },
] as const

const PlaceButtons = ({ editor, picture }: Omit<WordsProps, 'field'>) => {
  const set = (attributes: Record<string, unknown>) => () =>
    void editor.chain().focus().updateAttributes('image', attributes).run()
  return (
    <>
      {sides.map(({ align, label, icon }) => (
        <ToolButton
          key={align}
          label={label}
          icon={icon}
          pressed={picture.align === align}
          onClick={set({ align: align === 'center' ? null : align })}
        />
      ))}
      <BarGap />
      {sizes.map(({ width, label, icon }) => (
        <ToolButton
          key={label}
          label={label}
          icon={icon}
          pressed={picture.width === width}
          onClick={set({ width })}
        />
      ))}
      <BarGap />
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
      <Bar editor={editor} label={t('Picture')} className={styles.bar}>
        {fields.map((field) => (
          <Words
            key={`${field.name} ${picture.src ?? picture.blockedSrc}`}
            editor={editor}
            picture={picture}
            field={field}
          />
        ))}
        <div className={styles.line}>
          {picture.src === null ? null : <PlaceButtons editor={editor} picture={picture} />}
          <ToolButton
            label={t('Remove the picture')}
            icon={IconTrash}
            onClick={() => editor.chain().focus().deleteSelection().run()}
          />
        </div>
      </Bar>
    </Floating>
  )
}
