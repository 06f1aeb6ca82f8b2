import { type Notice, notice, noticeChannel } from '@chapterhouse/shared/sync/notices'
import type { Tx } from './database.ts'

/** Tells every collab node, if and when this transaction commits. Ids only, never text. */
export const tell = async (tx: Tx, what: Notice): Promise<void> => {
  const payload = JSON.stringify(notice.parse(what))
  await tx.$executeRaw`select pg_notify(${noticeChannel}, ${payload})`
}
