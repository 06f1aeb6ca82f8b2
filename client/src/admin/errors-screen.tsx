import type { Fault } from '@chapterhouse/shared/admin/house'
import { useQuery } from '@tanstack/react-query'
import { count } from '../kernel/count.ts'
import { ago, exactly } from '../kernel/moment.ts'
import { Empty } from '../ui/empty.tsx'
import { Line, Lines } from '../ui/lines.tsx'
import { Column } from '../ui/screen.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Unloaded } from '../ui/unloaded.tsx'
import { faultsQuery } from './admin-api.ts'

/** One kind of mistake, with the request to look for in the log. */
const FaultLine = ({ fault }: { readonly fault: Fault }) => (
  <Line
    title={`${fault.name} in ${fault.during}`}
    about={
      <>
        {count(fault.count, 'time')}, last{' '}
        <time dateTime={fault.lastAt} title={exactly(fault.lastAt)}>
          {ago(fault.lastAt)}
        </time>
        {fault.place ? ` · ${fault.place}` : null}
        {fault.requestId ? ` · request ${fault.requestId}` : null}
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
      title="Errors"
      about={
        since
          ? `Since the web server started, ${ago(since)}. More of each is in its log, under the id of the request.`
          : null
      }
    >
      <Unloaded query={faults} />
      {faults.isPending ? <Skeleton label="Loading the errors" /> : null}
      {faults.isSuccess && items.length === 0 ? (
        <Empty title="No errors">When something goes wrong inside, it is told here.</Empty>
      ) : null}
      <Lines label="Errors">
        {items.map((fault) => (
          <FaultLine key={fault.fingerprint} fault={fault} />
        ))}
      </Lines>
    </Column>
  )
}
