import { type AdminJob, callJob } from '@chapterhouse/shared/admin/house'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ask } from '../kernel/ask.ts'
import { ago } from '../kernel/moment.ts'
import { t } from '../messages/t.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Line, Lines } from '../ui/lines.tsx'
import { Column } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { toast } from '../ui/toast.ts'
import { Unloaded } from '../ui/unloaded.tsx'
import { useAct } from '../ui/use-act.ts'
import styles from './admin.module.css'
import { jobsQuery } from './admin-api.ts'

/** How it went last, in words. */
const lastOf = ({ last }: AdminJob): string => {
  if (!last) return t('did not run yet')
  if (last.state === 'active') return t('runs now')
  const when = last.endedAt ?? last.startedAt
  const then = when ? ago(when) : ''
  if (last.failure) return t('failed {when} ({failure})', { when: then, failure: last.failure })
  return t('done {when}', { when: then })
}

/** Failed, or due for more than a minute: the queue looks every half. */
const isTrouble = ({ last, overdueSince }: AdminJob): boolean =>
  Boolean(last?.failure) ||
  (overdueSince !== null && Date.now() - Date.parse(overdueSince) > 60_000)

/** One job, with a button that does not wait for its time. */
const JobLine = ({ job }: { readonly job: AdminJob }) => {
  const client = useQueryClient()
  const call = useAct(async () => {
    await ask(callJob, { params: { name: job.name } })
    toast(t('{name} is called', { name: job.name }))
    await client.invalidateQueries({ queryKey: jobsQuery.queryKey })
  })
  const told = [
    lastOf(job),
    ...(job.overdueSince ? [t('due since {when}', { when: ago(job.overdueSince) })] : []),
    t('at {schedule}', { schedule: job.schedule }),
  ]
  return (
    <Line
      before={<span className={styles.dot} data-state={isTrouble(job) ? 'look' : 'well'} />}
      title={job.name}
      about={told.join(' · ')}
      acts={
        <Button
          small
          busy={call.isPending}
          aria-label={t('Run now: {name}', { name: job.name })}
          onClick={() => call.mutate()}
        >
          {t('Run now')}
        </Button>
      }
    />
  )
}

/** `/admin/jobs`: work by the clock, and how it went last. */
export const JobsScreen = () => {
  const jobs = useQuery(jobsQuery)
  return (
    <Column title={t('Jobs')} about={t('Work by the clock (UTC). Each may be run at any time.')}>
      <Unloaded query={jobs} />
      {jobs.isPending ? <Skeleton label={t('Loading the jobs')} lines={5} /> : null}
      {jobs.data?.length === 0 ? (
        <Empty title={t('Nothing is scheduled yet')}>
          {t('It is, a moment after the first start of the web server.')}
        </Empty>
      ) : null}
      <Lines label={t('Jobs')}>
        {jobs.data?.map((job) => (
          <JobLine key={job.name} job={job} />
        ))}
      </Lines>
    </Column>
  )
}
