import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useLocation } from 'react-router'
import { Notice } from '../ui/notice.tsx'
import { Door } from '../ui/screen.tsx'
import { doorwayQuery, safeNext, useCameIn } from './api.ts'
import { SignUpForm } from './sign-up-form.tsx'
import { SiteButtons } from './sites/site-buttons.tsx'

/** How one gets in where not everybody may. */
const closed = {
  invited: 'Open the invitation link you were given; it lets you create an account.',
  closed: 'Whoever runs this server creates the accounts here. Ask them for one.',
} as const

/** `/sign-up`, while this house takes anybody. */
export const SignUpScreen = () => {
  const doorway = useQuery(doorwayQuery)
  const cameIn = useCameIn()
  const { search } = useLocation()
  useDocumentTitle('Create an account · Chapterhouse')
  if (doorway.data?.firstRun) return <Navigate to="/welcome" replace />
  const door = doorway.data?.signUp ?? 'open'
  return (
    <Door
      title="Create an account"
      foot={
        <>
          Been here before? <Link to={`/sign-in${search}`}>Sign in</Link>
        </>
      }
    >
      {door === 'open' ? (
        <>
          <SignUpForm action="Create account" onDone={cameIn} />
          <SiteButtons next={safeNext(new URLSearchParams(search).get('next'))} />
        </>
      ) : (
        <Notice title="Sign-up is not open here">{closed[door]}</Notice>
      )}
    </Door>
  )
}
