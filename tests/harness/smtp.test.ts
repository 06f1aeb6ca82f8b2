import { openCarrier } from '@chapterhouse/api/mail/carrier'
import { openDelivery } from '@chapterhouse/api/mail/delivery'
import { openPost } from '@chapterhouse/api/mail/service'
import { aUser } from '@chapterhouse/prisma/factories'
import { createTestDatabase } from '@chapterhouse/prisma/test-database'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { randomFrom } from './random.ts'
import { type MailServer, type Manner, openMailServer } from './smtp.ts'

const house = await createTestDatabase()
const db = await house.app()
const person = await aUser(db)
afterAll(() => house.close())

let server: MailServer
beforeEach(async () => {
  await house.owner.query('delete from email_messages')
  server = await openMailServer()
})
afterEach(() => server.close())

const post = () => openPost({ appSecret: house.appSecret, smtpUrl: server.url })

const hand = async (...addresses: readonly string[]) => {
  const values = { name: 'Ada', link: 'https://house/x#token' }
  for (const email of addresses) {
    const to = { userId: person.id, email, language: 'en' }
    const letter = { code: 'auth.magic_link', to, values, origin: 'https://house' } as const
    await db.withUser(person.id, (tx) => post().hand(tx, letter))
  }
}

/** Rounds until nothing waits any more, as if every pause were over; a new process for each. */
const deliverAll = async (rounds = 30) => {
  const settings = { smtpUrl: server.url, mailFrom: 'Us <us@house.org>', publicOrigin: null }
  for (let n = 0; n < rounds; n++) {
    await house.owner.query(`update email_messages set next_at = now() where status = 'QUEUED'`)
    const carrier = openCarrier(server.url, settings)
    await openDelivery({ post: post(), carrier })(house.jobs)
    const left = await house.owner.query(`select from email_messages where status = 'QUEUED'`)
    if (left.rowCount === 0) return
  }
}

const statusOf = async (address: string) => {
  const sql = 'select status, attempts, error from email_messages where to_email = $1'
  return (await house.owner.query(sql, [address])).rows[0]
}
const idsOf = ({ acknowledged }: MailServer) =>
  acknowledged.map(({ text }) => /^Message-ID: (\S+)/im.exec(text)?.[1])

test('a real mail server gets sender, addressee, both bodies and no link to a picture', async () => {
  await hand('a@x.org')
  await deliverAll()
  expect(server.acknowledged).toHaveLength(1)
  const [{ to, text } = { to: '', text: '' }] = server.acknowledged
  expect(to).toBe('a@x.org')
  expect(text).toMatch(/^From: Us <us@house\.org>\r$/m)
  expect(text).toMatch(/^Auto-Submitted: auto-generated\r$/m)
  expect(text).toMatch(/^Message-ID: <[0-9a-f-]{36}@house\.org>\r$/m)
  expect(text).toContain('multipart/alternative')
  expect(text).toContain('text/plain')
  expect(text).toContain('text/html')
  expect(text).not.toMatch(/<img/i)
})

describe('a mail server that', () => {
  test.each<[Manner, number]>([
    ['greylists', 2],
    ['drops', 2],
    ['is slow', 1],
  ])('%s gets the mail in the end, once', async (manner, attempts) => {
    server.will(manner)
    await hand('a@x.org')
    await deliverAll()
    expect(server.acknowledged).toHaveLength(1)
    expect(await statusOf('a@x.org')).toMatchObject({ status: 'SENT', attempts })
  })

  test('takes a mail and hangs up before it says so gets it again under the same name', async () => {
    server.will('forgets to say so')
    await hand('a@x.org')
    await deliverAll()
    expect(new Set(idsOf(server)).size).toBe(1)
    expect(await statusOf('a@x.org')).toMatchObject({ status: 'SENT' })
  })

  test('refuses one mail gets the others', async () => {
    server.will('refuses')
    await hand('a@x.org', 'b@x.org', 'c@x.org')
    await deliverAll()
    expect(server.acknowledged).toHaveLength(2)
    const { rows } = await house.owner.query(
      `select status, error from email_messages where status <> 'SENT'`,
    )
    expect(rows).toEqual([{ status: 'BOUNCED', error: '550 No such person' }])
  })

  test('is away keeps nothing from being sent when it is back', async () => {
    const { url, close } = server
    await close()
    await hand('a@x.org', 'b@x.org')
    await deliverAll(2)
    expect(await statusOf('a@x.org')).toMatchObject({ status: 'QUEUED' })
    server = await openMailServer(Number(new URL(url).port))
    await deliverAll()
    expect(server.acknowledged.map(({ to }) => to).toSorted()).toEqual(['a@x.org', 'b@x.org'])
  })
})

test.each([4711, 4712, 4713])(
  'in any order of bad days nothing is lost or doubled: seed %i',
  async (seed) => {
    const { pick } = randomFrom(seed)
    const bad: readonly Manner[] = ['greylists', 'drops', 'takes', 'takes', 'forgets to say so']
    server.will(...Array.from({ length: 12 }, () => pick(bad)))
    const addresses = Array.from({ length: 8 }, (_, n) => `${n}@x.org`)
    await hand(...addresses)
    await deliverAll()
    expect(server.acknowledged.map(({ to }) => to).toSorted()).toEqual(addresses)
  },
)
