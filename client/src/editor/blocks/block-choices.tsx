import { IconArrowDown, IconArrowUp, IconCopy, IconLink, IconTrash } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { copyText } from '../../kernel/copy-text.ts'
import { midSentence } from '../../messages/language.ts'
import { t } from '../../messages/t.ts'
import type { MenuChoice } from '../../ui/menu-choice.ts'
import { toast } from '../../ui/toast.ts'
import { turnables } from '../menus/insertables.ts'
import { keysShown } from '../menus/shortcut.ts'
import { headingAt } from '../outline/headings.ts'
import {
  blocksAtHand,
  deleteHere,
  duplicateHere,
  moveDown,
  moveUp,
  turnInto,
} from './block-acts.ts'

const size = { size: 17, stroke: 1.75, 'aria-hidden': true } as const

const thenBack = (editor: Editor, act: (editor: Editor) => unknown) => () => {
  act(editor)
  editor.view.focus()
}

const arranging = (editor: Editor): MenuChoice[] => [
  {
    label: t('Move up'),
    icon: <IconArrowUp {...size} />,
    hint: keysShown('Alt-Shift-↑'),
    act: thenBack(editor, moveUp),
  },
  {
    label: t('Move down'),
    icon: <IconArrowDown {...size} />,
    hint: keysShown('Alt-Shift-↓'),
    act: thenBack(editor, moveDown),
  },
  {
    label: t('Duplicate'),
    icon: <IconCopy {...size} />,
    hint: keysShown('Mod-Shift-d'),
    act: thenBack(editor, duplicateHere),
  },
]

const copyLink = async (id: string): Promise<void> => {
  const { origin, pathname } = location
  const isCopied = await copyText(`${origin}${pathname}#${encodeURIComponent(id)}`)
  toast(
    isCopied
      ? t('The link to this heading is copied.')
      : t('The browser does not let it be copied.'),
  )
}

const linking = (editor: Editor): MenuChoice[] => {
  const range = blocksAtHand(editor.state)
  const heading = range && headingAt(editor.state.doc, range.from)
  if (!heading) return []
  const act = () => void copyLink(heading.id)
  return [{ label: t('Copy link to heading'), icon: <IconLink {...size} />, act }]
}

const deleting = (editor: Editor): MenuChoice => ({
  label: t('Delete'),
  icon: <IconTrash {...size} />,
  danger: true,
  act: thenBack(editor, deleteHere),
})

const turning = (editor: Editor): MenuChoice[] =>
  turnables.map((one, index) => ({
    label: t('Turn into {block}', { block: midSentence(one.title) }),
    icon: <one.icon {...size} />,
    divide: index === 0,
    act: thenBack(editor, () => turnInto(editor, one)),
  }))

/** What can be done with the blocks at hand. */
export const blockChoices = (editor: Editor): MenuChoice[] => [
  ...arranging(editor),
  ...linking(editor),
  deleting(editor),
  ...turning(editor),
]
