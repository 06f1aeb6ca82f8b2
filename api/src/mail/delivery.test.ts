import type { UserId } from '@chapterhouse/shared/kernel/id'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts'
import type { Carried, Parcel } from './carrier.ts'
import { mostTries, openDelivery, pauseAfter } from './delivery.ts'
import { openPost } from './service.ts'

let house: TestHouse
let person: Guest
beforeAll(async () => {
  house = await openHouse()
  person = await house.person('Ada')
})
afterAll(() => house.close())
beforeEach(async () => {
  await house.database.owner.query('delete from email_messages')
})

const smtpUrl = 'smtp://nowhere'
const postOf = () => openPost({ appSecret: house.database.appSecret, smtpUrl })

/** Hands a mail in for each address. */
const hand = async (addresses: readonly string[], expiresAt?: Date) => {
  const values = { name: 'Ada', link: 'https://house/x#secret' }
  const rest = { values, origin: 'https://house', ...(expiresAt ? { expiresAt } : {}) }
  for (const email of addresses) {
    const to = { userId: person.me.id as UserId, email, language: 'en' }
    await house.db.withUser(person.me.id, (tx) =>
      postOf().hand(tx, { code: 'auth.magic_link', to, ...rest }),
    )
  }
}

const sent: Carried = { kind: 'sent', answer: '250 queued' }
const busy: Carried = { kind: 'later', why: '451 later', away: false }
const away: Carried = { kind: 'later', why: 'ECONNREFUSED', away: true }
const no: Carried = { kind: 'refused', why: '550 no such person' }

/** A delivery whose mail server answers like this, and what was brought to it. */
const openRound = (answer: (parcel: Parcel) => Carried = () => sent) => {
  const brought: Parcel[] = []
  const carrier = async (parcel: Parcel) => {
    brought.push(parcel)
    return answer(parcel)
  }
  const deliver = openDelivery({ post: postOf(), carrier })
  return { brought, deliver: (pool = house.database.jobs) => deliver(pool) }
}

const states = async () => {
  const sql = 'select to_email, status, attempts, error from email_messages order by to_email'
  return (await house.database.owner.query(sql)).rows
}
const makeDue = () => house.database.owner.query('update email_messages set next_at = now()')

describe('a round', () => {
  it('sends each mail that is due, once', async () => {
    const { brought, deliver } = openRound()
    await hand(['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org', 'e@x.org'])
    expect(await deliver()).toMatchObject({ sent: 5 })
    expect(await deliver()).toMatchObject({ sent: 0 })
    expect(brought.map(({ to }) => to).toSorted()).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@x.org`),
    )
  })

  it('brings subject, text and HTML, with the link in both', async () => {
    const { brought, deliver } = openRound()
    await hand(['a@x.org'])
    await deliver()
    expect(brought[0]?.subject).toBe('Your link to sign in')
    for (const body of [brought[0]?.text, brought[0]?.html]) {
      expect(body).toContain('https://house/x#secret')
    }
  })

  it('tries again later what the mail server cannot take now, and goes on with the rest', async () => {
    const { deliver } = openRound(({ to }) => (to === 'a@x.org' ? busy : sent))
    await hand(['a@x.org', 'b@x.org'])
    expect(await deliver()).toEqual({ sent: 1, refused: 0, later: 1, kept: 0 })
    expect(await states()).toMatchObject([
      { status: 'QUEUED', attempts: 1, error: '451 later' },
      { status: 'SENT' },
    ])
  })

  it('stops when nobody answers: each mail is tried by few rounds, not all by one', async () => {
    const { brought, deliver } = openRound(() => away)
    await hand(Array.from({ length: 12 }, (_, n) => `${n}@x.org`))
    await deliver()
    expect(brought.length).toBeLessThanOrEqual(3)
    expect((await states()).every(({ status }) => status === 'QUEUED')).toBe(true)
  })

  it('gives up at once what is refused for good', async () => {
    const { deliver } = openRound(() => no)
    await hand(['a@x.org'])
    expect(await deliver()).toMatchObject({ refused: 1 })
    expect(await states()).toMatchObject([{ status: 'BOUNCED', error: '550 no such person' }])
  })

  it('gives up after the last try, and says what was answered', async () => {
    const { brought, deliver } = openRound(() => busy)
    await hand(['a@x.org'])
    for (let n = 0; n < mostTries + 2; n++) {
      await makeDue()
      await deliver()
    }
    expect(brought).toHaveLength(mostTries)
    expect(await states()).toMatchObject([{ status: 'FAILED', error: '451 later' }])
  })

  it('does not send a link that is over', async () => {
    const { brought, deliver } = openRound()
    await hand(['a@x.org'], new Date(Date.now() - 1_000))
    await deliver()
    expect(brought).toEqual([])
    expect(await states()).toMatchObject([{ status: 'FAILED' }])
  })

  it('gives up what was sealed under another secret, and goes on with the rest', async () => {
    const { brought, deliver } = openRound()
    await hand(['a@x.org', 'b@x.org'])
    await house.database.owner.query(
      `update email_messages set sealed = '\\x0102' where to_email = 'a@x.org'`,
    )
    expect(await deliver()).toMatchObject({ sent: 1, refused: 1 })
    expect(brought).toHaveLength(1)
  })

  it('beside another one sends nothing twice', async () => {
    const [one, other] = [openRound(), openRound()]
    await hand(Array.from({ length: 10 }, (_, n) => `${n}@x.org`))
    await Promise.all([one.deliver(), other.deliver(), one.deliver()])
    const ids = [...one.brought, ...other.brought].map(({ id }) => id)
    expect([ids.length, new Set(ids).size]).toEqual([10, 10])
  })
})

describe('a database that goes away just after the mail server took the mail', () => {
  it('is told when it is back; the mail is not sent again', async () => {
    const { brought, deliver } = openRound()
    await hand(['a@x.org'])
    // as if the connection broke at the very statement that says it was sent
    const query = async (sql: string, values: unknown[]) => {
      if (sql.includes(`status = 'SENT'`)) throw new Error('cut')
      return house.database.jobs.query(sql, values)
    }
    const cut = Object.assign(Object.create(pg.Pool.prototype), { query }) as pg.Pool
    await expect(deliver(cut)).rejects.toThrow('cut')
    await makeDue()
    await deliver()
    expect(brought).toHaveLength(1)
    expect(await states()).toMatchObject([{ status: 'SENT' }])
  })
})

describe('without a mail server', () => {
  it('what waited for one is kept in the mailbox', async () => {
    await hand(['a@x.org'])
    const deliver = openDelivery({ post: postOf(), carrier: null })
    expect(await deliver(house.database.jobs)).toMatchObject({ kept: 1 })
    expect(await states()).toMatchObject([{ status: 'DELIVERED' }])
  })
})

it('the pause doubles from half a minute to an hour', () => {
  expect([1, 2, 3, 7, 8, 12].map(pauseAfter)).toEqual([30, 60, 120, 1_920, 3_600, 3_600])
})
