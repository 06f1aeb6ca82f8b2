import { useMediaQuery } from '@mantine/hooks'
import { IconArrowBackUp, IconArrowForwardUp, IconKeyboard, IconSearch } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import type { CSSProperties } from 'react'
import { t } from '../../messages/t.ts'
import { BlockTool } from '../blocks/block-tool.tsx'
import { Bar, BarGap } from './bar.tsx'
import { BlockMenu } from './block-menu.tsx'
import type { InsertableId } from './insertable.ts'
import { insert, insertable, isOffered } from './insertables.ts'
import { MarkButtons } from './mark-buttons.tsx'
import { narrow, toolbarMark } from './room.ts'
import { ShortcutSheet, useShortcutSheet } from './shortcut-sheet.tsx'
import { ToolButton } from './tool-button.tsx'
import styles from './toolbar.module.css'
import { canRedo, canUndo, redo, undo } from './undo.ts'
import { useBarKeys } from './use-bar-keys.ts'
import { useKeyboardInset } from './use-keyboard-inset.ts'

interface ToolProps {
  readonly editor: Editor
}

const UndoButtons = ({ editor }: ToolProps) => {
  const { back, forth } = useEditorState({
    editor,
    selector: () => ({ back: canUndo(editor), forth: canRedo(editor) }),
  })
  return (
    <>
      <ToolButton
        label={t('Undo')}
        icon={IconArrowBackUp}
        shortcut="Mod-z"
        idle={!back}
        onClick={() => undo(editor)}
      />
      <ToolButton
        label={t('Redo')}
        icon={IconArrowForwardUp}
        shortcut="Mod-Shift-z"
        idle={!forth}
        onClick={() => redo(editor)}
      />
    </>
  )
}

const switches: readonly InsertableId[] = ['bullet-list', 'ordered-list', 'task-list', 'quote']
const inserts: readonly InsertableId[] = ['image', 'table', 'divider']

const SwitchButtons = ({ editor }: ToolProps) => {
  const on = useEditorState({
    editor,
    selector: () => switches.filter((id) => insertable(id).here(editor.state)),
  })
  return switches.map((id) => {
    const { title, icon, shortcut } = insertable(id)
    const look = { label: title, icon, shortcut, pressed: on.includes(id) }
    return <ToolButton key={id} {...look} onClick={() => insert(editor, id)} />
  })
}

const InsertButtons = ({ editor }: ToolProps) => {
  const offered = useEditorState({
    editor,
    selector: () => inserts.filter((id) => isOffered(editor, insertable(id))),
  })
  return inserts.map((id) => {
    const { title, icon, shortcut } = insertable(id)
    const look = { label: title, icon, shortcut, idle: !offered.includes(id) }
    return <ToolButton key={id} {...look} onClick={() => insert(editor, id)} />
  })
}

/** The way to the list of shortcuts; a phone has no keys to press. */
const ShortcutButton = ({ onClick }: { readonly onClick: () => void }) => {
  const isPhone = useMediaQuery(narrow) ?? false
  const look = { label: t('Keyboard shortcuts'), icon: IconKeyboard, shortcut: 'Mod-/' }
  return isPhone ? null : <ToolButton {...look} onClick={onClick} />
}

/**
 * The controls of the text: a bar above it, on a phone a bar above the keyboard that scrolls
 * sideways. Alt-F10 goes into it and on to the next bar, Escape back to the text.
 */
export const Toolbar = ({ editor, onFind }: ToolProps & { readonly onFind: () => void }) => {
  const isEditable = useEditorState({ editor, selector: () => editor.isEditable })
  const inset = useKeyboardInset()
  const sheet = useShortcutSheet(editor)
  useBarKeys()
  if (!isEditable) return null
  return (
    <div
      className={styles.toolbar}
      style={{ '--keyboard': `${inset}px` } as CSSProperties}
      {...{ [toolbarMark]: '' }}
    >
      <Bar
        editor={editor}
        label={t('Text tools')}
        className={styles.row}
        aria-keyshortcuts="Alt+F10"
      >
        <UndoButtons editor={editor} />
        <BarGap />
        <BlockMenu editor={editor} />
        <BlockTool editor={editor} />
        <BarGap />
        <MarkButtons editor={editor} />
        <BarGap />
        <SwitchButtons editor={editor} />
        <BarGap />
        <InsertButtons editor={editor} />
        <BarGap />
        <ToolButton
          label={t('Find and replace')}
          icon={IconSearch}
          shortcut="Mod-f"
          onClick={onFind}
        />
        <ShortcutButton onClick={sheet.open} />
      </Bar>
      {sheet.isOpen ? <ShortcutSheet onClose={sheet.close} /> : null}
    </div>
  )
}
