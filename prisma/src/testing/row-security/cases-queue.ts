import { type Case, of, type RoleCase } from './probe.ts'

/** The tables of the job queue, and a column that nothing hangs on. */
const tables = {
  bam: 'error',
  instance: 'name',
  job: 'priority',
  job_common: 'priority',
  job_dependency: 'child_name',
  queue: 'policy',
  queue_stats: 'ready_count',
  schedule: 'cron',
  subscription: 'event',
  version: 'version',
  warning: 'type',
}

/** One row in each, for the owner's tests; a statistic's row needs a partition, which we do not keep. */
export const queueRows = [
  `insert into pgboss.queue (name, policy, retry_limit, retry_delay, retry_backoff, expire_seconds,
                             retention_seconds, deletion_seconds, partition, table_name)
   values ('q', 'exclusive', 0, 0, false, 1, 1, 1, false, 'job_common')`,
  `insert into pgboss.schedule (name, cron) values ('q', '* * * * *')`,
  `insert into pgboss.subscription (event, name) values ('e', 'q')`,
  `insert into pgboss.job (name, policy) values ('q', 'exclusive')`,
  `insert into pgboss.job_dependency (child_name, child_id, parent_name, parent_id)
   values ('q', gen_random_uuid(), 'q', gen_random_uuid())`,
  `insert into pgboss.bam (name, version, table_name, command) values ('b', 1, 't', 'c')`,
  `insert into pgboss.warning (type, message) values ('w', 'm')`,
  `insert into pgboss.instance (id, host, pid, version, node_version, heartbeat_seconds, supervise,
                                schedule, migrate, persist_queue_stats, persist_warnings)
   values (gen_random_uuid(), 'h', 1, 'v', 'n', 1, true, true, false, false, false)`,
  'create table pgboss.queue_stats_any partition of pgboss.queue_stats default',
  `insert into pgboss.queue_stats (name) values ('q')`,
]

/** Nobody of the api comes near the queue, whoever they are. */
export const queueCases: readonly Case[] = Object.entries(tables).flatMap(([name, column]) => {
  const table = `pgboss.${name}`
  return of(table, {
    select: [['look', `select from ${table}`, []]],
    insert: [['add', `insert into ${table} select * from ${table}`, []]],
    update: [['change', `update ${table} set ${column} = ${column}`, []]],
    delete: [['delete', `delete from ${table}`, []]],
  })
})

/** Nor does the collab-server. */
export const queueRoleCases: readonly RoleCase[] = Object.keys(tables).map((name) => ({
  role: 'chapterhouse_collab',
  table: `pgboss.${name}`,
  operation: 'select',
  act: 'look',
  sql: `select from pgboss.${name}`,
  allowed: false,
}))
