import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { t } from '../messages/t.ts'
import { Door } from '../ui/screen.tsx'
import { useTitle } from '../ui/use-title.ts'

/** For a member whose membership rests: nothing of the project, but why. */
export const Paused = ({ children }: { readonly children?: ReactNode }) => {
  useTitle(t('Paused'))
  return (
    <Door
      title={t('Your membership is paused')}
      about={t(
        'You cannot read or write here until somebody who looks after the project ends the pause. What you wrote stays, under your name.',
      )}
    >
      {children}
      <Link to="/">{t('To your projects')}</Link>
    </Door>
  )
}
