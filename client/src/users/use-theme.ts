import { changeMe, type Me } from '@chapterhouse/shared/users/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask } from '../kernel/ask.ts'
import { isRefusal } from '../kernel/explain.ts'
import { meKey } from '../kernel/query-client.ts'
import { Unreachable } from '../kernel/unreachable.ts'
import { useReach } from '../kernel/use-reach.ts'
import { complain } from '../ui/use-act.ts'
import { applyTheme } from './appearance.ts'
import { keepMe } from './me.ts'
import { type ThemeWish, themeWish } from './theme-wish.ts'

/** No answer, or one that says nothing about the choice itself. */
const mayPass = (error: unknown) =>
  error instanceof Unreachable ||
  isRefusal(error, 'unavailable', 'outcome_unknown', 'rate_limited', 'unauthenticated')

/** Sends what was chosen; until the api answers it is remembered here, and wins over older answers. */
const useSendWish = () => {
  const client = useQueryClient()
  const { mutate } = useMutation({
    // One after the other: of two choices the later one must be the last to arrive.
    scope: { id: 'theme' },
    // A reload right after the choice must not call the request back.
    mutationFn: ({ theme }: ThemeWish) => ask(changeMe, { body: { theme }, keepalive: true }),
    onSuccess: async (changed, wish) => {
      themeWish.forget(wish)
      await keepMe(client, changed)
    },
    onError: async (error, wish) => {
      if (mayPass(error)) return
      themeWish.forget(wish)
      complain(error)
      await client.invalidateQueries({ queryKey: meKey })
    },
  })
  return mutate
}

/** Shows light, dark, or what the system says, at once; stored with the person as soon as it can be. */
export const useChooseTheme = (me: Me) => {
  const client = useQueryClient()
  const send = useSendWish()
  return (theme: Me['theme']) => {
    const wish = { id: me.id, theme }
    themeWish.make(wish)
    client.setQueryData(meKey, { ...me, theme })
    send(wish)
  }
}

/** Shows the person's theme, and sends a choice again that an earlier start could not bring home. */
export const useTheme = (me: Me | null | undefined): void => {
  const reach = useReach()
  const send = useSendWish()
  const { id, theme } = me ?? {}
  useEffect(() => {
    if (theme) applyTheme(theme)
  }, [theme])
  useEffect(() => {
    const wish = id && reach === 'here' ? themeWish.of({ id }) : null
    if (wish) send(wish)
  }, [id, reach, send])
}

/** Leaves nothing of that person's choice on this browser. */
export const forgetTheme = (me: Me): void => {
  const wish = themeWish.of(me)
  if (wish) themeWish.forget(wish)
  applyTheme('system')
}
