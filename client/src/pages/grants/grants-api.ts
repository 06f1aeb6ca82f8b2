import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { PageAccess } from '@chapterhouse/shared/pages/access'
import {
  changePageGrant,
  listGivenPages,
  listPageGrants,
  type PageGrant,
  takePage,
} from '@chapterhouse/shared/pages/grants'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { ask } from '../../kernel/ask.ts'
import { t } from '../../messages/t.ts'
import { useAct } from '../../ui/use-act.ts'

/** Who has this page alone. */
export const grantsQuery = (pageId: PageId) =>
  queryOptions({
    queryKey: ['grants', pageId],
    queryFn: () => ask(listPageGrants, { params: { pageId } }),
    meta: { kept: false },
  })

/** Pages given to the person one by one. */
export const givenPagesQuery = queryOptions({
  queryKey: ['given pages'],
  queryFn: () => ask(listGivenPages, {}),
  refetchInterval: 60_000,
})

/** Acts on what somebody was given, then shows the list as it is. */
export const useGrantActs = (pageId: PageId) => {
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: grantsQuery(pageId).queryKey })
  const toOne = ({ user }: PageGrant) => ({ params: { pageId, userId: user.id } })
  const change = useAct(async ({ grant, access }: { grant: PageGrant; access: PageAccess }) => {
    await ask(changePageGrant, { ...toOne(grant), body: { access } })
    await refresh()
  })
  const take = useAct(async (grant: PageGrant) => {
    await ask(takePage, toOne(grant))
    await refresh()
  })
  return { change, take }
}

/** What may be given, in words, from least to most. */
export const accessChoices: readonly { readonly value: PageAccess; readonly label: string }[] = [
  { value: 'READ', label: t('May read') },
  { value: 'COMMENT', label: t('May comment') },
  { value: 'EDIT', label: t('May write') },
]

/** What somebody may do on a page that was given to them. */
export const accessWord = (access: PageAccess): string =>
  accessChoices.find(({ value }) => value === access)?.label ?? ''
