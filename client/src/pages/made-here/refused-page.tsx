import { useSyncExternalStore } from 'react'
import { Link } from 'react-router'
import { t } from '../../messages/t.ts'
import { type MadeHere, madeHere } from '../../sync/made-here.ts'
import { Notice } from '../../ui/notice.tsx'
import { titleOf } from '../title.ts'

/** On the page itself: the server does not take it, and nothing of it is lost. */
export const RefusedPage = ({ made }: { readonly made: MadeHere }) => (
  <Notice tone="warn" title={t('The server does not take this page')}>
    {made.why ?? t('It said no')}.{' '}
    {t(
      'What you wrote stays on this device, and the page is tried again whenever you come back. Until then nothing more can be written here.',
    )}
  </Notice>
)

/** On the first screen, since the project of such a page may be none that one can open any more. */
export const RefusedPages = () => {
  const all = useSyncExternalStore(madeHere.listen, madeHere.all)
  return all
    .filter(({ refused }) => refused)
    .map((made) => (
      <Notice
        key={made.id}
        tone="warn"
        title={t('The server does not take “{title}”', { title: titleOf(made) })}
        action={<Link to={`/p/${made.id}`}>{t('Open its text')}</Link>}
      >
        {made.why ?? t('It said no')}.{' '}
        {t('Its text is kept on this device until you have taken it.')}
      </Notice>
    ))
}
