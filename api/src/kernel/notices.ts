import { type Notice, notice, noticeChannel } from '@chapterhouse/shared/sync/notices'
import type { ClientBase } from 'pg'
import type { Tx } from './database.ts'

/** Tells every collab node, if and when this transaction commits. Ids only, never text. */
export const tell = async (tx: Tx, what: Notice): Promise<void> => {
  const payload = JSON.stringify(notice.parse(what))
  await tx.$executeRaw`select pg_notify(${noticeChannel}, ${payload})`
}

/** The same for many at once and from a job, when the transaction on this connection commits. */
export const tellAll = async (client: ClientBase, all: readonly Notice[]): Promise<void> => {
  const payloads = all.map((what) => JSON.stringify(notice.parse(what)))
  await client.query('select pg_notify($1, payload) from unnest($2::text[]) payload', [
    noticeChannel,
    payloads,
  ])
}
