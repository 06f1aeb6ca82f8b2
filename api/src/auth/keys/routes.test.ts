import { listSessions } from '@chapterhouse/shared/auth/contract'
import { createKey, listKeys, mostKeys, revokeKey } from '@chapterhouse/shared/auth/keys'
import { signOut } from '@chapterhouse/shared/auth/sign-out'
import { type Scope, scope } from '@chapterhouse/shared/kernel/scope'
import { createPage, getPage, getTicket, importPage } from '@chapterhouse/shared/pages/contract'
import { changeMember, listMembers } from '@chapterhouse/shared/projects/contract'
import { ticketKey } from '@chapterhouse/shared/sync/keys'
import { readTicket } from '@chapterhouse/shared/sync/ticket'
import { changeMe, getMe } from '@chapterhouse/shared/users/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing/house.ts'
import { type Listener, listen } from '../../testing/notices.ts'
import { openVisitor, type Visitor } from '../../testing/visitor.ts'
import { openWorld, type World } from '../../testing/world.ts'

let house: TestHouse
let world: World
let notices: Listener
let now = Date.now()
beforeAll(async () => {
  house = await openHouse({ clock: { now: () => now } })
  world = await openWorld(house)
  notices = await listen(house)
})
afterAll(async () => {
  await notices.close()
  await house.close()
})

const wish = (scopes: readonly Scope[]) => ({
  name: 'A program',
  scopes: [...scopes],
  expiresInDays: 30,
  currentPassword: world.owner.password,
})
const make = (who: Visitor, ...scopes: Scope[]) => who.ask(createKey, { body: wish(scopes) })

/** A program that holds a key and no cookie. */
const program = (key: string): Visitor =>
  openVisitor(house.address, { authorization: `Bearer ${key}` })
const holding = async (who: Visitor, ...scopes: Scope[]) =>
  program((await make(who, ...scopes)).key)
const page = () => ({ params: { pageId: world.pageId } })

describe('a key', () => {
  it('is shown once, and named by how it begins', async () => {
    const { key, ...made } = await make(world.editor, 'read', 'write')
    expect(key).toMatch(/^ch_[\w-]{43}$/)
    expect(made).toMatchObject({ name: 'A program', prefix: key.slice(0, 8), lastUsedAt: null })
    const { items } = await world.editor.ask(listKeys, {})
    expect(items[0]).toEqual(made)
    expect(JSON.stringify(items)).not.toContain(key)
    const sql = 'select key_hash from api_keys where id = $1'
    expect((await house.database.owner.query(sql, [made.id])).rows[0].key_hash).not.toContain(key)
  })

  it('asks as its person', async () => {
    const script = await holding(world.editor, 'read')
    expect((await script.ask(getMe, {})).id).toBe(world.editor.me.id)
    expect((await script.ask(getPage, page())).can.write).toBe(true)
    const [used] = (await world.editor.ask(listKeys, {})).items
    expect(used?.lastUsedAt).not.toBeNull()
  })

  it('writes into a page that others have open', async () => {
    const script = await holding(world.editor, 'read', 'write')
    notices.heard()
    await script.ask(importPage, { ...page(), body: { markdown: 'From a program.' } })
    const text = await script.send(`/api/pages/${world.pageId}/export?format=text`)
    expect(await text.text()).toContain('From a program.')
    await notices.hears({ kind: 'journal-written', pageId: world.pageId })
  })

  it.each([
    ['read', listMembers, undefined],
    ['write', createPage, { title: 'No' }],
    ['manage', changeMember, { role: 'EDITOR' }],
    ['account', listSessions, undefined],
    ['account', revokeKey, undefined],
  ] as const)('without the scope %s may not ask what takes it', async (needed, question, body) => {
    const others = scope.options.filter((one) => one !== needed)
    const script = await holding(world.owner, ...others)
    const ids = { userId: world.viewer.me.id, keyId: world.viewer.me.id }
    const params = { projectId: world.projectId, ...ids }
    const refused = await script.refused(question, { params, ...(body ? { body } : {}) })
    expect(refused).toMatchObject({ code: 'forbidden', detail: expect.stringContaining(needed) })
  })

  it('may no more than its person', async () => {
    const script = await holding(world.viewer, 'read', 'write', 'manage')
    const refused = await script.refused(createPage, {
      params: { projectId: world.projectId },
      body: { title: 'No' },
    })
    expect(refused.code).toBe('forbidden')
    const outside = await holding(world.outsider, 'read')
    expect((await outside.refused(getPage, page())).code).toBe('not_found')
  })
})

describe('making a key', () => {
  it('takes the password', async () => {
    const body = { ...wish(['read']), currentPassword: 'a guess of a stranger' }
    expect((await world.admin.refused(createKey, { body })).code).toBe('wrong_credentials')
    expect((await world.admin.ask(listKeys, {})).items).toEqual([])
  })

  it.each([
    ['no scope', { scopes: [] }],
    ['a scope nobody knows', { scopes: ['everything'] }],
    ['no name', { name: '  ' }],
    ['an end in the past', { expiresInDays: 0 }],
  ])('with %s is refused', async (_what, part) => {
    const body = { ...wish(['read']), ...part }
    expect((await world.admin.refused(createKey, { body })).code).toBe('invalid_input')
  })

  it('with a key gives none that may do more', async () => {
    const script = await holding(world.owner, 'account')
    const refused = await script.refused(createKey, { body: wish(['account', 'write']) })
    expect(refused.code).toBe('forbidden')
    expect((await script.ask(createKey, { body: wish(['account']) })).scopes).toEqual(['account'])
  })

  it(`stops at ${mostKeys}`, async () => {
    const sql = `insert into api_keys (user_id, name, prefix, key_hash, scopes)
      select $1, 'many', 'ch_many_', gen_random_uuid()::text, '{read}' from generate_series(1, ${mostKeys})`
    await house.database.owner.query(sql, [world.contributor.me.id])
    expect((await world.contributor.refused(createKey, { body: wish(['read']) })).code).toBe(
      'conflict',
    )
  })
})

describe('a key is none any more', () => {
  const dead = { code: 'unauthenticated', detail: 'This API key is unknown, revoked or expired' }

  it('once it is revoked, and its sockets are told', async () => {
    const { id, key } = await make(world.editor, 'read')
    await world.editor.ask(revokeKey, { params: { keyId: id } })
    expect(await program(key).refused(getMe, {})).toMatchObject(dead)
    await notices.hears({ kind: 'access-changed', sessionId: `key:${id}` })
    const again = await world.editor.refused(revokeKey, { params: { keyId: id } })
    expect(again.code).toBe('not_found')
  })

  it('after its time', async () => {
    const { id, key } = await make(world.editor, 'read')
    const sql = `update api_keys set expires_at = now() - interval '1 second' where id = $1`
    await house.database.owner.query(sql, [id])
    expect(await program(key).refused(getMe, {})).toMatchObject(dead)
    expect((await world.editor.ask(listKeys, {})).items.map((one) => one.id)).toContain(id)
  })

  it('when its person is shut out', async () => {
    const person = await house.person()
    const script = await holding(person, 'read')
    const sql = 'update users set is_active = false where id = $1'
    await house.database.owner.query(sql, [person.me.id])
    expect(await script.refused(getMe, {})).toMatchObject(dead)
  })

  it.each(['', 'ch_', 'nonsense', `ch_${'a'.repeat(43)}`, 'ch_%00', 'a b'])(
    'when it never was one: "%s"',
    async (key) => {
      expect((await program(key).refused(getMe, {})).code).toBe('unauthenticated')
    },
  )

  it('of somebody else, for who would revoke it', async () => {
    const { id, key } = await make(world.editor, 'read')
    expect((await world.owner.refused(revokeKey, { params: { keyId: id } })).code).toBe('not_found')
    expect((await program(key).ask(getMe, {})).id).toBe(world.editor.me.id)
  })
})

describe('in a live room a key', () => {
  const claims = async (script: Visitor) => {
    const { ticket, access } = await script.ask(getTicket, { ...page(), body: {} })
    const read = await readTicket(ticket, ticketKey(house.database.appSecret), { now: () => now })
    return { access, sessionId: read?.sessionId }
  }

  it('writes with the scope, reads without it, and is named in the ticket', async () => {
    const writes = await make(world.editor, 'read', 'write')
    const reads = await make(world.editor, 'read')
    expect(await claims(program(writes.key))).toEqual({
      access: 'write',
      sessionId: `key:${writes.id}`,
    })
    expect(await claims(program(reads.key))).toEqual({
      access: 'read',
      sessionId: `key:${reads.id}`,
    })
  })

  it('has no more standing once revoked', async () => {
    const { id } = await make(world.editor, 'read', 'write')
    const standing = async () => {
      const sql = 'select app.room_access($1, $2, null, $3) as access'
      const { rows } = await house.database.owner.query(sql, [
        world.editor.me.id,
        `key:${id}`,
        world.pageId,
      ])
      return rows[0].access
    }
    expect(await standing()).toBe('WRITE')
    await world.editor.ask(revokeKey, { params: { keyId: id } })
    expect(await standing()).toBeNull()
  })
})

it('a key needs no origin and no cookie, and signing out with it ends nothing', async () => {
  const script = await holding(world.editor, 'read', 'account')
  await script.ask(signOut, {})
  expect((await script.ask(getMe, {})).id).toBe(world.editor.me.id)
  expect((await world.editor.ask(getMe, {})).id).toBe(world.editor.me.id)
  const { displayName } = await script.ask(changeMe, { body: { displayName: 'By a program' } })
  expect(displayName).toBe('By a program')
})

it('a key that asks without pause is slowed down', async () => {
  const script = await holding(await house.person(), 'read')
  const asked = async () => (await script.send('/api/me')).status
  const answers = []
  for (let time = 0; time < 605; time += 1) answers.push(await asked())
  expect(answers.filter((status) => status === 200)).toHaveLength(600)
  expect(answers.at(-1)).toBe(429)
  now += 61_000
  expect(await asked()).toBe(200)
})
