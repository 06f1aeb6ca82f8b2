import { listSecurityLog, type SecurityEntry } from '@chapterhouse/shared/auth/security-log'
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { ask } from '../../kernel/ask.ts'
import { ago, exactly } from '../../kernel/moment.ts'
import { t } from '../../messages/t.ts'
import { Line, Lines } from '../../ui/lines.tsx'
import { Section } from '../../ui/screen.tsx'
import { ShowOlder } from '../../ui/show-older.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Unloaded } from '../../ui/unloaded.tsx'
import { deviceInWords } from '../device-words.ts'
import { actionInWords } from './words.ts'

/** Asked anew on each visit, and not kept. */
const logQuery = infiniteQueryOptions({
  queryKey: ['security-log'],
  queryFn: ({ pageParam }) =>
    ask(listSecurityLog, { query: { limit: 8, ...(pageParam ? { cursor: pageParam } : {}) } }),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
  meta: { kept: false },
})

/** "Firefox on Linux · 203.0.113.9", as far as it is still known. */
const whence = ({ byOther, userAgent, address }: SecurityEntry): string => {
  if (byOther) return t('by whoever looks after this house')
  return [userAgent && deviceInWords(userAgent), address].filter(Boolean).join(' · ')
}

/** One act: what, when, with what and from where. */
const Entry = ({ entry }: { readonly entry: SecurityEntry }) => (
  <Line
    title={actionInWords(entry.action)}
    about={
      <>
        <time dateTime={entry.at} title={exactly(entry.at)}>
          {ago(entry.at)}
        </time>
        {whence(entry) ? ` · ${whence(entry)}` : null}
      </>
    }
  />
)

/** What was done that matters for the safety of the account. */
export const LogSection = () => {
  const log = useInfiniteQuery(logQuery)
  const entries = log.data?.pages.flatMap((part) => part.items) ?? []
  return (
    <Section
      title={t('Security log')}
      about={t(
        'What was done with your account. Addresses are shortened after 90 days. If something here was not you, change your password.',
      )}
    >
      <Unloaded query={log} />
      {log.isPending ? <Skeleton label={t('Loading the log')} lines={3} /> : null}
      <Lines label={t('Security log')}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </Lines>
      <ShowOlder list={log} />
    </Section>
  )
}
