import { listSessions } from '@chapterhouse/shared/auth/contract'
import { getMe } from '@chapterhouse/shared/users/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing/house.ts'
import { anonymizeAddresses, sweepExpired } from './jobs.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const sweep = () => sweepExpired({ now: Date.now }).run(house.database.jobs)
const nothing = { sessions: 0, tokens: 0, invitations: 0 }

it('a session is forgotten 30 days after its end; who is signed in stays so', async () => {
  const [anna, ben] = [await house.person(), await house.person()]
  const ended = (days: number) =>
    house.database.owner.query(
      `update sessions set created_at = now() - interval '90 days',
              expires_at = now() - make_interval(days => $2) where user_id = $1`,
      [ben.me.id, days],
    )
  await ended(29)
  expect(await sweep()).toEqual(nothing)
  await ended(31)
  expect(await sweep()).toEqual({ ...nothing, sessions: 1 })
  expect(await sweep()).toEqual(nothing)
  expect((await ben.refused(getMe, {})).code).toBe('unauthenticated')
  expect((await anna.ask(listSessions, {})).items).toHaveLength(1)
})

describe('an address in the log', () => {
  const day = 86_400_000
  const shorten = (days: number) =>
    anonymizeAddresses({ now: () => Date.now() + days * day }).run(house.database.jobs)
  const notes = async (ip: string) => {
    const { rows } = await house.database.owner.query(
      `insert into activity_log (category, action, resource_type, ip, user_agent)
       values ('SECURITY', 'login', 'user', $1, 'Firefox') returning id`,
      [ip],
    )
    return async () => {
      const sql =
        'select abbrev(ip) as ip, ip_anonymized as done, user_agent from activity_log where id = $1'
      return Object.values((await house.database.owner.query(sql, [rows[0].id])).rows[0])
    }
  }

  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ])('%s is %s after 90 days, and the browser is forgotten', async (address, network) => {
    const read = await notes(address)
    await shorten(89)
    expect(await read()).toEqual([address, false, 'Firefox'])
    await shorten(91)
    expect(await read()).toEqual([network, true, null])
    expect(await shorten(91)).toEqual({ addresses: 0 })
  })

  it('and of a session that still stands is shortened too', async () => {
    const { me } = await house.person()
    await shorten(91)
    const sql = 'select abbrev(ip) as ip from sessions where user_id = $1'
    const { rows } = await house.database.owner.query(sql, [me.id])
    expect(rows).toEqual([{ ip: '127.0.0.0/24' }])
  })
})
