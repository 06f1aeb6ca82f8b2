import {
  changePassword,
  endSession,
  getDoorway,
  listSessions,
  signIn,
  signUp,
} from '@chapterhouse/shared/auth/contract'
import { signOut } from '@chapterhouse/shared/auth/sign-out'
import { createProject } from '@chapterhouse/shared/projects/contract'
import { createInviteLink } from '@chapterhouse/shared/projects/invitation'
import { changeMe, getMe } from '@chapterhouse/shared/users/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing/house.ts'
import { type Listener, listen } from '../testing/notices.ts'
import type { Visitor } from '../testing/visitor.ts'
import { sessionHash } from './session-hash.ts'

const password = 'seventeen purple giraffes'
const another = 'nineteen yellow elephants'
let address = 0
const someone = (displayName = 'Anna') => ({
  email: `anna.${++address}@example.org`,
  password,
  displayName,
})

describe('an empty house', () => {
  let house: TestHouse
  beforeEach(async () => {
    house = await openHouse()
    return () => house.close()
  })

  it('tells the first visitor that they are the first', async () => {
    const quiet = { setupCodeNeeded: false, sendsMail: false, providers: [] }
    const doorway = { firstRun: true, signUp: 'open', ...quiet }
    expect(await house.stranger().ask(getDoorway, {})).toEqual(doorway)
  })

  it('makes the first account platform admin, and only the first', async () => {
    expect((await house.person()).me.platformRole).toBe('ADMIN')
    expect((await house.person()).me.platformRole).toBe('USER')
    expect(await house.stranger().ask(getDoorway, {})).toMatchObject({ firstRun: false })
  })

  it('makes one admin of ten who come at once', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => house.person()))
    expect(all.filter(({ me }) => me.platformRole === 'ADMIN')).toHaveLength(1)
  })
})

describe('a house that listens beyond its machine', () => {
  it('wants the code of the console from its first visitor', async () => {
    const house = await openHouse({ settings: { host: '0.0.0.0', setupCode: 'ABCD-EFGH' } })
    const visitor = house.stranger()
    expect(await visitor.ask(getDoorway, {})).toMatchObject({ setupCodeNeeded: true })
    const no = await visitor.refused(signUp, { body: someone() })
    expect(no.code).toBe('setup_code_needed')
    await visitor.ask(signUp, { body: { ...someone(), setupCode: 'abcdefgh' } })
    expect(await visitor.ask(getDoorway, {})).toMatchObject({ setupCodeNeeded: false })
    await house.stranger().ask(signUp, { body: someone() })
    await house.close()
  })
})

describe('a house for the invited', () => {
  it('lets in who holds an invitation, and nobody else', async () => {
    const house = await openHouse({ settings: { signUp: 'invited' } })
    const owner = await house.person()
    const project = await owner.ask(createProject, { body: { kind: 'WRITING', title: 'Book' } })
    const params = { projectId: project.id }
    const { link } = await owner.ask(createInviteLink, { params, body: { role: 'EDITOR' } })
    const visitor = house.stranger()
    expect((await visitor.refused(signUp, { body: someone() })).code).toBe('sign_up_closed')
    const guess = { ...someone(), invitation: 'A'.repeat(43) }
    expect((await visitor.refused(signUp, { body: guess })).code).toBe('sign_up_closed')
    const invitation = link.split('/').at(-1) ?? ''
    await visitor.ask(signUp, { body: { ...someone(), invitation } })
    await house.close()
  })
})

describe('an account', () => {
  let house: TestHouse
  let notices: Listener
  beforeAll(async () => {
    house = await openHouse()
    notices = await listen(house)
    return async () => {
      await notices.close()
      await house.close()
    }
  })

  const join = async (): Promise<{ visitor: Visitor; email: string }> => {
    const visitor = house.stranger()
    const body = someone()
    await visitor.ask(signUp, { body })
    return { visitor, email: body.email }
  }
  const enter = async (email: string, secret = password) => {
    const visitor = house.stranger()
    await visitor.ask(signIn, { body: { email, password: secret } })
    return visitor
  }

  it('is signed in by signing up, with a cookie no script can read', async () => {
    const answer = await house.stranger().send('/api/auth/sign-up', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(someone()),
    })
    const cookie = answer.headers.getSetCookie().at(-1) ?? ''
    expect(cookie).toMatch(/^session=[\w-]{43}; /)
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Lax')
    expect(cookie).toContain('Path=/')
    expect(cookie).toMatch(/Max-Age=2592000|Expires=/)
    expect(cookie).not.toContain('Secure')
  })

  it('is stored under a hash: the table holds no cookie and no password', async () => {
    const { visitor, email } = await join()
    const id = visitor.cookie?.split('=')[1] ?? ''
    const sessions = await house.database.owner.query('select id from sessions')
    expect(sessions.rows.map((row) => row.id)).toContain(sessionHash(id))
    expect(sessions.rows.map((row) => row.id)).not.toContain(id)
    const users = await house.database.owner.query(
      'select password_hash from users where email = $1',
      [email],
    )
    expect(users.rows[0].password_hash).toMatch(/^b1\$\$2/)
  })

  it.each([
    [
      'a taken address, in whatever letters',
      (email: string) => ({ ...someone(), email: email.toUpperCase() }),
      'address_taken',
    ],
    ['an easy password', () => ({ ...someone(), password: 'password123' }), 'weak_password'],
    ['a short password', () => ({ ...someone(), password: 'kX9#mQ2' }), 'invalid_input'],
    ['no address', () => ({ ...someone(), email: 'anna' }), 'invalid_input'],
    ['no name', () => ({ ...someone(), displayName: '  ' }), 'invalid_input'],
  ])('is refused for %s', async (_what, body, code) => {
    const { email } = await join()
    expect((await house.stranger().refused(signUp, { body: body(email) })).code).toBe(code)
  })

  it('gives one account to ten who take one address at once', async () => {
    const body = someone()
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, () => house.stranger().ask(signUp, { body })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('signs in under a new session each time, whatever cookie was brought', async () => {
    const { visitor, email } = await join()
    const before = visitor.cookie
    await visitor.ask(signIn, { body: { email: ` ${email.toUpperCase()} `, password } })
    expect(visitor.cookie).not.toBe(before)
    const old = house.stranger()
    old.cookie = before
    expect((await old.refused(getMe, {})).code).toBe('unauthenticated')
    const planted = house.stranger()
    planted.cookie = `session=${'A'.repeat(43)}`
    await planted.ask(signIn, { body: { email, password } })
    expect(planted.cookie).not.toContain('AAAA')
  })

  it('tells a wrong password, an unknown address and a closed account one and the same', async () => {
    const { email } = await join()
    const closed = await join()
    await house.database.owner.query('update users set is_active = false where email = $1', [
      closed.email,
    ])
    const answers = await Promise.all(
      [
        { email, password: 'wrong' },
        { email: 'nobody@example.org', password },
        { email: closed.email, password: 'wrong' },
      ].map((body) => house.stranger().refused(signIn, { body })),
    )
    expect(answers[0]?.code).toBe('wrong_credentials')
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  it('is nobody at once when it is closed', async () => {
    const { visitor, email } = await join()
    await house.database.owner.query('update users set is_active = false where email = $1', [email])
    expect((await visitor.refused(getMe, {})).code).toBe('unauthenticated')
  })

  it('signs out twice without complaint, and its cookie opens nothing any more', async () => {
    const { visitor } = await join()
    const { cookie } = visitor
    await visitor.ask(signOut, {})
    expect(visitor.cookie).toBeNull()
    await visitor.ask(signOut, {})
    const again = house.stranger()
    again.cookie = cookie
    await again.ask(signOut, {})
    visitor.cookie = cookie
    expect((await visitor.refused(getMe, {})).code).toBe('unauthenticated')
  })

  it('closes the sockets of the session it signs out of, and of no other', async () => {
    const { visitor } = await join()
    const sessionId = sessionHash(visitor.cookie?.split('=')[1] ?? '')
    const { id: userId } = await visitor.ask(getMe, {})
    notices.heard()
    await visitor.ask(signOut, {})
    await notices.hears({ kind: 'access-changed', userId, sessionId })
    expect(notices.heard()).toHaveLength(1)
  })

  it('lists where it is signed in and ends one of them', async () => {
    const { visitor, email } = await join()
    const other = await enter(email)
    const { items } = await visitor.ask(listSessions, {})
    expect(items).toHaveLength(2)
    expect(items.filter(({ current }) => current)).toHaveLength(1)
    const sessionId = items.find(({ current }) => !current)?.id ?? ''
    await visitor.ask(endSession, { params: { sessionId } })
    expect((await other.refused(getMe, {})).code).toBe('unauthenticated')
    expect((await visitor.refused(endSession, { params: { sessionId } })).code).toBe('not_found')
    await visitor.ask(getMe, {})
  })

  it('ends nobody else’s session', async () => {
    const { visitor } = await join()
    const { visitor: victim } = await join()
    const { items } = await victim.ask(listSessions, {})
    const no = await visitor.refused(endSession, { params: { sessionId: items[0]?.id } })
    expect(no.code).toBe('not_found')
    await victim.ask(getMe, {})
  })

  it('changes its password: the old one and every other session end, this one goes on', async () => {
    const { visitor, email } = await join()
    const other = await enter(email)
    const { id: userId } = await visitor.ask(getMe, {})
    const sessionId = sessionHash(other.cookie?.split('=')[1] ?? '')
    await visitor.ask(changePassword, { body: { currentPassword: password, newPassword: another } })
    await notices.hears({ kind: 'access-changed', userId, sessionId })
    await visitor.ask(getMe, {})
    expect((await other.refused(getMe, {})).code).toBe('unauthenticated')
    const old = { body: { email, password } }
    expect((await house.stranger().refused(signIn, old)).code).toBe('wrong_credentials')
    await enter(email, another)
  })

  it('keeps its password when the current one is wrong or the new one easy', async () => {
    const { visitor, email } = await join()
    const wrong = { currentPassword: 'wrong', newPassword: another }
    expect((await visitor.refused(changePassword, { body: wrong })).code).toBe('wrong_credentials')
    const easy = { currentPassword: password, newPassword: 'qwertyuiop1' }
    expect((await visitor.refused(changePassword, { body: easy })).code).toBe('weak_password')
    await enter(email)
  })

  it('changes its own name and theme, and not what it may not', async () => {
    const { visitor } = await join()
    const body = { displayName: ' Anna B. ', theme: 'dark' as const, platformRole: 'ADMIN' }
    const me = await visitor.ask(changeMe, { body })
    expect(me).toMatchObject({ displayName: 'Anna B.', theme: 'dark', platformRole: 'USER' })
    expect(await visitor.ask(changeMe, { body: {} })).toEqual(me)
    const no = await visitor.refused(changeMe, { body: { theme: 'pink' } })
    expect(no.code).toBe('invalid_input')
  })

  it('stays signed in for thirty days from its last visit', async () => {
    const { visitor } = await join()
    const hash = sessionHash(visitor.cookie?.split('=')[1] ?? '')
    const { owner } = house.database
    await owner.query(`update sessions set expires_at = now() + interval '10 days' where id = $1`, [
      hash,
    ])
    await visitor.ask(getMe, {})
    const { rows } = await owner.query('select expires_at from sessions where id = $1', [hash])
    expect(rows[0].expires_at.getTime()).toBeGreaterThan(Date.now() + 29 * 86_400_000)
    await owner.query(
      `update sessions set created_at = now() - interval '2 days', expires_at = now() - interval '1 second' where id = $1`,
      [hash],
    )
    expect((await visitor.refused(getMe, {})).code).toBe('unauthenticated')
  })

  it('is noted as seen when it comes back after a while, and not on each request', async () => {
    const { visitor } = await join()
    const hash = sessionHash(visitor.cookie?.split('=')[1] ?? '')
    const { owner } = house.database
    const seen = async () =>
      (
        await owner.query('select last_seen_at from sessions where id = $1', [hash])
      ).rows[0].last_seen_at.getTime()
    await owner.query(
      `update sessions set last_seen_at = now() - interval '9 minutes' where id = $1`,
      [hash],
    )
    await visitor.ask(getMe, {})
    expect(await seen()).toBeLessThan(Date.now() - 500_000)
    await owner.query(
      `update sessions set last_seen_at = now() - interval '11 minutes' where id = $1`,
      [hash],
    )
    await visitor.ask(getMe, {})
    expect(await seen()).toBeGreaterThan(Date.now() - 60_000)
  })

  it('leaves a trace of who came in, from where, and who failed to', async () => {
    const { visitor, email } = await join()
    const { id } = await visitor.ask(getMe, {})
    await house.stranger().refused(signIn, { body: { email, password: 'wrong' } })
    const { rows } = await house.database.owner.query(
      'select action, ip from activity_log where actor_id = $1 order by id',
      [id],
    )
    expect(rows.map((row) => row.action)).toEqual(['user.registered', 'login', 'login_failed'])
    expect(rows[0].ip).toBe('127.0.0.1')
  })
})

describe('guessing a password', () => {
  let house: TestHouse
  let now = Date.now()
  beforeAll(async () => {
    house = await openHouse({ clock: { now: () => now }, settings: { trustProxy: 1 } })
  })
  afterAll(() => house.close())

  const attempt = (email: string, secret: string, from = '203.0.113.7') =>
    fetch(`${house.address}/api/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
      body: JSON.stringify({ email, password: secret }),
    })

  it('costs a doubling wait after five failures, even for the right one', async () => {
    const { me } = await house.person()
    for (const _ of [1, 2, 3, 4, 5]) expect((await attempt(me.email, 'wrong')).status).toBe(401)
    const held = await attempt(me.email, password)
    expect(held.status).toBe(429)
    expect(held.headers.get('retry-after')).toBe('1')
    now += 1_000
    expect((await attempt(me.email, 'wrong')).status).toBe(401)
    expect((await attempt(me.email, password)).headers.get('retry-after')).toBe('2')
    now += 2_000
    expect((await attempt(me.email, password)).status).toBe(200)
    expect((await attempt(me.email, 'wrong')).status).toBe(401)
  })

  it('from one place does not keep the owner out at another', async () => {
    const { me } = await house.person()
    for (const _ of [1, 2, 3, 4, 5, 6]) await attempt(me.email, 'wrong', '203.0.113.8')
    expect((await attempt(me.email, password, '203.0.113.8')).status).toBe(429)
    expect((await attempt(me.email, password, '198.51.100.1')).status).toBe(200)
  })

  it('from many places slows down, by a minute at most', async () => {
    const { me } = await house.person()
    for (let i = 0; i < 30; i++) {
      await attempt(me.email, 'wrong', `192.0.2.${i}`)
      now += 61_000
    }
    await attempt(me.email, 'wrong', '192.0.2.200')
    const held = await attempt(me.email, password, '192.0.2.201')
    expect(held.status).toBe(429)
    expect(Number(held.headers.get('retry-after'))).toBeLessThanOrEqual(60)
  })

  it('of many accounts from one place is slowed down too', async () => {
    for (let i = 0; i < 20; i++) {
      expect((await attempt(`nobody${i}@example.org`, 'wrong', '203.0.113.99')).status).toBe(401)
    }
    expect((await attempt('nobody@example.org', 'wrong', '203.0.113.99')).status).toBe(429)
    expect((await attempt('nobody@example.org', 'wrong', '203.0.113.98')).status).toBe(401)
  })
})

describe('behind HTTPS', () => {
  it('the cookie travels over nothing else, and the browser is told so', async () => {
    const house = await openHouse({ settings: { publicOrigin: 'https://write.example' } })
    const answer = await house.stranger().send('/api/auth/sign-up', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(someone()),
    })
    expect(answer.headers.getSetCookie()[0]).toContain('Secure')
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=')
    await house.close()
  })
})
