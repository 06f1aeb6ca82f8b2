import type { Fault } from '@chapterhouse/shared/admin/house'
import { useQuery } from '@tanstack/react-query'
import { ago, exactly } from '../kernel/moment.ts'
import { t, tn } from '../messages/t.ts'
import { Empty } from '../ui/empty.tsx'
import { Line, Lines } from '../ui/lines.tsx'
import { Column } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Unloaded } from '../ui/unloaded.tsx'
import { faultsQuery } from './admin-api.ts'

/** One kind of mistake, with the request to look for in the log. */
const FaultLine = ({ fault }: { readonly fault: Fault }) => (
  <Line
    title={t('{name} in {during}', { name: fault.name, during: fault.during })}
    about={
      <>
        <time dateTime={fault.lastAt} title={exactly(fault.lastAt)}>
          {tn(fault.count, ['{n} time, last {when}', '{n} times, last {when}'], {
            when: ago(fault.lastAt),
          })}
        </time>
        {fault.place ? ` · ${fault.place}` : null}
        {fault.requestId ? ` · ${t('request {id}', { id: fault.requestId })}` : null}
      </>
    }
  />
)

/** `/admin/errors`: mistakes of the server, each kind once. */
export const ErrorsScreen = () => {
  const faults = useQuery(faultsQuery)
  const { since, items = [] } = faults.data ?? {}
  return (
    <Column
      title={t('Errors')}
      about={
        since
          ? t(
              'Since the web server started, {when}. More of each is in its log, under the id of the request.',
              { when: ago(since) },
            )
          : null
      }
    >
      <Unloaded query={faults} />
      {faults.isPending ? <Skeleton label={t('Loading the errors')} /> : null}
      {faults.isSuccess && items.length === 0 ? (
        <Empty title={t('No errors')}>
          {t('When something goes wrong inside, it is told here.')}
        </Empty>
      ) : null}
      <Lines label={t('Errors')}>
        {items.map((fault) => (
          <FaultLine key={fault.fingerprint} fault={fault} />
        ))}
      </Lines>
    </Column>
  )
}
