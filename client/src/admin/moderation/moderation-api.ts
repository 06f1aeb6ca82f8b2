import {
  dismissCase,
  hideCase,
  listCases,
  type ModerationCase,
  type QueueView,
  releaseCase,
} from '@chapterhouse/shared/admin/moderation'
import { keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query'
import { ask } from '../../kernel/ask.ts'

/** Under what all views of the queue are kept. */
const key = ['admin', 'moderation'] as const

/** What was reported; asked anew each time, for others decide too. */
export const casesQuery = (view: QueueView) =>
  queryOptions({
    queryKey: [...key, view],
    queryFn: async () => (await ask(listCases, { query: { view } })).items,
    placeholderData: keepPreviousData,
    staleTime: 0,
    meta: { kept: false },
  })

/** What moderators do with it. */
export type CaseAct = 'dismiss' | 'hide' | 'release'

/** What is asked for each act. */
const questions = { dismiss: dismissCase, hide: hideCase, release: releaseCase } as const

/** What is decided of which case, and why. */
interface Decision extends Pick<ModerationCase, 'id'> {
  readonly act: CaseAct
  readonly note: string
}

/** Carries a decision out, and looks at the whole queue anew: what was refused was decided by another. */
export const useDecide = () => {
  const client = useQueryClient()
  return async ({ id, act, note }: Decision): Promise<void> => {
    try {
      await ask(questions[act], { params: { caseId: id }, body: { note } })
    } finally {
      void client.invalidateQueries({ queryKey: key })
    }
  }
}
