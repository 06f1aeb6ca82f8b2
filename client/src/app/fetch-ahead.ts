import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Page } from '@chapterhouse/shared/pages/contract'
import type { Me } from '@chapterhouse/shared/users/contract'
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { EditorPart } from '../editor/editor-part.ts'
import { pageQuery } from '../pages/api.ts'
import { projectQuery } from '../projects/api.ts'
import { meQuery } from '../users/me.ts'
import { PageText, ProjectFrame } from './screens.ts'

/** The page of an address, if it is one. */
const pageOf = (pathname: string) =>
  (/^\/p\/([^/]+)\/?$/.exec(pathname)?.[1] ?? null) as PageId | null

/**
 * On a page's own address everything it is drawn with is fetched together, instead of one part after
 * the other. A failure is not told here: the screen asks again and says so.
 */
export const fetchAhead = async (pathname: string): Promise<void> => {
  if (pageOf(pathname) === null) return
  await Promise.allSettled([ProjectFrame.fetch(), PageText.fetch(), EditorPart.fetch()])
}

/** What is known from last time counts at once and is asked again beside; else the answer is waited for. */
const answered = async (client: QueryClient, key: QueryKey, asked: Promise<void>) => {
  if (client.getQueryData(key) === undefined) await asked
}

/** Opens the room before its screen is drawn; resolves when its text is here, or will come later. */
const enterAhead = async ({ id, can, room }: Page, { id: userId }: Me): Promise<void> => {
  await EditorPart.fetch()
  const { openAhead } = await import('../sync/open-room.ts')
  await openAhead({ page: { id, can }, room, userId })
}

/**
 * Who is here and what the page is are asked together, and its project as soon as it is known; the
 * screens would ask one after the other, each once its own part has come.
 */
export const askAhead = async (client: QueryClient, pathname: string): Promise<void> => {
  const pageId = pageOf(pathname)
  const aboutMe = answered(client, meQuery.queryKey, client.prefetchQuery(meQuery))
  if (pageId === null) return
  const query = pageQuery(pageId)
  await Promise.all([aboutMe, answered(client, query.queryKey, client.prefetchQuery(query))])
  const [me, page] = [client.getQueryData(meQuery.queryKey), client.getQueryData(query.queryKey)]
  if (!me || !page) return
  const entered = enterAhead(page, me).catch(() => undefined)
  const project = projectQuery(page.projectId)
  await answered(client, project.queryKey, client.prefetchQuery(project))
  await entered
}
