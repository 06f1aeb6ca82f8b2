import { getDoorway, listSessions } from '@chapterhouse/shared/auth/contract'
import { getWays } from '@chapterhouse/shared/auth/factors'
import { listKeys } from '@chapterhouse/shared/auth/keys'
import type { Me } from '@chapterhouse/shared/users/contract'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearchParams } from 'react-router'
import { ask } from '../kernel/ask.ts'
import { isRefusal } from '../kernel/explain.ts'
import { meKey } from '../kernel/query-client.ts'
import { owedSignOut } from '../users/owed-sign-out.ts'
import { asWished } from '../users/theme-wish.ts'

/** Who may come in; changes with the first account. */
export const doorwayQuery = queryOptions({
  queryKey: ['doorway'],
  queryFn: () => ask(getDoorway, {}),
  meta: { kept: false },
})

/** Where the person is signed in; asked anew on each visit, and not kept. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => ask(listSessions, {}),
  meta: { kept: false },
})

/** The person's ways in; asked anew on each visit, and not kept. */
export const waysQuery = queryOptions({
  queryKey: ['ways'],
  queryFn: () => ask(getWays, {}),
  meta: { kept: false },
})

/** Keys of programs; asked anew on each visit, and not kept. */
export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: () => ask(listKeys, {}),
  meta: { kept: false },
})

/** A path of ours, or the start: an address of another site never gets through. */
export const safeNext = (next: string | null): string =>
  next?.startsWith('/') && !next.startsWith('//') && !next.startsWith('/\\') ? next : '/'

/** What happens once somebody is in: they are known, and go where they wanted to. */
export const useCameIn = () => {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  return async (user: Me, next = safeNext(params.get('next'))) => {
    client.setQueryData(meKey, asWished(user))
    client.removeQueries({ queryKey: doorwayQuery.queryKey })
    await navigate(next, { replace: true })
  }
}

/** Signs in by what `show` asks; who has a second step before them goes on to it. */
export const useSignIn = () => {
  const cameIn = useCameIn()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  return async (show: () => Promise<{ user: Me }>, next = safeNext(params.get('next'))) => {
    // Told later, it would end the session that begins now.
    await owedSignOut.settle()
    try {
      await cameIn((await show()).user, next)
    } catch (error) {
      if (!isRefusal(error, 'second_step_needed')) throw error
      await navigate(`/sign-in/step?next=${encodeURIComponent(next)}`, { replace: true })
    }
  }
}
