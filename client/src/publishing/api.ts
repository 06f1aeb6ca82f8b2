import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import {
  getPublication,
  type Publication,
  publishPage,
  unpublishPage,
  unpublishProject,
} from '@chapterhouse/shared/publishing/contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from '../kernel/ask.ts'

/** What the world reads of a page; asked anew each time, for somebody may be writing. */
export const publicationQuery = (pageId: PageId) =>
  queryOptions({
    queryKey: ['publication', pageId],
    queryFn: () => ask(getPublication, { params: { pageId } }),
    staleTime: 0,
    meta: { kept: false },
  })

/** What is decided in the dialog. */
export type Decision = 'publish' | 'publish-with-project' | 'unpublish' | 'close-project'

interface Deciding {
  readonly pageId: PageId
  readonly projectId: ProjectId
}

/** Carries a decision out; the answer is what the world reads from then on. */
export const useDecide = ({ pageId, projectId }: Deciding) => {
  const client = useQueryClient()
  const params = { pageId }
  const act = async (decision: Decision): Promise<Publication> => {
    if (decision === 'unpublish') return ask(unpublishPage, { params })
    if (decision === 'close-project') {
      await ask(unpublishProject, { params: { projectId } })
      return ask(getPublication, { params })
    }
    return ask(publishPage, { params, body: { withProject: decision === 'publish-with-project' } })
  }
  return useMutation({
    mutationFn: act,
    onSuccess: (said) => client.setQueryData(publicationQuery(pageId).queryKey, said),
  })
}
