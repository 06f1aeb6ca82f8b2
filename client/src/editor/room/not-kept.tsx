import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { RoomView } from '../../sync/room-view.ts'
import type { StorageTrouble } from '../../sync/storage-trouble.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

const safe =
  'What you write is saved on the server as you type; without a connection, writing pauses.'

/** What is the matter with the copy on this device, and what would help. */
const words: Record<StorageTrouble, readonly [string, string]> = {
  blocked: [
    'This browser keeps no copy of what you write',
    'It lets no site keep anything here, as in a private window. An ordinary window does, or another setting of the browser.',
  ],
  full: [
    'There is no room left on this device',
    'What it kept before stays. Free some space, and it goes on by itself.',
  ],
  removed: [
    'The copy on this device was removed',
    'That was done in another window. Reload, and this page is kept again.',
  ],
  failed: [
    'This device could not keep the last words',
    'It is tried again every few seconds. If this stays, reload the page once all is saved.',
  ],
}

const acts: Partial<Record<StorageTrouble, ReactNode>> = {
  full: <Link to="/account">What is kept here</Link>,
  removed: (
    <Button small onClick={() => location.reload()}>
      Reload
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
