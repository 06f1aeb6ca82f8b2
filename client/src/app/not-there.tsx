import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { t } from '../messages/t.ts'
import { Door } from '../ui/screen.tsx'
import { useTitle } from '../ui/use-title.ts'

interface NotThereProps {
  /** What of the person's own is left all the same. */
  readonly children?: ReactNode
}

/** Nothing at this address that this person may know of. */
export const NotThere = ({ children }: NotThereProps) => {
  useTitle(t('Not found'))
  return (
    <Door
      title={t('There is nothing here for you')}
      about={t(
        'The address may be wrong, the page may be in the trash, or you may not be a member of its project. If somebody sent you the address, ask them to invite you.',
      )}
    >
      {children}
      <Link to="/">{t('To your projects')}</Link>
    </Door>
  )
}
