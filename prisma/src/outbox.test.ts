import { newId } from '@chapterhouse/shared/kernel/id'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { aUser } from './factories.ts'
import {
  giveUpMail,
  markKept,
  markSent,
  nextMailIn,
  putOffMail,
  sweepMail,
  takeDueMail,
} from './outbox.ts'
import { createTestDatabase } from './test-database.ts'

const house = await createTestDatabase()
const db = await house.app()
const admin = await aUser(db)
const person = await aUser(db)
afterAll(() => house.close())
beforeEach(async () => {
  await house.owner.query('delete from email_messages')
})

interface Wanted {
  readonly kept?: boolean
  readonly dedupe?: string
  readonly expires?: Date
}

/** Posts a mail to the person, as the api does; answers its id and whether it is a new one. */
const post = async ({ kept = false, expires, ...given }: Wanted = {}) => {
  const id = newId()
  const dedupe = given.dedupe ?? id
  const [row] = await db.withUser(
    person.id,
    (tx) => tx.$queryRaw<{ isNew: boolean }[]>`
      select app.post_mail(${id}::uuid, ${person.id}::uuid, ${person.email}::citext, 'x', null, 'Hello',
                           ${Buffer.from('sealed')}, ${dedupe}, ${expires ?? null}::timestamptz,
                           ${kept}) as "isNew"`,
  )
  return { id, isNew: row?.isNew }
}

const rowOf = async (id: string) =>
  (await house.owner.query('select * from email_messages where id = $1', [id])).rows[0]
const makeDue = () => house.owner.query('update email_messages set next_at = now()')
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

describe('a mail that is posted', () => {
  test('waits for a mail server, and is due at once', async () => {
    const { id } = await post()
    expect(await rowOf(id)).toMatchObject({ status: 'QUEUED', sent_at: null, attempts: 0 })
    expect(await nextMailIn(house.jobs)).toBe(0)
  })

  test('is there at once where the built-in mailbox keeps it', async () => {
    const { id } = await post({ kept: true })
    expect(await rowOf(id)).toMatchObject({ status: 'DELIVERED', sent_at: expect.any(Date) })
    expect(await takeDueMail(house.jobs)).toBeNull()
    expect(await nextMailIn(house.jobs)).toBeNull()
  })

  test('twice under one key is one mail', async () => {
    expect(await post({ dedupe: 'once' })).toMatchObject({ isNew: true })
    expect(await post({ dedupe: 'once' })).toMatchObject({ isNew: false })
    expect((await house.owner.query('select from email_messages')).rowCount).toBe(1)
  })

  test('goes with what caused it when that is rolled back', async () => {
    const act = db.withUser(person.id, async (tx) => {
      await tx.$queryRaw`select app.post_mail(${newId()}::uuid, null, 'x@example.org', 'x', null, 's',
                                              null, 'k', null, false)`
      throw new Error('no')
    })
    await expect(act).rejects.toThrow('no')
    expect((await house.owner.query('select from email_messages')).rowCount).toBe(0)
  })
})

describe('a mail that is taken', () => {
  test('comes with what is needed to send it, the longest waiting first', async () => {
    const first = await post()
    await post()
    const due = await takeDueMail(house.jobs)
    expect(due).toMatchObject({ id: first.id, to: person.email, subject: 'Hello', attempts: 1 })
    expect(Buffer.from(due?.sealed ?? []).toString()).toBe('sealed')
  })

  test('is taken by one of many at once', async () => {
    for (let n = 0; n < 5; n++) await post()
    const taken = await Promise.all(Array.from({ length: 12 }, () => takeDueMail(house.jobs)))
    const ids = taken.flatMap((mail) => (mail ? [mail.id] : []))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(0)
  })

  test('by somebody who never came back is due again after ten minutes', async () => {
    await post()
    await takeDueMail(house.jobs)
    expect(await takeDueMail(house.jobs)).toBeNull()
    const ms = (await nextMailIn(house.jobs)) ?? 0
    expect(ms).toBeGreaterThan(9 * 60_000)
    await makeDue()
    expect(await takeDueMail(house.jobs)).toMatchObject({ attempts: 2 })
  })

  test('too late says so', async () => {
    await post({ expires: minutesAgo(1) })
    expect(await takeDueMail(house.jobs)).toMatchObject({ isOver: true })
  })
})

describe('what became of it', () => {
  test('sent: what it said is forgotten', async () => {
    const { id } = await post()
    await markSent(house.jobs, id, 'queued as 7')
    expect(await rowOf(id)).toMatchObject({
      status: 'SENT',
      sealed: null,
      provider_id: 'queued as 7',
      sent_at: expect.any(Date),
    })
  })

  test('kept: what it said stays', async () => {
    const { id } = await post()
    await markKept(house.jobs, id)
    expect(await rowOf(id)).toMatchObject({ status: 'DELIVERED', sealed: expect.any(Buffer) })
  })

  test('put off: it says why, and is not due before', async () => {
    const { id } = await post()
    await putOffMail(house.jobs, { id, seconds: 60, why: 'nobody answers' })
    expect(await rowOf(id)).toMatchObject({ status: 'QUEUED', error: 'nobody answers' })
    expect(await takeDueMail(house.jobs)).toBeNull()
  })

  test('final is final: nothing said later changes it', async () => {
    const { id } = await post()
    await markSent(house.jobs, id, null)
    await giveUpMail(house.jobs, { id, status: 'FAILED', why: 'late' })
    await putOffMail(house.jobs, { id, seconds: 0, why: 'late' })
    await markKept(house.jobs, id)
    expect(await rowOf(id)).toMatchObject({ status: 'SENT', error: null })
  })
})

describe('the mailbox', () => {
  const sendAgain = async (id: string) => {
    const [row] = await db.withUser(
      admin.id,
      (tx) => tx.$queryRaw<{ done: boolean }[]>`select app.send_again(false, ${id}::uuid) as done`,
    )
    return row?.done
  }

  test('sends again what was given up, and nothing else', async () => {
    const { id } = await post()
    expect(await sendAgain(id)).toBe(false)
    await giveUpMail(house.jobs, { id, status: 'BOUNCED', why: 'no such person' })
    expect(await sendAgain(id)).toBe(true)
    expect(await rowOf(id)).toMatchObject({ status: 'QUEUED', attempts: 0, error: null })
    await markSent(house.jobs, id, null)
    expect(await sendAgain(id)).toBe(false)
  })

  test('does not send again what would come too late', async () => {
    const { id } = await post({ expires: minutesAgo(1) })
    await giveUpMail(house.jobs, { id, status: 'FAILED', why: 'too late' })
    expect(await sendAgain(id)).toBe(false)
  })

  test('forgets what ended long ago, and never what waits', async () => {
    const [sent, waiting] = [await post(), await post()]
    await markSent(house.jobs, sent.id, null)
    await house.owner.query(
      `update email_messages set created_at = now() - interval '9 days',
              sent_at = case when sent_at is not null then now() - interval '9 days' end`,
    )
    expect(await sweepMail(house.jobs, minutesAgo(60 * 24 * 30))).toBe(0)
    expect(await sweepMail(house.jobs, minutesAgo(60 * 24))).toBe(1)
    expect(await rowOf(waiting.id)).toBeDefined()
  })
})
