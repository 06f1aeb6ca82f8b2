import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Contribution } from '@chapterhouse/shared/pages/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ago, exactly } from '../../kernel/moment.ts'
import { locale } from '../../messages/language.ts'
import { t } from '../../messages/t.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Line, Lines } from '../../ui/lines.tsx'
import { Problem } from '../../ui/notice.tsx'
import { ShowOlder } from '../../ui/show-older.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { contributionsQuery } from '../api.ts'
import styles from './history.module.css'

/** What somebody did; the name is put in where it is shown. */
const acts: Record<Contribution['kind'], string> = {
  LIVE: t('{name} wrote'),
  BRANCH: t('{name} proposed'),
  AI: t('{name} generated'),
  SUGGESTION: t('{name} suggested'),
  REVERT: t('{name} took back'),
  RESTORE: t('{name} restored'),
  IMPORT: t('{name} imported'),
}

const number = new Intl.NumberFormat(locale)

/** "+120 −4 characters": both counts, since a rewrite changes much and grows little. */
export const sizeOf = (change: Pick<Contribution, 'insertedChars' | 'deletedChars'>): string => {
  const parts = [
    change.insertedChars > 0 ? `+${number.format(change.insertedChars)}` : '',
    change.deletedChars > 0 ? `−${number.format(change.deletedChars)}` : '',
  ].filter(Boolean)
  return parts.length > 0
    ? t('{change} characters', { change: parts.join(' ') })
    : t('formatting only')
}

/** An author who was erased, or a part of the machine. */
const nobody = { displayName: '?', color: '#5d5f5f' }

/** Guests of a share link are named as such; they have no account to be found by. */
const authorOf = ({ author, guests }: Contribution): string => {
  if (author) return author.displayName
  return guests.length > 0 ? t('{names} (guest)', { names: guests.join(', ') }) : t('Somebody')
}

const ChangeLine = ({ change }: { readonly change: Contribution }) => (
  <Line
    before={<Avatar person={change.author ?? nobody} />}
    title={acts[change.kind].replace('{name}', () => authorOf(change))}
    about={
      <>
        {change.title ? `${change.title} · ` : ''}
        {sizeOf(change)}
      </>
    }
    acts={
      <time className={styles.time} dateTime={change.createdAt} title={exactly(change.createdAt)}>
        {ago(change.createdAt)}
      </time>
    }
  />
)

/** Who changed what, newest first. */
export const ChangeList = ({ pageId }: { readonly pageId: PageId }) => {
  const list = useInfiniteQuery(contributionsQuery(pageId))
  const changes = list.data?.pages.flatMap((part) => part.items) ?? []
  if (list.isPending) return <Skeleton label={t('Loading the changes')} />
  if (list.error && changes.length === 0) {
    return <Problem error={list.error} again={() => void list.refetch()} />
  }
  if (changes.length === 0) {
    return (
      <Empty title={t('Nothing recorded yet')}>
        {t('A minute after somebody writes in the page it stands here, under their name.')}
      </Empty>
    )
  }
  return (
    <>
      <Lines label={t('Changes')}>
        {changes.map((change) => (
          <ChangeLine key={change.id} change={change} />
        ))}
      </Lines>
      <ShowOlder list={list} />
    </>
  )
}
