import { IconChevronDown } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { midSentence } from '../../messages/language.ts'
import { t } from '../../messages/t.ts'
import { Menu } from '../../ui/menu.tsx'
import styles from './bar.module.css'
import type { Insertable } from './insertable.ts'
import { blockHere, insert, turnables } from './insertables.ts'
import { keysShown } from './shortcut.ts'
import { ToolButton } from './tool-button.tsx'

const choiceOf = (editor: Editor, one: Insertable, current: Insertable) => ({
  label: one.title,
  icon: <one.icon size={17} stroke={1.75} aria-hidden="true" />,
  checked: one.id === current.id,
  // Choosing what it is already would toggle it away.
  act: () => void (one.id === current.id ? editor.view.focus() : insert(editor, one.id)),
  ...(one.shortcut ? { hint: keysShown(one.shortcut) } : {}),
})

/** Says what the block at the caret is, and turns it into something else. */
export const BlockMenu = ({ editor }: { readonly editor: Editor }) => {
  const id = useEditorState({ editor, selector: () => blockHere(editor.state).id })
  const current = turnables.find((one) => one.id === id) ?? blockHere(editor.state)
  return (
    <Menu
      label={t('Turn into')}
      align="start"
      choices={turnables.map((one) => choiceOf(editor, one, current))}
      button={
        <ToolButton
          className={styles.named ?? ''}
          label={t('Turn {block} into', { block: midSentence(current.title) })}
          icon={current.icon}
        >
          <span className={styles.name}>{current.title}</span>
          <IconChevronDown size={14} aria-hidden="true" />
        </ToolButton>
      }
    />
  )
}
