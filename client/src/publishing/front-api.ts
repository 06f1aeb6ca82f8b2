import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import {
  type FrontOrder,
  getProjectFront,
  unpublishPage,
} from '@chapterhouse/shared/publishing/contract'
import {
  changeFront,
  listPublishedPages,
  type PublishedPage,
} from '@chapterhouse/shared/publishing/front'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { ask } from '../kernel/ask.ts'
import { useAct } from '../ui/use-act.ts'
import { publicationQuery } from './api.ts'

/** Others publish too: looked at anew each time, and kept on no device. */
const fresh = { staleTime: 0, meta: { kept: false } } as const

/** The front of a project, as its members see it. */
export const frontQuery = (projectId: ProjectId) =>
  queryOptions({
    queryKey: ['front', projectId],
    queryFn: () => ask(getProjectFront, { params: { projectId } }),
    ...fresh,
  })

/** What of a project is published or planned. */
export const publishedQuery = (projectId: ProjectId) =>
  queryOptions({
    queryKey: ['front', projectId, 'pages'],
    queryFn: async () => (await ask(listPublishedPages, { params: { projectId } })).items,
    ...fresh,
  })

/** Lists the pages of the front in another order. */
export const useChangeOrder = (projectId: ProjectId) => {
  const client = useQueryClient()
  return useAct(async (order: FrontOrder) => {
    const said = await ask(changeFront, { params: { projectId }, body: { order } })
    client.setQueryData(frontQuery(projectId).queryKey, said)
  })
}

/** Takes a page from the public; the list is looked at anew. */
export const useTakeBack = (projectId: ProjectId) => {
  const client = useQueryClient()
  return useAct(async ({ pageId }: PublishedPage) => {
    const said = await ask(unpublishPage, { params: { pageId } })
    client.setQueryData(publicationQuery(pageId).queryKey, said)
    await client.invalidateQueries({ queryKey: publishedQuery(projectId).queryKey })
  })
}
