import type { Guest } from '@chapterhouse/shared/links/contract'
import { guestIdOf } from '@chapterhouse/shared/links/guest'
import type { Page, PageLine } from '@chapterhouse/shared/pages/contract'
import { colorOf } from '@chapterhouse/shared/users/color'
import type { Me } from '@chapterhouse/shared/users/contract'
import { QueryClient } from '@tanstack/react-query'
import { pagesQuery } from '../pages/api.ts'
import { backlinksQuery } from '../pages/references/references-api.ts'
import { membersQuery, projectsQuery } from '../projects/api.ts'

/** How a guest is known to the parts of a page. */
export const guestAsMe = (guest: Guest): Me => {
  const id = guestIdOf(guest)
  return {
    // No person's, but the name of one: of their carets, and of their copies on this device.
    id: id as Me['id'],
    email: '',
    emailVerified: false,
    displayName: guest.name,
    platformRole: 'USER',
    color: colorOf(id),
    theme: 'system',
    language: 'en',
    avatar: null,
    bio: null,
    timezone: 'UTC',
    settings: { notifications: false, history: false, historyDays: null, analytics: true },
    consentedAt: null,
  }
}

/**
 * What the text of a page would ask of members is answered here, and nobody is asked: who is in the
 * project and what else is in it is not a guest's to know.
 */
export const guestClient = (page: Page, lines: readonly PageLine[]): QueryClient => {
  const client = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, refetchInterval: false } },
  })
  const { projectId } = page
  client.setQueryData(pagesQuery(projectId).queryKey, [...lines])
  client.setQueryData(membersQuery(projectId).queryKey, { items: [], invitations: [] })
  client.setQueryData(projectsQuery().queryKey, { pages: [], pageParams: [] })
  client.setQueryData(backlinksQuery(page.id).queryKey, [])
  return client
}
