import type { PageId } from '@chapterhouse/shared/kernel/id'
import { IconCloudOff } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { t } from '../../messages/t.ts'
import { madeHere } from '../../sync/made-here.ts'
import styles from './only-here.module.css'

const saidOf = (id: PageId): string | null => {
  const made = madeHere.find(id)
  if (!made) return null
  return made.refused ? t('The server does not take this page') : t('Only on this device so far')
}

/** What is said of a page that the server does not have yet; null of every other. */
export const useSaidOf = (id: PageId): string | null =>
  useSyncExternalStore(madeHere.listen, () => saidOf(id))

/** Beside the title of a page that the server does not have yet. */
export const OnlyHere = ({ id }: { readonly id: PageId }) => {
  const said = useSaidOf(id)
  if (said === null) return null
  return (
    <span className={styles.mark} title={said}>
      <IconCloudOff size={13} aria-hidden="true" />
      <span className="unseen">{said}</span>
    </span>
  )
}
