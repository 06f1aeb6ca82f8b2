import { IconGripVertical } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { t } from '../../messages/t.ts'
import { Menu } from '../../ui/menu.tsx'
import { ToolButton } from '../menus/tool-button.tsx'
import { selectHere } from './block-acts.ts'
import { blockChoices } from './block-choices.tsx'

/** The same as the handle beside a block, for hands without a mouse: phones and keyboards. */
export const BlockTool = ({ editor }: { readonly editor: Editor }) => {
  const [opened, setOpened] = useState(false)
  const onChange = (opens: boolean) => {
    if (opens) selectHere(editor)
    setOpened(opens)
  }
  return (
    <Menu
      label={t('Block')}
      align="start"
      opened={opened}
      onChange={onChange}
      choices={opened ? blockChoices(editor) : []}
      button={<ToolButton label={t('Acts on the block')} icon={IconGripVertical} />}
    />
  )
}
