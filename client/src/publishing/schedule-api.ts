import type { PageId } from '@chapterhouse/shared/kernel/id'
import {
  cancelPublication,
  type Publication,
  planPublication,
} from '@chapterhouse/shared/publishing/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from '../kernel/ask.ts'
import { publicationQuery } from './api.ts'

/** A moment in ISO 8601, UTC; `withProject` opens the front then, too. */
interface Wish {
  readonly at: string
  readonly withProject: boolean
}

/** Plans and calls off; the answer is what is so from then on. */
export const usePlanning = (pageId: PageId) => {
  const client = useQueryClient()
  const params = { pageId }
  const keep = (said: Publication) => client.setQueryData(publicationQuery(pageId).queryKey, said)
  const plan = useMutation({
    mutationFn: (body: Wish) => ask(planPublication, { params, body }),
    onSuccess: keep,
  })
  const cancel = useMutation({
    mutationFn: () => ask(cancelPublication, { params }),
    onSuccess: keep,
  })
  return { pageId, plan, cancel }
}

export type Planning = ReturnType<typeof usePlanning>
