import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useLocation } from 'react-router'
import { Problem } from '../ui/notice.tsx'
import { Door } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
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
  useDocumentTitle('Welcome · Chapterhouse')
  if (doorway.error && !doorway.data) {
    return (
      <Door title="Welcome">
        <Problem error={doorway.error} again={() => void doorway.refetch()} />
      </Door>
    )
  }
  if (!doorway.data) return <Skeleton label="Opening" />
  if (!doorway.data.firstRun) return <Navigate to="/sign-in" replace />
  return (
    <Door
      title="Write together, from here on."
      about="Nobody is here yet. The first account looks after this Chapterhouse; all that is written here stays on this server."
    >
      <SignUpForm
        action="Create the first account"
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
