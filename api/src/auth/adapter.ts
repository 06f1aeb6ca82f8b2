import type { UserId } from '@chapterhouse/shared/kernel/id'
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia'
import type { Database } from '../kernel/database.ts'
import { sessionHash } from './session-hash.ts'

/** Milliseconds between two notes that a session is still used: a write for each request would be many. */
const seenEvery = 10 * 60_000

const noteSeen = async (db: Database, userId: UserId, id: string): Promise<void> => {
  const where = { id: sessionHash(id) }
  await db.withUser(userId, (tx) =>
    tx.session.updateMany({ where, data: { lastSeenAt: new Date() } }),
  )
}

/**
 * Lucia's storage over our tables. The row's key is the hash of the cookie, so a stolen table opens
 * nothing; before there is a person, one definer function answers for one exact hash.
 */
export const openAdapter = (db: Database): Adapter => ({
  getSessionAndUser: async (id): Promise<[DatabaseSession | null, DatabaseUser | null]> => {
    const row = await db.hot.session(sessionHash(id))
    if (!row) return [null, null]
    const { userId, expiresAt, lastSeenAt, platformRole } = row
    if (Date.now() - lastSeenAt.getTime() > seenEvery) await noteSeen(db, userId, id)
    const attributes = { ip: null, userAgent: null, method: null, second: null, provedAt: null }
    return [
      { id, userId, expiresAt, attributes },
      { id: userId, attributes: { platformRole } },
    ]
  },
  setSession: ({ id, userId, expiresAt, attributes }) =>
    db.withUser(userId as UserId, async (tx) => {
      const data = { id: sessionHash(id), userId, expiresAt, ...attributes }
      await tx.session.createMany({ data: [data] })
    }),
  updateSessionExpiration: async (id, expiresAt) => {
    const row = await db.hot.session(sessionHash(id))
    if (!row) return
    const data = { expiresAt, lastSeenAt: new Date() }
    const where = { id: sessionHash(id) }
    await db.withUser(row.userId, (tx) => tx.session.updateMany({ where, data }))
  },
  deleteSession: async (id) => {
    const row = await db.hot.session(sessionHash(id))
    if (!row) return
    const where = { id: sessionHash(id) }
    await db.withUser(row.userId, (tx) => tx.session.deleteMany({ where }))
  },
  deleteUserSessions: (userId) =>
    db.withUser(userId as UserId, async (tx) => {
      await tx.session.deleteMany({ where: { userId } })
    }),
  getUserSessions: () => Promise.reject(new Error('cookies are not stored, so none can be listed')),
  // the retention job sweeps everybody's; the api's role sees one person's
  deleteExpiredSessions: () => Promise.resolve(),
})
