import * as auth from '@chapterhouse/shared/auth/contract'
import { listSecurityLog } from '@chapterhouse/shared/auth/security-log'
import { signOut } from '@chapterhouse/shared/auth/sign-out'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../../testing/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
  await house.person('Head')
})
afterAll(() => house.close())

const log = (who: Guest, query: { limit?: number; cursor?: string } = {}) =>
  who.ask(listSecurityLog, { query })
const actions = async (who: Guest) => (await log(who)).items.map(({ action }) => action)

it('a person reads what was done with their account, newest first, with address and browser', async () => {
  const ada = await house.person()
  const body = { email: ada.me.email, password: 'wrong' }
  await house.stranger().refused(auth.signIn, { body })
  expect(await actions(ada)).toEqual(['login_failed', 'login', 'user.registered'])
  const [entry] = (await log(ada)).items
  expect(entry).toMatchObject({ address: '127.0.0.1', byOther: false })
})

it('it comes in parts', async () => {
  const ada = await house.person()
  const first = await log(ada, { limit: 1 })
  const second = await log(ada, { limit: 1, cursor: first.nextCursor ?? '' })
  expect([first, second].map(({ items }) => items[0]?.action)).toEqual(['login', 'user.registered'])
  expect(second.nextCursor).toBeNull()
})

it('what somebody else did to it is there, without where they are', async () => {
  const ada = await house.person()
  await house.database.owner.query(
    `insert into activity_log (category, action, resource_type, resource_id, ip, user_agent)
     values ('SECURITY', 'user.suspended', 'user', $1, '203.0.113.9', 'Secret')`,
    [ada.me.id],
  )
  const [entry] = (await log(ada)).items
  const told = { action: 'user.suspended', byOther: true, address: null, userAgent: null }
  expect(entry).toMatchObject(told)
})

it('what they did to others is not in it', async () => {
  const [ada, ben] = [await house.person(), await house.person()]
  await house.database.owner.query(
    `insert into activity_log (category, action, actor_id, resource_type, resource_id)
     values ('SECURITY', 'user.suspended', $1, 'user', $2)`,
    [ada.me.id, ben.me.id],
  )
  expect(await actions(ada)).not.toContain('user.suspended')
  expect(await actions(ben)).toContain('user.suspended')
})

it('nobody reads anybody else’s, and a stranger none', async () => {
  const [ada, ben] = [await house.person(), await house.person()]
  expect(await actions(ben)).toEqual(['login', 'user.registered'])
  await ada.ask(signOut, {})
  expect((await ada.refused(listSecurityLog, {})).code).toBe('unauthenticated')
})

it.each(['nonsense', 'WyJ4Il0'])('a cursor is not %s', async (cursor) => {
  const ada = await house.person()
  expect((await ada.refused(listSecurityLog, { query: { cursor } })).code).toBe('invalid_input')
})
