import type { PageId, VersionId } from '@chapterhouse/shared/kernel/id'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { t } from '../../messages/t.ts'
import { classes } from '../../ui/classes.ts'
import { Problem } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { pageQuery } from '../api.ts'
import { titleOf } from '../title.ts'
import { ChangeList } from './change-list.tsx'
import styles from './history.module.css'
import { ReadView } from './read-view.tsx'
import { VersionList } from './version-list.tsx'

const tabs = [
  { tab: 'versions', label: t('Versions') },
  { tab: 'changes', label: t('Who wrote what') },
] as const

/** Links, not tabs in the strict sense: each is an address, and Back works. */
const Tabs = ({ chosen }: { readonly chosen: string }) => (
  <nav className={styles.tabs} aria-label={t('History')}>
    {tabs.map(({ tab, label }) => (
      <Link key={tab} to={`?tab=${tab}`} replace aria-current={chosen === tab ? 'page' : undefined}>
        {label}
      </Link>
    ))}
  </nav>
)

/** `/p/:pageId/history`: the kept versions, each to be read, and who changed what. */
export const HistoryScreen = () => {
  const pageId = useParams().pageId as PageId
  const [params] = useSearchParams()
  const page = useQuery(pageQuery(pageId))
  const tab = params.get('tab') === 'changes' ? 'changes' : 'versions'
  const version = params.get('version') as VersionId | null
  useTitle(t('History'), page.data && titleOf(page.data))
  return (
    <div className={styles.history} data-reading={version !== null}>
      <div className={styles.list}>
        <Link className={styles.back} to={`/p/${pageId}`}>
          <IconArrowLeft size={16} /> {t('Back to the page')}
        </Link>
        <h1>{page.data ? titleOf(page.data) : t('History')}</h1>
        <Tabs chosen={tab} />
        {page.error && !page.data ? <Problem error={page.error} /> : null}
        {page.isPending ? <Skeleton label={t('Opening the history')} /> : null}
        {tab === 'versions' ? (
          <VersionList pageId={pageId} chosen={version} />
        ) : (
          <ChangeList pageId={pageId} />
        )}
      </div>
      <div className={styles.reading}>
        {version ? (
          <>
            <Link className={classes(styles.back, styles.toAll)} to="?tab=versions">
              <IconArrowLeft size={16} /> {t('All versions')}
            </Link>
            <ReadView key={version} versionId={version} />
          </>
        ) : (
          <p className={styles.hint}>
            {tab === 'versions'
              ? t('Choose a version to read the text as it was then.')
              : t('Each line is what one person changed in about a minute of writing.')}
          </p>
        )}
      </div>
    </div>
  )
}
