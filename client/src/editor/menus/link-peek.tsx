import { IconExternalLink, IconPencil, IconUnlink } from '@tabler/icons-react'
import type { Editor } from '@tiptap/core'
import { t } from '../../messages/t.ts'
import { Bar } from './bar.tsx'
import styles from './link.module.css'
import { askForLink, removeLink } from './link.ts'
import { ToolButton } from './tool-button.tsx'

interface LinkPeekProps {
  readonly editor: Editor
  readonly href: string
}

/** Where the link at the caret leads, with the ways to follow, change and remove it. */
export const LinkPeek = ({ editor, href }: LinkPeekProps) => (
  <Bar editor={editor} label={t('Link')} className={styles.row}>
    <a
      className={styles.target}
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      title={href}
    >
      <IconExternalLink size={16} stroke={1.75} aria-hidden="true" />
      <span className={styles.words}>{href.replace(/^(https?:\/\/|mailto:|tel:)/i, '')}</span>
      <span className="unseen">{t('(opens in a new tab)')}</span>
    </a>
    <ToolButton
      label={t('Edit link')}
      icon={IconPencil}
      shortcut="Mod-k"
      onClick={() => askForLink(editor)}
    />
    <ToolButton label={t('Remove link')} icon={IconUnlink} onClick={() => removeLink(editor)} />
  </Bar>
)
