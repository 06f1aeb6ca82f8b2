import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Contribution } from '@chapterhouse/shared/pages/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ago, exactly } from '../../kernel/moment.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Line, Lines } from '../../ui/lines.tsx'
import { Problem } from '../../ui/notice.tsx'
import { ShowOlder } from '../../ui/show-older.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { contributionsQuery } from '../api.ts'
import styles from './history.module.css'

/** What somebody did, after their name. */
const acts: Record<Contribution['kind'], string> = {
  LIVE: 'wrote',
  BRANCH: 'proposed',
  AI: 'generated',
  SUGGESTION: 'suggested',
  REVERT: 'took back',
  RESTORE: 'restored',
  IMPORT: 'imported',
}

const number = new Intl.NumberFormat('en')

/** "+120 −4 characters": both counts, since a rewrite changes much and grows little. */
export const sizeOf = (change: Pick<Contribution, 'insertedChars' | 'deletedChars'>): string => {
  const parts = [
    change.insertedChars > 0 ? `+${number.format(change.insertedChars)}` : '',
    change.deletedChars > 0 ? `−${number.format(change.deletedChars)}` : '',
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join(' ')} characters` : 'formatting only'
}

/** An author who was erased, or a part of the machine. */
const nobody = { displayName: '?', color: '#5d5f5f' }

/** Guests of a share link are named as such; they have no account to be found by. */
const authorOf = ({ author, guests }: Contribution): string => {
  if (author) return author.displayName
  return guests.length > 0 ? `${guests.join(', ')} (guest)` : 'Somebody'
}

const ChangeLine = ({ change }: { readonly change: Contribution }) => (
  <Line
    before={<Avatar person={change.author ?? nobody} />}
    title={`${authorOf(change)} ${acts[change.kind]}`}
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
  if (list.isPending) return <Skeleton label="Loading the changes" />
  if (list.error && changes.length === 0) {
    return <Problem error={list.error} again={() => void list.refetch()} />
  }
  if (changes.length === 0) {
    return (
      <Empty title="Nothing recorded yet">
        A minute after somebody writes in the page it stands here, under their name.
      </Empty>
    )
  }
  return (
    <>
      <Lines label="Changes">
        {changes.map((change) => (
          <ChangeLine key={change.id} change={change} />
        ))}
      </Lines>
      <ShowOlder list={list} />
    </>
  )
}
