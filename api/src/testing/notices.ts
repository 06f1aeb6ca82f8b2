import { type Notice, notice, noticeChannel } from '@chapterhouse/shared/sync/notices'
import pg from 'pg'
import { expect } from 'vitest'
import type { TestHouse } from './house.ts'

/** What the collab nodes are told, as one of them hears it. */
export interface Listener {
  /** Everything heard so far, and forgets it. */
  readonly heard: () => Notice[]
  /** Waits until a notice with these parts was heard. */
  readonly hears: (parts: Partial<Notice>) => Promise<void>
  readonly close: () => Promise<void>
}

export const listen = async (house: TestHouse): Promise<Listener> => {
  const client = new pg.Client({ connectionString: house.database.urlOf('collab') })
  let notices: Notice[] = []
  client.on('notification', ({ payload }) => notices.push(notice.parse(JSON.parse(payload ?? ''))))
  await client.connect()
  await client.query(`listen ${noticeChannel}`)
  return {
    heard: () => {
      const all = notices
      notices = []
      return all
    },
    hears: (parts) =>
      expect.poll(() => notices, { timeout: 3_000 }).toContainEqual(expect.objectContaining(parts)),
    close: () => client.end(),
  }
}
