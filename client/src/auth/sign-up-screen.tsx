import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useLocation } from 'react-router'
import { Rich } from '../messages/rich.tsx'
import { t } from '../messages/t.ts'
import { Notice } from '../ui/notice.tsx'
import { Door } from '../ui/screen.tsx'
import { useTitle } from '../ui/use-title.ts'
import { doorwayQuery, safeNext, useCameIn } from './api.ts'
import { SignUpForm } from './sign-up-form.tsx'
import { SiteButtons } from './sites/site-buttons.tsx'

/** How one gets in where not everybody may. */
const closed = {
  invited: t('Open the invitation link you were given; it lets you create an account.'),
  closed: t('Whoever runs this server creates the accounts here. Ask them for one.'),
} as const

/** `/sign-up`, while this house takes anybody. */
export const SignUpScreen = () => {
  const doorway = useQuery(doorwayQuery)
  const cameIn = useCameIn()
  const { search } = useLocation()
  useTitle(t('Create an account'))
  if (doorway.data?.firstRun) return <Navigate to="/welcome" replace />
  const door = doorway.data?.signUp ?? 'open'
  return (
    <Door
      title={t('Create an account')}
      foot={
        <Rich
          text="Been here before? <a>Sign in</a>"
          tags={{ a: (words) => <Link to={`/sign-in${search}`}>{words}</Link> }}
        />
      }
    >
      {door === 'open' ? (
        <>
          <SignUpForm action={t('Create account')} onDone={cameIn} />
          <SiteButtons next={safeNext(new URLSearchParams(search).get('next'))} />
        </>
      ) : (
        <Notice title={t('Sign-up is not open here')}>{closed[door]}</Notice>
      )}
    </Door>
  )
}
