import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Guest } from '@chapterhouse/shared/links/contract'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { PlainShell } from '../app/plain-shell.tsx'
import { t } from '../messages/t.ts'
import { Problem } from '../ui/notice.tsx'
import { Door } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useTitle } from '../ui/use-title.ts'
import { linkedPagesQuery, linkQuery } from './api.ts'
import { GuestPage } from './guest-page.tsx'
import { LinkDoor } from './link-door.tsx'
import { LinkedContents } from './linked-contents.tsx'

interface BehindProps {
  readonly token: string
  readonly guest: Guest
  readonly title: string
}

/** A project: its contents, or the page that was chosen there. */
const Project = ({ token, guest, title }: BehindProps) => {
  const { pageId } = useParams()
  const pages = useQuery(linkedPagesQuery(guest))
  if (pages.isPending) return <Waiting />
  if (!pages.data) return <Shut error={pages.error} again={() => void pages.refetch()} />
  const lines = pages.data.items
  if (pageId === undefined) return <LinkedContents {...{ token, title, guest, lines }} />
  const back = { to: `/s/${token}`, title }
  return (
    <GuestPage key={pageId} guest={guest} pageId={pageId as PageId} lines={lines} back={back} />
  )
}

const Waiting = () => (
  <PlainShell>
    <Door title="">
      <Skeleton label={t('Opening the link')} />
    </Door>
  </PlainShell>
)

interface ShutProps {
  readonly error: Error | null
  readonly again: () => void
}

const Shut = ({ error, again }: ShutProps) => (
  <PlainShell>
    <Door title={t('This link opens nothing')}>
      <Problem error={error} again={again} />
    </Door>
  </PlainShell>
)

/** `/s/:link`: a page or a project that was shared with whoever holds the link. */
export const LinkScreen = () => {
  const { link: token = '' } = useParams()
  const link = useQuery(linkQuery(token))
  useTitle(link.data?.title ?? '')
  if (link.isPending) return <Waiting />
  if (!link.data) return <Shut error={link.error} again={() => void link.refetch()} />
  const { guest, title } = link.data
  if (guest === null) {
    return (
      <PlainShell>
        <LinkDoor token={token} seen={link.data} />
      </PlainShell>
    )
  }
  if (guest.pageId !== null) return <GuestPage guest={guest} pageId={guest.pageId} lines={[]} />
  return <Project token={token} guest={guest} title={title} />
}
