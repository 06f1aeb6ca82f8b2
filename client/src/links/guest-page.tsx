import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Guest } from '@chapterhouse/shared/links/contract'
import type { Page, PageLine } from '@chapterhouse/shared/pages/contract'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { EditorPart } from '../editor/editor-part.ts'
import { t } from '../messages/t.ts'
import { titleOf } from '../pages/title.ts'
import { Problem } from '../ui/notice.tsx'
import { Door } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { meQuery } from '../users/me.ts'
import { doorOf, linkedPageQuery } from './api.ts'
import { guestAsMe, guestClient } from './guest-client.ts'
import { BackTo, GuestFrame } from './guest-frame.tsx'

interface WritingProps {
  readonly guest: Guest
  readonly page: Page
  readonly lines: readonly PageLine[]
}

const Writing = ({ guest, page, lines }: WritingProps) => {
  const me = useQuery(meQuery).data ?? guestAsMe(guest)
  const [client] = useState(() => guestClient(page, lines))
  const [door] = useState(() => doorOf(guest, page.id))
  return (
    <QueryClientProvider client={client}>
      <Suspense fallback={<Skeleton label={t('Opening the page')} kind="text" lines={6} />}>
        <EditorPart page={page} me={me} door={door} />
      </Suspense>
    </QueryClientProvider>
  )
}

interface GuestPageProps {
  readonly guest: Guest
  readonly pageId: PageId
  /** The other pages behind the same link. */
  readonly lines: readonly PageLine[]
  readonly back?: { readonly to: string; readonly title: string }
}

/** A page as a guest has it: to read, or to write in with everybody. */
export const GuestPage = ({ guest, pageId, lines, back }: GuestPageProps) => {
  const page = useQuery(linkedPageQuery(guest, pageId))
  const me = useQuery(meQuery)
  const name = me.data ? me.data.displayName : `${guest.name} (guest)`
  const place = back ? <BackTo {...back} /> : page.data ? titleOf(page.data) : null
  return (
    <GuestFrame name={name} place={place}>
      {page.data ? (
        <Writing guest={guest} page={page.data} lines={lines} />
      ) : (
        <Door title={page.isPending ? '' : t('This page cannot be opened')}>
          {page.isPending ? (
            <Skeleton label={t('Opening the page')} />
          ) : (
            <Problem error={page.error} again={() => void page.refetch()} />
          )}
        </Door>
      )}
    </GuestFrame>
  )
}
