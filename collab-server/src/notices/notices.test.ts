import { asRoot, createTestDatabase, type TestDatabase } from '@chapterhouse/prisma/test-database'
import { newId, type PageId, type ProjectId, type UserId } from '@chapterhouse/shared/kernel/id'
import type { Notice } from '@chapterhouse/shared/sync/notices'
import type { TicketClaims } from '@chapterhouse/shared/sync/ticket'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../testing/until.ts'
import { isMeant } from './access.ts'
import { listen, parseNotice } from './listen.ts'

const ids = {
  userId: newId<'users'>(),
  sessionId: 'a session',
  projectId: newId<'projects'>(),
  pageId: newId<'pages'>(),
}

const claims: TicketClaims = {
  userId: ids.userId,
  sessionId: ids.sessionId,
  linkId: null,
  pageId: ids.pageId,
  contributionId: null,
  room: `page:${ids.pageId}:1`,
  access: 'write',
  clientId: null,
  schemaVersion: 1,
  epoch: 1,
  name: 'Ann',
  color: '#123456',
}

describe('G9 who is meant by a notice', () => {
  const said = (about: object) => ({ kind: 'access-changed', ...about }) as const

  it.each([
    ['everybody', {}],
    ['the person', { userId: ids.userId }],
    ['the session', { sessionId: ids.sessionId }],
    ['the page', { pageId: ids.pageId }],
    ['the project', { projectId: ids.projectId }],
    ['the person in the project', { userId: ids.userId, projectId: ids.projectId }],
  ])('G9 %s', (_, about) => {
    expect(isMeant(said(about), claims, ids.projectId)).toBe(true)
  })

  it.each([
    ['another person', { userId: newId<'users'>() as UserId }],
    ['another session of the person', { userId: ids.userId, sessionId: 'another' }],
    ['another page', { pageId: newId<'pages'>() as PageId }],
    ['another project', { projectId: newId<'projects'>() as ProjectId }],
    ['the person elsewhere', { userId: ids.userId, projectId: newId<'projects'>() as ProjectId }],
  ])('G9 not by one about %s', (_, about) => {
    expect(isMeant(said(about), claims, ids.projectId)).toBe(false)
  })

  it('G9 whoever might be, while the project is not known yet', () => {
    const elsewhere = said({ projectId: newId<'projects'>() as ProjectId })
    expect(isMeant(elsewhere, claims, null)).toBe(true)
  })
})

describe('a notice', () => {
  it('is read as it was sent', () => {
    const sent: Notice = { kind: 'journal-written', pageId: ids.pageId }
    expect(parseNotice(JSON.stringify(sent))).toEqual(sent)
  })

  it.each([undefined, '', 'text', '[]', '{"kind":"other"}', '{"kind":"page-purged"}'])(
    'is not %s',
    (payload) => {
      expect(parseNotice(payload)).toBeNull()
    },
  )
})

describe('the line for notices', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.close())

  it('is made again when it breaks, and says so each time', async () => {
    const heard: Notice[] = []
    let made = 0
    const line = listen({
      url: database.urlOf('collab'),
      onNotice: (said) => heard.push(said),
      onListening: () => {
        made++
      },
      onProblem: () => {},
      pause: 10,
    })
    const say = () =>
      database.owner.query(`select pg_notify('chapterhouse', $1)`, [
        JSON.stringify({ kind: 'page-purged', pageId: ids.pageId }),
      ])
    await until('it listens', () => made === 1)
    await say()
    await until('it hears', () => heard.length === 1)
    await asRoot(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = '${database.name}' and application_name = 'chapterhouse-notices'`,
    )
    await until('it listens again', () => made === 2)
    expect(line.isUp()).toBe(true)
    await say()
    await until('it hears again', () => heard.length === 2)
    await line.stop()
    expect(line.isUp()).toBe(false)
  })

  it('outlives a listener that throws, and a database that is not there', async () => {
    const problems: unknown[] = []
    const url = new URL(database.urlOf('collab'))
    url.port = '1'
    const nowhere = listen({
      url: url.toString(),
      onNotice: () => {},
      onListening: () => {},
      onProblem: (error) => problems.push(error),
      pause: 5,
    })
    await until('it tried more than once', () => problems.length > 2)
    await nowhere.stop()
  })
})
