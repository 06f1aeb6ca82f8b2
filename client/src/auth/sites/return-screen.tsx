import { finishProvider } from '@chapterhouse/shared/auth/provider'
import { provider } from '@chapterhouse/shared/auth/site'
import { Refusal } from '@chapterhouse/shared/refusals'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { ask } from '../../kernel/ask.ts'
import { isRefusal } from '../../kernel/explain.ts'
import { t } from '../../messages/t.ts'
import { Problem } from '../../ui/notice.tsx'
import { Door } from '../../ui/screen.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.ts'
import { useTitle } from '../../ui/use-title.ts'
import { safeNext, useSignIn, waysQuery } from '../api.ts'
import { goingTo } from './set-out.ts'

/** What the other site put into the address of the return. */
const broughtBy = (params: URLSearchParams) => {
  const of = (name: string) => params.get(name) ?? undefined
  return { code: of('code'), state: of('state'), error: of('error') }
}

const siteOf = (site: string) => {
  const known = provider.safeParse(site)
  if (known.success) return { provider: known.data }
  throw new Refusal('provider_failed', { detail: t('Nobody signs in by such a site here') })
}

/** Tells the api, once. */
const useReturn = (site: string) => {
  const [params] = useSearchParams()
  const client = useQueryClient()
  const signIn = useSignIn()
  return useMutation({
    mutationFn: () =>
      signIn(async () => {
        const answer = await ask(finishProvider, { params: siteOf(site), body: broughtBy(params) })
        if (answer.intent === 'link') {
          await client.invalidateQueries({ queryKey: waysQuery.queryKey })
          toast(t('Connected. You can sign in with it from now on'))
        }
        return answer
      }, safeNext(goingTo())),
  })
}

/** `/sign-in/<site>`: somebody comes back from there, and is let in or told why not. */
export const ReturnScreen = () => {
  const { site = '' } = useParams()
  const coming = useReturn(site)
  const { mutate } = coming
  const begun = useRef(false)
  useTitle(t('Sign in'))
  useEffect(() => {
    // A second look would bring a code that was used up.
    if (!begun.current) mutate()
    begun.current = true
  }, [mutate])
  if (!coming.error) return <Skeleton label={t('Signing in')} />
  const isLate = isRefusal(coming.error, 'too_late')
  return (
    <Door
      title={isLate ? t('Please begin again') : t('Not signed in')}
      foot={<Link to="/sign-in">{t('Back to sign in')}</Link>}
    >
      <Problem error={coming.error} />
    </Door>
  )
}
