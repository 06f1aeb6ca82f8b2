import { useQuery } from '@tanstack/react-query'
import { Navigate, useLocation } from 'react-router'
import { t } from '../messages/t.ts'
import { Problem } from '../ui/notice.tsx'
import { Door } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useTitle } from '../ui/use-title.ts'
import { doorwayQuery, useCameIn } from './api.ts'
import { SignUpForm } from './sign-up-form.tsx'
import { SiteButtons } from './sites/site-buttons.tsx'

/** The code in the link that the start command prints; '' when one came without it. */
const codeIn = (hash: string): string => new URLSearchParams(hash.slice(1)).get('setup-code') ?? ''

/** `/welcome`: the first visitor of a new house makes its first account. */
export const WelcomeScreen = () => {
  const doorway = useQuery(doorwayQuery)
  const cameIn = useCameIn()
  const { hash } = useLocation()
  useTitle(t('Welcome'))
  if (doorway.error && !doorway.data) {
    return (
      <Door title={t('Welcome')}>
        <Problem error={doorway.error} again={() => void doorway.refetch()} />
      </Door>
    )
  }
  if (!doorway.data) return <Skeleton label={t('Opening')} />
  if (!doorway.data.firstRun) return <Navigate to="/sign-in" replace />
  return (
    <Door
      title={t('Write together, from here on.')}
      about={t(
        'Nobody is here yet. The first account looks after this Chapterhouse; all that is written here stays on this server.',
      )}
    >
      <SignUpForm
        action={t('Create the first account')}
        {...(doorway.data.setupCodeNeeded ? { setupCode: codeIn(hash) } : {})}
        onDone={(user) => cameIn(user, '/')}
      />
      <SiteButtons
        next="/"
        {...(doorway.data.setupCodeNeeded ? { setupCode: codeIn(hash) } : {})}
      />
    </Door>
  )
}
