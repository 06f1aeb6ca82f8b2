import type { PageLine } from '@chapterhouse/shared/pages/contract'
import { IconFolderSymlink, IconTrash, IconX } from '@tabler/icons-react'
import { useNavigate, useParams } from 'react-router'
import { t, tn } from '../../messages/t.ts'
import { IconButton } from '../../ui/button.tsx'
import { useAskPlace } from '../place/place-dialogs.tsx'
import { useTrash } from '../place-api.ts'
import styles from './bulk-bar.module.css'
import { pathTo } from './grow.ts'
import { rootsOf } from './move.ts'
import type { Chosen } from './use-chosen.ts'

/** Moves the chosen pages to the trash in one act, and leaves a page that goes with them. */
export const useTrashChosen = (lines: readonly PageLine[], chosen: Chosen) => {
  const trash = useTrash()
  const navigate = useNavigate()
  const { pageId } = useParams()
  return () => {
    const pages = rootsOf(lines, chosen.ids)
    const [first] = pages
    if (!first) return
    const opened = lines.find(({ id }) => id === pageId)
    const goes = opened && [opened.id, ...pathTo(lines, opened.id)].some((id) => chosen.ids.has(id))
    chosen.clear()
    trash.mutate(pages, {
      onSuccess: () => goes && void navigate(`/projects/${first.projectId}`),
    })
  }
}

interface BulkBarProps {
  readonly lines: readonly PageLine[]
  readonly chosen: Chosen
}

/** What can be done with all that is chosen, in one act that can be undone. */
export const BulkBar = ({ lines, chosen }: BulkBarProps) => {
  const askPlace = useAskPlace()
  const trash = useTrashChosen(lines, chosen)
  if (chosen.ids.size === 0) return null
  // The choice ends when the question is asked: the dialog knows the pages by its address.
  const move = () => {
    const ids = rootsOf(lines, chosen.ids).map(({ id }) => id)
    chosen.clear()
    askPlace('move', ids)
  }
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('Chosen pages')}>
      <span className={styles.count} role="status">
        {tn(chosen.ids.size, ['{n} page chosen', '{n} pages chosen'])}
      </span>
      <IconButton
        small
        label={t('Move the chosen pages')}
        icon={<IconFolderSymlink size={17} />}
        onClick={move}
      />
      <IconButton
        small
        label={t('Move the chosen pages to the trash')}
        icon={<IconTrash size={17} />}
        onClick={trash}
      />
      <IconButton
        small
        label={t('Choose nothing')}
        icon={<IconX size={17} />}
        onClick={chosen.clear}
      />
    </div>
  )
}
