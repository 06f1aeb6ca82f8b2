import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { t } from '../../messages/t.ts'
import type { RoomView } from '../../sync/room-view.ts'
import type { StorageTrouble } from '../../sync/storage-trouble.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

const safe = t(
  'What you write is saved on the server as you type; without a connection, writing pauses.',
)

/** What is the matter with the copy on this device, and what would help. */
const words: Record<StorageTrouble, readonly [string, string]> = {
  blocked: [
    t('This browser keeps no copy of what you write'),
    t(
      'It lets no site keep anything here, as in a private window. An ordinary window does, or another setting of the browser.',
    ),
  ],
  full: [
    t('There is no room left on this device'),
    t('What it kept before stays. Free some space, and it goes on by itself.'),
  ],
  removed: [
    t('The copy on this device was removed'),
    t('That was done in another window. Reload, and this page is kept again.'),
  ],
  failed: [
    t('This device could not keep the last words'),
    t('It is tried again every few seconds. If this stays, reload the page once all is saved.'),
  ],
}

const acts: Partial<Record<StorageTrouble, ReactNode>> = {
  full: <Link to="/account">{t('What is kept here')}</Link>,
  removed: (
    <Button small onClick={() => location.reload()}>
      {t('Reload')}
    </Button>
  ),
}

/** All is well as long as the line holds; but a writer should know that nothing else does. */
export const NotKept = ({ view }: { readonly view: RoomView }) => {
  const { trouble, ready, access } = view
  if (trouble === null || !ready || access === 'read') return null
  const [title, advice] = words[trouble]
  return (
    <Notice tone="warn" title={title} action={acts[trouble]}>
      {safe} {advice}
    </Notice>
  )
}
