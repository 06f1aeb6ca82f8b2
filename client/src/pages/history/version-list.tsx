import type { PageId, VersionId } from '@chapterhouse/shared/kernel/id'
import type { Version } from '@chapterhouse/shared/pages/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { count } from '../../kernel/count.ts'
import { ago, exactly } from '../../kernel/moment.ts'
import { t } from '../../messages/t.ts'
import { Empty } from '../../ui/empty.tsx'
import { Problem } from '../../ui/notice.tsx'
import { ShowOlder } from '../../ui/show-older.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { versionsQuery } from '../api.ts'
import styles from './history.module.css'

/** What a version without a name is called: why it was kept. */
const kinds: Record<Version['kind'], string> = {
  AUTO: t('Kept automatically'),
  NAMED: t('Named'),
  PRE_MERGE: t('Before a merge'),
  PRE_RESTORE: t('Before a restore'),
  RESTORE: t('Restored'),
  PUBLISH: t('Published'),
  IMPORT: t('Came with an import'),
}

interface VersionLineProps {
  readonly version: Version
  readonly chosen: boolean
}

/** A version as a link; named ones stand out, since somebody meant them. */
const VersionLine = ({ version, chosen }: VersionLineProps) => (
  <li>
    <Link
      className={styles.version}
      to={`?tab=versions&version=${version.id}`}
      aria-current={chosen ? 'true' : undefined}
    >
      <strong data-named={version.label !== null}>{version.label ?? kinds[version.kind]}</strong>
      <span>
        <time dateTime={version.createdAt} title={exactly(version.createdAt)}>
          {ago(version.createdAt)}
        </time>
        {version.createdBy ? ` · ${version.createdBy.displayName}` : ''}
        {` · ${count.words(version.wordCount)}`}
      </span>
      {version.note ? <span>{version.note}</span> : null}
    </Link>
  </li>
)

interface VersionListProps {
  readonly pageId: PageId
  readonly chosen: VersionId | null
}

/** The versions of a page, newest first. */
export const VersionList = ({ pageId, chosen }: VersionListProps) => {
  const list = useInfiniteQuery(versionsQuery(pageId))
  const versions = list.data?.pages.flatMap((part) => part.items) ?? []
  if (list.isPending) return <Skeleton label={t('Loading the versions')} />
  if (list.error && versions.length === 0) {
    return <Problem error={list.error} again={() => void list.refetch()} />
  }
  if (versions.length === 0) {
    return (
      <Empty title={t('No versions yet')}>
        {t(
          'Chapterhouse keeps one by itself now and then. To keep one yourself, choose “Keep a version” in the menu of the page.',
        )}
      </Empty>
    )
  }
  return (
    <>
      <ol className={styles.versions} aria-label={t('Versions')}>
        {versions.map((version) => (
          <VersionLine key={version.id} version={version} chosen={version.id === chosen} />
        ))}
      </ol>
      <ShowOlder list={list} />
    </>
  )
}
