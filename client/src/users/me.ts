import type { InputOf } from '@chapterhouse/shared/kernel/endpoint'
import { changeMe, getMe, type Me } from '@chapterhouse/shared/users/contract'
import { type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect } from 'react'
import { ask } from '../kernel/ask.ts'
import { isRefusal } from '../kernel/explain.ts'
import { personKey } from '../kernel/last-person.ts'
import { meKey } from '../kernel/query-client.ts'
import { useAct } from '../ui/use-act.ts'
import { owedSignOut } from './owed-sign-out.ts'
import { asWished } from './theme-wish.ts'

/** Nobody is an answer here, not a failure: it leads to the door. */
const meOrNobody = async (): Promise<Me | null> => {
  if (owedSignOut.is()) {
    await owedSignOut.settle().catch(() => undefined)
    return null
  }
  try {
    return asWished(await ask(getMe, {}))
  } catch (error) {
    if (isRefusal(error, 'unauthenticated')) return null
    throw error
  }
}

/** The signed-in person; null while nobody is. */
export const meQuery = queryOptions({ queryKey: meKey, queryFn: meOrNobody, staleTime: 60_000 })

/** Whoever signs out in one tab of a browser has left in all of them. */
export const useLeavesTogether = (): void => {
  const client = useQueryClient()
  useEffect(() => {
    const look = ({ key, newValue }: StorageEvent) => {
      if (key === personKey && newValue === null) client.setQueryData(meKey, null)
    }
    addEventListener('storage', look)
    return () => removeEventListener('storage', look)
  }, [client])
}

/** Filled by the frame behind the door. */
export const MeContext = createContext<Me | null>(null)

/** The signed-in person, on every screen behind the door. */
export const useMe = (): Me => {
  const me = useContext(MeContext)
  if (!me) throw new Error('expected a signed-in person around this screen')
  return me
}

/** Shows the person as the api has just said; an answer that is on its way is older, and dropped. */
export const keepMe = async (client: QueryClient, me: Me): Promise<void> => {
  await client.cancelQueries({ queryKey: meKey })
  client.setQueryData(meKey, asWished(me))
}

/** Changes what a person says about themselves, and their settings; shows it at once. */
export const useChangeMe = () => {
  const client = useQueryClient()
  return useAct(async (body: InputOf<typeof changeMe, 'body'>) => {
    const changed = await ask(changeMe, { body })
    await keepMe(client, changed)
    return changed
  })
}
