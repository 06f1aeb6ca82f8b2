import type { PageId } from '@chapterhouse/shared/kernel/id'
import { listBacklinks, listMentions } from '@chapterhouse/shared/pages/references'
import { queryOptions } from '@tanstack/react-query'
import { ask } from '../../kernel/ask.ts'

/** A text is read for links when it rests, a minute after it was written at most. */
const pause = 20_000

/** The pages whose text links to this one. */
export const backlinksQuery = (pageId: PageId) =>
  queryOptions({
    queryKey: ['backlinks', pageId],
    queryFn: async () => (await ask(listBacklinks, { params: { pageId } })).items,
    refetchInterval: pause,
  })

/** The pages whose text names the signed-in person. */
export const mentionsQuery = queryOptions({
  queryKey: ['mentions'],
  queryFn: async () => (await ask(listMentions, {})).items,
  refetchInterval: pause,
})
