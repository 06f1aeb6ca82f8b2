import { type Color, colorOf, colors } from '@chapterhouse/shared/editor/color'
import { IconHighlight, IconPalette } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { useEditorState } from '@tiptap/react'
import { t } from '../../messages/t.ts'
import { Menu } from '../../ui/menu.tsx'
import styles from './color-menu.module.css'
import { ToolButton } from './tool-button.tsx'

/** What the colours are called where one chooses. */
export const colorNames: Readonly<Record<Color, string>> = {
  gray: t('Gray'),
  red: t('Red'),
  orange: t('Orange'),
  yellow: t('Yellow'),
  green: t('Green'),
  blue: t('Blue'),
  purple: t('Purple'),
  pink: t('Pink'),
}

type Painted = 'textColor' | 'highlight'

/** The colour of this kind that the next letter, or the first selected one, has; `plain` without a name. */
export const colorHere = (state: EditorState, name: Painted): Color | 'plain' | null => {
  const { $from, empty, from, to } = state.selection
  const marks = empty ? (state.storedMarks ?? $from.marks()) : []
  let mark = marks.find(({ type }) => type.name === name)
  if (!empty) {
    state.doc.nodesBetween(from, to, (node) => {
      mark ??= node.marks.find(({ type }) => type.name === name)
      return mark === undefined
    })
  }
  return mark ? (colorOf(mark.attrs.color) ?? 'plain') : null
}

/** A spot of the colour, as the words or the pen will have it. */
const Swatch = ({ color, kind }: { readonly color: Color | null; readonly kind: Painted }) => (
  <span
    className={styles[kind]}
    style={
      color === null ? {} : { background: `var(--${color}${kind === 'highlight' ? '-pen' : ''})` }
    }
    aria-hidden="true"
  />
)

/** `idle` where a colour means nothing, as in code. */
interface ColorMenuProps {
  readonly editor: Editor
  readonly idle: boolean
}

/** The colour of the selected words. */
export const TextColorMenu = ({ editor, idle }: ColorMenuProps) => {
  const here = useEditorState({ editor, selector: () => colorHere(editor.state, 'textColor') })
  const paint = (color: Color | null) => () => void editor.chain().focus().setTextColor(color).run()
  return (
    <Menu
      label={t('Text colour')}
      align="start"
      choices={[
        { label: t('As the text'), checked: here === null, act: paint(null) },
        ...colors.map((color) => ({
          label: colorNames[color],
          icon: <Swatch color={color} kind="textColor" />,
          checked: here === color,
          act: paint(color),
        })),
      ]}
      button={
        <ToolButton
          label={t('Text colour')}
          icon={IconPalette}
          pressed={here !== null}
          idle={idle}
        />
      }
    />
  )
}

/** The pen that marks the selected words. */
export const HighlightMenu = ({ editor, idle }: ColorMenuProps) => {
  const here = useEditorState({ editor, selector: () => colorHere(editor.state, 'highlight') })
  const chain = () => editor.chain().focus()
  const paint = (color: Color) => () => void chain().setMark('highlight', { color }).run()
  return (
    <Menu
      label={t('Highlight')}
      align="start"
      choices={[
        {
          label: t('None'),
          checked: here === null,
          act: () => void chain().unsetMark('highlight').run(),
        },
        {
          label: t('Yellow pen'),
          icon: <Swatch color={null} kind="highlight" />,
          checked: here === 'plain',
          act: () => void chain().setMark('highlight', { color: null }).run(),
        },
        ...colors
          .filter((color) => color !== 'yellow')
          .map((color) => ({
            label: colorNames[color],
            icon: <Swatch color={color} kind="highlight" />,
            checked: here === color,
            act: paint(color),
          })),
      ]}
      button={
        <ToolButton
          label={t('Highlight')}
          icon={IconHighlight}
          shortcut="Mod-Shift-h"
          pressed={here !== null}
          idle={idle}
        />
      }
    />
  )
}
