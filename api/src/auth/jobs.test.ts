import { listSessions } from '@chapterhouse/shared/auth/contract'
import { getMe } from '@chapterhouse/shared/users/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing/house.ts'
import { sweepExpired } from './jobs.ts'

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
