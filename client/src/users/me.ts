import { changeMe, getMe, type Me } from '@chapterhouse/shared/users/contract'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { ask } from '../kernel/ask.ts'
import { isRefusal } from '../kernel/explain.ts'
import { meKey } from '../kernel/query-client.ts'
import { useAct } from '../ui/use-act.ts'

/** Nobody is an answer here, not a failure: it leads to the door. */
const meOrNobody = async (): Promise<Me | null> => {
  try {
    return await ask(getMe, {})
  } catch (error) {
    if (isRefusal(error, 'unauthenticated')) return null
    throw error
  }
}

/** The signed-in person; null while nobody is. */
export const meQuery = queryOptions({ queryKey: meKey, queryFn: meOrNobody, staleTime: 60_000 })

/** Filled by the frame behind the door. */
export const MeContext = createContext<Me | null>(null)

/** The signed-in person, on every screen behind the door. */
export const useMe = (): Me => {
  const me = useContext(MeContext)
  if (!me) throw new Error('expected a signed-in person around this screen')
  return me
}

/** Changes the person's own settings; shows them at once. */
export const useChangeMe = () => {
  const client = useQueryClient()
  return useAct(async (body: { displayName?: string; theme?: Me['theme'] }) => {
    const changed = await ask(changeMe, { body })
    client.setQueryData(meKey, changed)
    return changed
  })
}
