import { once } from 'node:events'
import { aProject } from '@chapterhouse/prisma/factories'
import { closeCodes } from '@chapterhouse/shared/sync/close-codes'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { holdingJournal } from './testing/hold.ts'
import { enterRaw, openRaw, type Raw } from './testing/raw.ts'
import { until } from './testing/until.ts'
import { aDoc, changeOf, textIn } from './testing/updates.ts'
import { aWorld, claimsFor, sign, type World } from './testing/world.ts'
import { aWriter } from './testing/writer.ts'

let world: World
let raws: Raw[] = []
const begin = async (given: Parameters<typeof aWorld>[0] = {}) => {
  world = await aWorld(given)
}
beforeEach(() => begin())
afterEach(async () => {
  for (const raw of raws) raw.close()
  raws = []
  await world.close()
})

const enter = async () => {
  const claims = await world.claims()
  const raw = await enterRaw(world.server.port, claims)
  raws.push(raw)
  return { claims, raw }
}

const lower = (userId: string | null) =>
  world.database.owner.query(`update project_members set role = 'VIEWER' where user_id = $1`, [
    userId,
  ])

describe('G9 access changed', () => {
  it('G9 closes who is meant within two seconds, and nobody else', async () => {
    const [one, other] = [await enter(), await enter()]
    await lower(one.claims.userId)
    const { userId } = one.claims
    const begun = Date.now()
    if (userId) await world.notify({ kind: 'access-changed', userId })
    await one.raw.closedWith(closeCodes.accessChanged)
    expect(Date.now() - begun).toBeLessThan(2_000)
    expect(other.raw.code()).toBeNull()
  })

  it.each(['projectId', 'pageId', 'sessionId'] as const)('G9 matches by %s', async (field) => {
    const { claims, raw } = await enter()
    const ids = {
      projectId: world.page.project.id,
      pageId: world.page.id,
      sessionId: claims.sessionId ?? '',
    }
    await world.notify({ kind: 'access-changed', [field]: ids[field] })
    await raw.closedWith(closeCodes.accessChanged)
  })

  it('G9 what was sent before is saved and shown, what is sent after is not taken', async () => {
    const { claims, raw } = await enter()
    const reader = aWriter({ port: world.server.port, claims: await world.claims() })
    await reader.saved()
    const tab = await enterRaw(world.server.port, claims)
    const doc = aDoc(101, 'sent before')
    await holdingJournal(world.database, async ({ caught }) => {
      raw.update(Y.encodeStateAsUpdate(doc))
      await caught()
      await lower(claims.userId)
      if (claims.userId) await world.notify({ kind: 'access-changed', userId: claims.userId })
      // the same person's idle tab has nothing to wait for
      await tab.closedWith(closeCodes.accessChanged)
      raw.update(changeOf(doc, (own) => textIn(own).insert(0, 'sent after ')))
    })
    await raw.closedWith(closeCodes.accessChanged)
    expect(raw.acks()).toEqual([true])
    await reader.reads('sent before')
    expect(await world.rows()).toBe(1)
    expect(reader.text()).not.toContain('sent after')
    reader.leave()
  })

  it('G9 a commit that hangs does not keep anybody in', async () => {
    await world.close()
    await begin({ gate: { drain: 500 } })
    const { raw } = await enter()
    await holdingJournal(world.database, async ({ caught }) => {
      raw.update(Y.encodeStateAsUpdate(aDoc(201)))
      await caught()
      await world.notify({ kind: 'access-changed', pageId: world.page.id })
      const begun = Date.now()
      await raw.closedWith(closeCodes.accessChanged)
      expect(Date.now() - begun).toBeLessThan(2_000)
      expect(raw.acks()).toEqual([])
    })
  })

  it.each([
    ['EDITOR', 'VIEWER'],
    ['VIEWER', 'EDITOR'],
  ] as const)('G9 a ticket of before the change from %s to %s opens nothing', async (role, now) => {
    const claims = await world.claims({ role })
    await world.database.owner.query('update project_members set role = $2 where user_id = $1', [
      claims.userId,
      now,
    ])
    const raw = openRaw({ port: world.server.port, room: claims.room })
    raws.push(raw)
    await once(raw.socket, 'open')
    raw.auth(await sign(claims))
    await raw.closedWith(closeCodes.accessChanged)
  })

  it('G9 a page that moved hears what is said about the project it is in now', async () => {
    const { raw: stayed } = await enter()
    const there = await aProject(await world.database.app())
    await world.database.owner.query('update pages set project_id = $2 where id = $1', [
      world.page.id,
      there.id,
    ])
    const page = { ...world.page, project: there }
    const claims = await claimsFor(world.database, page)
    const raw = await enterRaw(world.server.port, claims)
    raws.push(raw)
    await world.notify({ kind: 'access-changed', projectId: there.id })
    await raw.closedWith(closeCodes.accessChanged)
    await stayed.closedWith(closeCodes.accessChanged)
  })

  it('G9 a lost notice keeps nobody in: every socket is looked at again', async () => {
    await world.close()
    await begin({ gate: { recheck: 200 } })
    const [one, other] = [await enter(), await enter()]
    await lower(one.claims.userId)
    await one.raw.closedWith(closeCodes.accessChanged)
    expect(other.raw.code()).toBeNull()
  })

  it('G9 a session that ended is noticed without a notice', async () => {
    await world.close()
    await begin({ gate: { recheck: 200 } })
    const { claims, raw } = await enter()
    await world.database.owner.query('update sessions set revoked_at = now() where id = $1', [
      claims.sessionId,
    ])
    await raw.closedWith(closeCodes.accessChanged)
  })

  it('G9 when the line for notices was cut, everybody is looked at as soon as it is back', async () => {
    const { claims, raw } = await enter()
    await lower(claims.userId)
    await world.database.owner.query('select 1')
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'chapterhouse-notices' and datname = current_database()`
    const { asRoot } = await import('@chapterhouse/prisma/test-database')
    await asRoot(cut.replace('current_database()', `'${world.database.name}'`))
    await raw.closedWith(closeCodes.accessChanged)
  })
})

describe('other notices', () => {
  it('D8 a page that was locked takes nothing, even if every notice was lost', async () => {
    const { raw } = await enter()
    await world.database.owner.query(
      `update pages set edit_mode = 'LOCKED', locked_at = now() where id = $1`,
      [world.page.id],
    )
    raw.update(Y.encodeStateAsUpdate(aDoc(301)))
    await raw.closedWith(closeCodes.noAccess)
    expect(await world.rows()).toBe(0)
  })

  it('closes the room of a purged page', async () => {
    const { raw } = await enter()
    await world.notify({ kind: 'page-purged', pageId: world.page.id })
    await raw.closedWith(closeCodes.noAccess)
  })

  it('closes rooms of an older epoch', async () => {
    const { raw } = await enter()
    await world.notify({ kind: 'epoch-raised', pageId: world.page.id, epoch: 2 })
    await raw.closedWith(closeCodes.replaced)
  })

  it('sends clients of an older schema for the new application', async () => {
    const { raw } = await enter()
    await world.notify({ kind: 'schema-raised', pageId: world.page.id, schemaVersion: 2 })
    await raw.closedWith(closeCodes.oldSchema)
  })

  it('shows what the api wrote into the journal', async () => {
    const reader = aWriter({ port: world.server.port, claims: await world.claims() })
    await reader.saved()
    const { id } = world.page.project.owner
    await world.database.owner.query(
      `insert into page_updates (page_id, author_id, client_ids, data) values ($1, $2, '{401}', $3)`,
      [world.page.id, id, Buffer.from(Y.encodeStateAsUpdate(aDoc(401, 'imported')))],
    )
    await world.notify({ kind: 'journal-written', pageId: world.page.id })
    await reader.reads('imported')
    reader.leave()
  })

  it('ignores what is no notice', async () => {
    const { raw } = await enter()
    await world.database.owner.query(`select pg_notify('chapterhouse', '{"kind":"nonsense"}')`)
    await world.database.owner.query(`select pg_notify('chapterhouse', 'not json')`)
    raw.update(Y.encodeStateAsUpdate(aDoc(501)))
    await until('it is saved', () => raw.acks().length === 1)
  })
})
