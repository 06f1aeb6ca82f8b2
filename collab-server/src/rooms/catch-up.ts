import { loadHead, loadSince } from '@chapterhouse/prisma/journal'
import { replayInto } from '@chapterhouse/shared/sync/replay'
import type { Pool } from 'pg'
import type { Room } from './room.ts'

/** Brings a room's document to what others have committed. Rejects when the database is away. */
export type CatchUp = (room: Room) => Promise<void>

const look = async (pool: Pool, room: Room): Promise<void> => {
  const { pageId } = room.page
  const news = await loadSince(pool, pageId, room.low)
  room.apply(news.rows.map((row) => row.data))
  room.low = news.low
  if (news.updatedAt === null || news.updatedAt.getTime() === room.storedAt) return
  // a roll-up may have folded rows into the state that this document never saw
  const head = await loadHead(pool, pageId)
  if (head === null) return
  const rows = head.rows.map((row) => ({ id: String(row.id), data: row.data }))
  // a state that does not decode was made up from history when the page was loaded
  replayInto(room.document, head.quarantinedAt === null ? head : null, rows)
  room.low = head.low
  room.storedAt = head.updatedAt.getTime()
}

/** Reads at most once at a time per room; who asks meanwhile gets a look that begins after theirs. */
export const createCatchUp = (pool: Pool): CatchUp => {
  const running = new Map<Room, Promise<void>>()
  const next = new Map<Room, Promise<void>>()
  const begin = (room: Room): Promise<void> => {
    const mine = look(pool, room).finally(() => running.delete(room))
    running.set(room, mine)
    return mine
  }
  return (room) => {
    const current = running.get(room)
    if (current === undefined) return begin(room)
    const queued = next.get(room)
    if (queued) return queued
    // the running look may have read before the rows this caller means were committed
    const after = current
      .catch(() => {})
      .then(() => {
        next.delete(room)
        return begin(room)
      })
    next.set(room, after)
    return after
  }
}
