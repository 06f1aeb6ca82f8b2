import { Link } from 'react-router'
import { t } from '../messages/t.ts'
import { Door } from '../ui/screen.tsx'
import { useTitle } from '../ui/use-title.ts'

/** For everybody the mailbox is not for: as at an address where nothing is. */
export const NoMailbox = () => {
  useTitle(t('Not found'))
  return (
    <Door title={t('There is nothing here for you')} about={t('The address may be wrong.')}>
      <Link to="/">{t('To your projects')}</Link>
    </Door>
  )
}
