import type { PageId, ProjectId, UserId } from '@chapterhouse/shared/kernel/id'
import { afterAll, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../test-database.ts'
import { buildWorld, type Identity, identities, world } from './world.ts'

// Hot reads check the person themselves and pass the policies by. Here every identity asks both ways.

const house = await createTestDatabase()
await buildWorld(house.owner)
const db = await house.app()
afterAll(() => house.close())

// A person with a link asks as nobody: hot reads know no links.
const askers = identities.filter((identity) => identity !== 'linked')
const idOf = (identity: Identity): UserId | null =>
  identity === 'anonymous' ? null : (world[identity as 'owner'] as string as UserId)

const pages = (
  ['page', 'trashedPage', 'quietPage', 'shownPage', 'response', 'otherPage'] as const
).map((name) => world[name] as string as PageId)
const projects = (['project', 'other', 'shown', 'trashed', 'space'] as const).map(
  (name) => world[name] as string as ProjectId,
)

describe.each(askers)('%s is answered as the policies would', (identity) => {
  const me = idOf(identity)

  test('about each page, its head and what one may do there', async () => {
    const readable = await db.withUser(me, (tx) => tx.page.findMany())
    const heads = await db.withUser(me, (tx) => tx.pageDocument.findMany())
    for (const id of pages) {
      const hot = await db.hot.page(me, id)
      expect([id, hot !== null]).toEqual([id, readable.some((page) => page.id === id)])
      expect([id, typeof hot?.epoch === 'number']).toEqual([id, heads.some((d) => d.pageId === id)])
    }
  })

  test('about each project and its tree, in use and in the trash', async () => {
    const readable = await db.withUser(me, (tx) => tx.project.findMany())
    const rows = await db.withUser(me, (tx) => tx.page.findMany())
    // a page that was given by itself stands in no tree
    const where = { userId: me ?? world.stranger }
    const grants = await db.withUser(me, (tx) => tx.pageGrant.findMany({ where }))
    const given = grants.map(({ pageId }) => pageId)
    for (const id of projects) {
      expect([id, (await db.hot.project(me, id)) !== null]).toEqual([
        id,
        readable.some((project) => project.id === id),
      ])
      for (const inTrash of [false, true]) {
        const tree = await db.hot.pages(me, id, { inTrash })
        const expected = rows.filter(
          (p) => p.projectId === id && (p.deletedAt !== null) === inTrash && !given.includes(p.id),
        )
        expect(tree.map((line) => line.id).sort()).toEqual(expected.map((p) => p.id).sort())
      }
    }
  })

  test('about members, and what a person may do', async () => {
    const rows = await db.withUser(me, (tx) => tx.projectMember.findMany())
    for (const id of projects) {
      const members = me ? await db.hot.members(me, id) : []
      const expected = rows.filter((m) => m.projectId === id && m.status !== 'REMOVED')
      expect(members.map((m) => m.userId).sort()).toEqual(expected.map((m) => m.userId).sort())
      const caps = await db.withUser(
        me,
        (tx) => tx.$queryRaw<{ cap: string }[]>`
          select cap from unnest(array['read','comment','vote','propose','write','review','merge','curate','manage','own']) cap
          where app.can(${id}::uuid, cap)`,
      )
      const hot = await db.hot.project(me, id)
      if (hot) expect(hot.caps).toEqual(caps.map((row) => row.cap))
    }
  })

  test('about the pages they marked and opened', async () => {
    if (!me) return
    await house.owner.query('delete from page_favorites; delete from page_visits')
    for (const table of ['page_favorites (user_id, page_id, position)', 'page_visits']) {
      const more = table === 'page_visits' ? '' : `, 'a0'`
      await house.owner.query(`insert into ${table} select '${me}', p.id${more} from pages p`)
    }
    const member = { some: { userId: me, status: 'ACTIVE' } } as const
    const readable = await db.withUser(me, (tx) =>
      tx.page.findMany({
        where: { deletedAt: null, project: { deletedAt: null, members: member } },
      }),
    )
    const shelf = await db.hot.shelf(me, 100)
    for (const name of ['favorite', 'visit'] as const) {
      const ids = shelf.filter((line) => line.shelf === name).map((line) => line.id as string)
      expect(ids.sort()).toEqual(readable.map(({ id }) => id).sort())
    }
  })

  test('about the list of projects', async () => {
    if (!me) return
    const listed = await db.hot.projects(me, { limit: 100 })
    const mine = await db.withUser(me, (tx) =>
      tx.project.findMany({
        where: { deletedAt: null, members: { some: { userId: me, status: 'ACTIVE' } } },
        include: {
          pages: { where: { deletedAt: null } },
          members: { where: { status: 'ACTIVE' } },
        },
      }),
    )
    const facts = (id: string, pageCount: number, memberCount: number) => ({
      id,
      pageCount,
      memberCount,
    })
    expect(listed.map((p) => facts(p.id, p.pageCount, p.memberCount)).sort(byId)).toEqual(
      mine.map((p) => facts(p.id, p.pages.length, p.members.length)).sort(byId),
    )
  })
})

const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id)
