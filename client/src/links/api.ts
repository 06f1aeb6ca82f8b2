import { schemaVersion } from '@chapterhouse/shared/editor/schema-version'
import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import {
  type Guest,
  getLinkedHead,
  getLinkedPage,
  getLinkedTicket,
  listLinkedPages,
  listLinks,
  lookAtLink,
} from '@chapterhouse/shared/links/contract'
import { queryOptions } from '@tanstack/react-query'
import { ask } from '../kernel/ask.ts'
import { headFrom } from '../sync/head.ts'
import type { RoomDoor } from '../sync/open-room.ts'

/** Links of a project and its pages, for who manages it. */
export const linksQuery = (projectId: ProjectId) =>
  queryOptions({
    queryKey: ['links', projectId],
    queryFn: () => ask(listLinks, { params: { projectId } }),
    meta: { kept: false },
  })

/** Where a link leads, and whether this browser is inside. */
export const linkQuery = (token: string) =>
  queryOptions({
    queryKey: ['link', token],
    queryFn: () => ask(lookAtLink, { body: { token } }),
    staleTime: Number.POSITIVE_INFINITY,
    meta: { kept: false },
  })

/** The tree behind a link to a project. */
export const linkedPagesQuery = ({ linkId }: Guest) =>
  queryOptions({
    queryKey: ['link', linkId, 'pages'],
    queryFn: () => ask(listLinkedPages, { params: { linkId } }),
    meta: { kept: false },
  })

const pause = 30_000

/** One page behind a link. */
export const linkedPageQuery = ({ linkId }: Guest, pageId: PageId) =>
  queryOptions({
    queryKey: ['link', linkId, 'page', pageId],
    queryFn: () => ask(getLinkedPage, { params: { linkId, pageId } }),
    // The page may be locked meanwhile.
    refetchInterval: pause,
    meta: { kept: false },
  })

/** How a guest comes into a room. */
export const doorOf = ({ linkId }: Guest, pageId: PageId): RoomDoor => {
  const params = { linkId, pageId }
  return {
    askTicket: (clientId) => ask(getLinkedTicket, { params, body: { clientId, schemaVersion } }),
    askHead: () => headFrom(getLinkedHead, { params }),
  }
}
