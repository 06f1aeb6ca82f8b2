import { changeMe } from '@chapterhouse/shared/users/contract'
import type { Request } from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../../../testing/house.ts'
import { isCounted } from './counting.ts'

let here: TestHouse
let ada: Guest
beforeAll(async () => {
  here = await openHouse()
  ada = await here.person('Ada')
})
afterAll(() => here.close())

const asked = (headers: Record<string, string>): Request =>
  ({ headers, get: (name: string) => headers[name] }) as unknown as Request

const counted = async (headers: Record<string, string> = {}) => {
  const db = await here.database.app()
  const identify = async () => ({ userId: ada.me.id }) as never
  return isCounted({ db, identify }, asked(headers))
}

describe('a reader', () => {
  it('who brings nothing is counted', async () => expect(await counted()).toBe(true))

  it.each([{ 'sec-gpc': '1' }, { dnt: '1' }])(
    'whose browser asks not to, by %j, is not',
    async (headers) => expect(await counted(headers)).toBe(false),
  )

  it.each([{ 'sec-gpc': '0' }, { dnt: '0' }])('who says nothing of it by %j is', async (headers) =>
    expect(await counted(headers)).toBe(true),
  )

  it('who is signed in is counted as long as they let it', async () => {
    const cookie = 'session=hers'
    expect(await counted({ cookie })).toBe(true)
    const { settings } = await ada.ask(changeMe, { body: { settings: { analytics: false } } })
    expect(settings).toMatchObject({ analytics: false, history: true })
    expect(await counted({ cookie })).toBe(false)
    await ada.ask(changeMe, { body: { settings: { analytics: true } } })
    expect(await counted({ cookie })).toBe(true)
  })

  it('with a cookie of nobody is counted', async () => {
    const db = await here.database.app()
    const identify = async () => null
    expect(await isCounted({ db, identify }, asked({ cookie: 'session=old' }))).toBe(true)
  })
})
