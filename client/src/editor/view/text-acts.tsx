import type { Editor } from '@tiptap/core'
import { t } from '../../messages/t.ts'
import type { MenuChoice } from '../../ui/menu-choice.ts'
import { useOfferActs } from '../../ui/offered-acts.ts'
import { blockChoices } from '../blocks/block-choices.tsx'
import { insert, insertables, isOffered } from '../menus/insertables.ts'
import { askForLink } from '../menus/link.ts'
import { formats } from '../menus/marks.ts'
import { keysShown } from '../menus/shortcut.ts'
import { redo, undo } from '../menus/undo.ts'

const size = { size: 17, stroke: 1.75, 'aria-hidden': true } as const

const hinted = (shortcut: string | undefined) => (shortcut ? { hint: keysShown(shortcut) } : {})

const inserting = (editor: Editor): MenuChoice[] =>
  insertables
    .filter((one) => isOffered(editor, one))
    .map((one) => ({
      label: one.title,
      icon: <one.icon {...size} />,
      act: () => void insert(editor, one.id),
      ...hinted(one.shortcut),
    }))

const formatting = (editor: Editor): MenuChoice[] =>
  formats.map(({ mark, title, icon: Sign, shortcut }) => ({
    label: title,
    icon: <Sign {...size} />,
    act: () => void editor.chain().focus().toggleMark(mark).run(),
    ...hinted(shortcut),
  }))

const steps = (editor: Editor): MenuChoice[] => [
  { label: t('Undo'), act: () => undo(editor), ...hinted('Mod-z') },
  { label: t('Redo'), act: () => redo(editor), ...hinted('Mod-Shift-z') },
  { label: t('Link'), act: () => askForLink(editor), ...hinted('Mod-k') },
]

const live = (editor: Editor, list: (editor: Editor) => MenuChoice[]) => () =>
  editor.isDestroyed || !editor.isEditable ? [] : list(editor)

/** All that the text offers, by name. */
export const TextActs = ({
  editor,
  onFind,
}: {
  readonly editor: Editor
  readonly onFind: () => void
}) => {
  useOfferActs(t('Insert'), live(editor, inserting))
  useOfferActs(t('Words'), live(editor, formatting))
  useOfferActs(t('Block'), live(editor, blockChoices))
  useOfferActs(t('Text'), live(editor, steps))
  useOfferActs(t('Text'), () => [{ label: t('Find and replace'), act: onFind, ...hinted('Mod-f') }])
  return null
}
