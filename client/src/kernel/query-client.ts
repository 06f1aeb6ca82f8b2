import { Refusal } from '@chapterhouse/shared/refusals'
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { reach } from './reach.ts'
import { Unreachable } from './unreachable.ts'

/** Under this key stands the signed-in person, or null for nobody. */
export const meKey = ['me'] as const

const isNo = (error: unknown) => error instanceof Refusal && error.code !== 'unavailable'

/**
 * The memory of what the api answered. A session that ended elsewhere makes the person nobody at
 * once, whichever question found out; coming back into reach asks everything on screen again.
 */
export const makeQueryClient = (): QueryClient => {
  const onError = (error: unknown) => {
    if (error instanceof Refusal && error.code === 'unauthenticated')
      client.setQueryData(meKey, null)
  }
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // The browser's word for "online" is often wrong: ask, and see.
        networkMode: 'always',
        staleTime: 10_000,
        gcTime: Number.POSITIVE_INFINITY,
        retry: (count, error) => !isNo(error) && !(error instanceof Unreachable) && count < 2,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  reach.listen((state) => {
    if (state === 'here') void client.invalidateQueries()
  })
  return client
}
