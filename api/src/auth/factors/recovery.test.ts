import { aUser } from '@chapterhouse/prisma/factories'
import { createTestDatabase } from '@chapterhouse/prisma/test-database'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import { afterAll, describe, expect, it } from 'vitest'
import { countRecoveryCodes, openRecoveryCodes } from './recovery.ts'

const database = await createTestDatabase()
const db = await database.app()
afterAll(() => database.close())

const codes = openRecoveryCodes(database.appSecret)
const elsewhere = openRecoveryCodes(`another ${database.appSecret}`)
const renew = (id: UserId) => db.withUser(id, (tx) => codes.renew(tx, id))
const use = (id: UserId, code: string, by = codes) => db.withUser(id, (tx) => by.use(tx, id, code))
const left = (id: UserId) => db.withUser(id, (tx) => countRecoveryCodes(tx, id))

describe('recovery codes', () => {
  it('are ten of eighty bits, of letters that nobody mistakes', async () => {
    const { id } = await aUser(db)
    const made = await renew(id)
    expect(made).toHaveLength(10)
    for (const code of made)
      expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/)
  })

  it('are good once each', async () => {
    const { id } = await aUser(db)
    const [first = '', second = ''] = await renew(id)
    expect([await use(id, first), await use(id, first), await use(id, second)]).toEqual([
      true,
      false,
      true,
    ])
    expect(await left(id)).toBe(8)
  })

  it('are good once, also when many come at once', async () => {
    const { id } = await aUser(db)
    const [code = ''] = await renew(id)
    const all = await Promise.all(Array.from({ length: 6 }, () => use(id, code)))
    expect(all.filter(Boolean)).toHaveLength(1)
  })

  it('are read as people write them down', async () => {
    const { id } = await aUser(db)
    const [one = '', other = ''] = await renew(id)
    expect(await use(id, one.toUpperCase().replaceAll('-', ''))).toBe(true)
    expect(await use(id, ` ${other.replaceAll('0', 'o').replaceAll('1', 'l')}. `)).toBe(true)
  })

  it('of somebody else, of another house, and of before are none', async () => {
    const [ada, ben] = [await aUser(db), await aUser(db)]
    const [old = ''] = await renew(ada.id)
    const [code = ''] = await renew(ada.id)
    await renew(ben.id)
    expect(await use(ben.id, code)).toBe(false)
    expect(await use(ada.id, code, elsewhere)).toBe(false)
    expect(await use(ada.id, old)).toBe(false)
  })

  it.each(['', '-', 'abcd-efgh-jkmn-pqrs', '\u0000', "' or 1=1 --"])(
    'like %j are none',
    async (code) => {
      const { id } = await aUser(db)
      await renew(id)
      expect(await use(id, code)).toBe(false)
    },
  )
})
