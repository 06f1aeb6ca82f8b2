import { circumstances } from './circumstances.ts'
import type { Whence } from './client-address.ts'
import type { Tx } from './database.ts'

/** One line of the activity log, written in the transaction of what it tells. */
export interface Activity {
  readonly category: 'ACTIVITY' | 'AUDIT' | 'SECURITY' | 'ACTION'
  /** `area.verb`, as domain-model.md §6 lists them. */
  readonly action: string
  readonly actorId: string | null
  readonly projectId?: string
  readonly resource: readonly [type: string, id: string | null]
  readonly before?: object
  readonly after?: object
  /** Of the request under way unless told. */
  readonly whence?: Whence
}

/** Where it came from is noted of what matters for safety; of ordinary work it is nobody's concern. */
const isTraced = ({ category }: Activity) => category === 'SECURITY' || category === 'AUDIT'

export const record = async (tx: Tx, activity: Activity): Promise<void> => {
  const { category, action, actorId, projectId = null, resource, before, after } = activity
  const json = (value: object | undefined) => (value ? JSON.stringify(value) : null)
  const around = circumstances()
  const told = activity.whence?.ip ? activity.whence : around?.whence
  const whence = isTraced(activity) ? told : undefined
  await tx.$executeRaw`
    insert into activity_log (category, action, actor_id, project_id, resource_type, resource_id,
                              before, after, ip, user_agent, request_id)
    values (${category}::log_category, ${action}, ${actorId}::uuid, ${projectId}::uuid, ${resource[0]},
            ${resource[1]}, ${json(before)}::jsonb, ${json(after)}::jsonb, ${whence?.ip ?? null}::inet,
            ${whence?.userAgent ?? null}, ${around?.requestId ?? null})`
}
