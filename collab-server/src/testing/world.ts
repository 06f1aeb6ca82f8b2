import { aMember, aPage, aSession, type SomePage } from '@chapterhouse/prisma/factories'
import {
  createTestDatabase,
  type TestDatabase,
  testSecret,
} from '@chapterhouse/prisma/test-database'
import { systemClock } from '@chapterhouse/shared/kernel/clock'
import type { ContributionId, UserId } from '@chapterhouse/shared/kernel/id'
import { ticketKey } from '@chapterhouse/shared/sync/keys'
import { type Notice, noticeChannel } from '@chapterhouse/shared/sync/notices'
import { signTicket, type TicketClaims } from '@chapterhouse/shared/sync/ticket'
import type { CollabOptions } from '../options.ts'
import { type CollabServer, createCollabServer } from '../server.ts'

/** One page with its database and a collab-server. */
export interface World {
  readonly database: TestDatabase
  readonly page: SomePage
  readonly server: CollabServer
  readonly room: string
  /** The claims of an EDITOR of the page; a new person unless given. */
  readonly claims: (given?: SomeClaims) => Promise<TicketClaims>
  readonly rows: () => Promise<number>
  readonly notify: (said: Notice) => Promise<void>
  readonly close: () => Promise<void>
}

export const key = ticketKey(testSecret)

export const sign = (claims: TicketClaims): Promise<string> => signTicket(claims, key, systemClock)

const silent = { write: () => {} }

export const startServer = (
  databaseUrl: string,
  given: Partial<CollabOptions> = {},
): Promise<CollabServer> =>
  createCollabServer({
    port: 0,
    host: '127.0.0.1',
    databaseUrl,
    appSecret: testSecret,
    origin: { publicUrl: null, host: '127.0.0.1' },
    logLevel: process.env.TEST_LOG ?? 'silent',
    ...(process.env.TEST_LOG ? {} : { logTo: silent }),
    ...given,
  })

export type SomeClaims = Partial<TicketClaims> & { readonly role?: 'EDITOR' | 'VIEWER' }

/** Claims for a new member of the page's project. */
export const claimsFor = async (
  database: Pick<TestDatabase, 'app'>,
  page: SomePage,
  given: SomeClaims = {},
): Promise<TicketClaims> => {
  const { role = 'EDITOR', ...more } = given
  const app = await database.app()
  let userId: UserId | null = more.userId ?? null
  if (userId === null) userId = (await aMember(app, page.project, { role })).id
  const sessionId = more.sessionId ?? (await aSession(app, { id: userId }))
  const contributionId: ContributionId | null = null
  return {
    linkId: null,
    pageId: page.id,
    contributionId,
    room: `page:${page.id}:1`,
    access: role === 'EDITOR' ? 'write' : 'read',
    clientId: null,
    schemaVersion: 1,
    epoch: 1,
    name: 'Somebody',
    color: '#123456',
    ...more,
    userId,
    sessionId,
  }
}

/** A database, a page and a server; `given` changes the server. */
export const aWorld = async (given: Partial<CollabOptions> = {}): Promise<World> => {
  const database = await createTestDatabase()
  const page = await aPage(await database.app())
  const server = await startServer(database.urlOf('collab'), given)
  return {
    database,
    page,
    server,
    room: `page:${page.id}:1`,
    claims: (more) => claimsFor(database, page, more),
    rows: async () => {
      const count = 'select count(*)::int as n from page_updates where page_id = $1'
      return (await database.owner.query(count, [page.id])).rows[0].n
    },
    notify: async (said) => {
      await database.owner.query('select pg_notify($1, $2)', [noticeChannel, JSON.stringify(said)])
    },
    close: async () => {
      await server.stop()
      await database.close()
    },
  }
}
