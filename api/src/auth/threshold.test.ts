import { listSessions, signIn } from '@chapterhouse/shared/auth/contract'
import { askSignInLink, signInByLink } from '@chapterhouse/shared/auth/links'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts'
import { mailsTo, tokenOf } from '../testing/mailbox.ts'

let house: TestHouse
beforeAll(async () => {
  // a proxy tells where somebody is
  house = await openHouse({ settings: { trustProxy: 1 } })
})
afterAll(() => house.close())

/** Somebody at work in that network. */
const worksAt = async (ip: string): Promise<Guest> => {
  const ada = await house.person('Ada')
  const sql = 'update sessions set ip = $2 where user_id = $1'
  await house.database.owner.query(sql, [ada.me.id, ip])
  return ada
}

/** Another browser of that person, in that network. */
const comesFrom = async ({ me: { email }, password }: Guest, ip: string) => {
  const elsewhere = house.stranger()
  const body = JSON.stringify({ email, password })
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': ip }
  expect((await elsewhere.send('/api/auth/sign-in', { method: 'POST', headers, body })).ok).toBe(
    true,
  )
  return elsewhere
}
const subjectsTo = async ({ me }: Guest) =>
  (await mailsTo(house, me.email)).map(({ subject }) => subject)
const [twice, device] = ['Your account is used in two places', 'A new device is signed in']

describe('a new device', () => {
  it('in the same network is a new device and no more', async () => {
    const ada = await worksAt('192.0.2.1')
    await comesFrom(ada, '192.0.2.99')
    expect(await subjectsTo(ada)).not.toContain(twice)
    expect(await subjectsTo(ada)).toContain(device)
  })

  it('in another network, while the person is at work, is told as such; nobody is put out', async () => {
    const ada = await worksAt('192.0.2.1')
    await comesFrom(ada, '198.51.100.1')
    expect((await subjectsTo(ada)).filter((one) => one === twice)).toHaveLength(1)
    expect((await ada.ask(listSessions, {})).items).toHaveLength(2)
    const sql = `select ip from activity_log where action = 'session.duplicate' and actor_id = $1`
    const { rows } = await house.database.owner.query(sql, [ada.me.id])
    expect(rows).toEqual([{ ip: '198.51.100.1' }])
  })

  it('in another network, long after, is a new device', async () => {
    const ada = await house.person('Ada')
    const sql = `update sessions set ip = '192.0.2.1', last_seen_at = now() - interval '11 minutes' where user_id = $1`
    await house.database.owner.query(sql, [ada.me.id])
    await comesFrom(ada, '198.51.100.1')
    expect(await subjectsTo(ada)).not.toContain(twice)
  })
})

describe('the list of devices', () => {
  it('says how each came in', async () => {
    const ada = await house.person('Ada')
    await house.stranger().ask(signIn, { body: { email: ada.me.email, password: ada.password } })
    await house.stranger().ask(askSignInLink, { body: { email: ada.me.email } })
    const token = await tokenOf(house, ada.me.email, 'Your link to sign in')
    await house.stranger().ask(signInByLink, { body: { token } })
    const { items } = await ada.ask(listSessions, {})
    const methods = items.map(({ method }) => method).toSorted()
    expect(methods).toEqual(['link', 'password', 'password'])
  })

  it('says nothing of sessions that are older than the question', async () => {
    const ada = await house.person('Ada')
    const sql = 'update sessions set method = null, proved_at = null where user_id = $1'
    await house.database.owner.query(sql, [ada.me.id])
    expect((await ada.ask(listSessions, {})).items[0]).toMatchObject({ method: null, second: null })
  })
})
