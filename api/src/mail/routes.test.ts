import { listMail, readMail, sendMailAgain } from '@chapterhouse/shared/mail/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts'

let kept: TestHouse
let sending: TestHouse
let admin: Guest
let person: Guest
let sender: Guest
let stranger: Guest
beforeAll(async () => {
  kept = await openHouse()
  sending = await openHouse({ settings: { smtpUrl: 'smtp://127.0.0.1:9' } })
  admin = await kept.person('Ada')
  person = await kept.person('Ben')
  sender = await sending.person('Cleo')
  stranger = await sending.person('Dora')
})
afterAll(async () => {
  await kept.close()
  await sending.close()
})

/** Somebody whose request came through a proxy: not of this machine. */
const fromAfar = async (who: Guest, path = '/api/mailbox') =>
  (await who.send(path, { headers: { 'x-forwarded-for': '203.0.113.9' } })).status
const newest = async (who: Guest) => (await who.ask(listMail, { query: {} })).items[0]
const params = async (who: Guest) => ({ messageId: (await newest(who))?.id ?? '' })
const giveUp = (status: string, more = '') =>
  sending.database.owner.query(
    `update email_messages set status = $1::email_status, error = '550 no', attempts = 3 ${more}`,
    [status],
  )

describe('where no mail leaves the house', () => {
  it('this machine reads them all, newest first, signed in or not', async () => {
    for (const who of [person, kept.stranger()]) {
      const { items } = await who.ask(listMail, { query: {} })
      expect(items.map(({ to }) => to)).toEqual([person.me.email, admin.me.email])
      expect(items[0]).toMatchObject({ state: 'kept', subject: 'Is this your address?' })
    }
  })

  it('they come in parts', async () => {
    const first = await person.ask(listMail, { query: { limit: 1 } })
    const query = { limit: 1, cursor: first.nextCursor ?? '' }
    const second = await person.ask(listMail, { query })
    expect([first.items[0]?.to, second.items[0]?.to]).toEqual([person.me.email, admin.me.email])
    expect(second.nextCursor).toBeNull()
  })

  it('one is read with its link, as text and as a page', async () => {
    const { content } = await kept.stranger().ask(readMail, { params: await params(person) })
    expect(content?.text).toMatch(/http:\/\/127\.0\.0\.1:\d+\/confirm-email#[\w-]{43}/)
    expect(content?.html).toContain('<!doctype html>')
  })

  it('somebody from elsewhere finds nothing, unless they are admin', async () => {
    expect(await fromAfar(person)).toBe(404)
    expect(await fromAfar(admin)).toBe(200)
    const { messageId } = await params(admin)
    expect(await fromAfar(person, `/api/mailbox/${messageId}`)).toBe(404)
  })

  it('a kept mail is not sent again', async () => {
    const refused = await person.refused(sendMailAgain, { params: await params(person) })
    expect(refused.code).toBe('conflict')
  })

  it.each(['01a1f8ec-0000-7000-8000-000000000000', 'nonsense'])('%s is not there', async (id) => {
    const refused = await person.refused(readMail, { params: { messageId: id } })
    expect(refused.code).toBe('not_found')
  })
})

describe('where mails are sent', () => {
  it('nobody but an admin finds a mailbox, from this machine either', async () => {
    for (const who of [stranger, sending.stranger()]) {
      expect((await who.refused(listMail, { query: {} })).code).toBe('not_found')
    }
    expect((await newest(sender))?.state).toBe('waiting')
  })

  it('an admin reads what waits, but not the part that opens an account', async () => {
    const { content } = await sender.ask(readMail, { params: await params(sender) })
    expect(content?.text).toContain('/confirm-email#(hidden)')
    expect(content?.html).not.toMatch(/#[\w-]{43}/)
  })

  it('what was given up is sent again, once', async () => {
    await giveUp('BOUNCED')
    expect(await newest(sender)).toMatchObject({ state: 'refused', error: '550 no', attempts: 3 })
    const again = { params: await params(sender) }
    const waiting = await sender.ask(sendMailAgain, again)
    expect(waiting).toMatchObject({ state: 'waiting', error: null, attempts: 0 })
    expect((await sender.refused(sendMailAgain, again)).code).toBe('conflict')
    expect((await stranger.refused(sendMailAgain, again)).code).toBe('not_found')
  })

  it('what was given up too long ago is not', async () => {
    await giveUp('FAILED', `, expires_at = now() - interval '1 minute'`)
    expect(await newest(sender)).toMatchObject({ state: 'failed', canSendAgain: false })
    const refused = await sender.refused(sendMailAgain, { params: await params(sender) })
    expect(refused.code).toBe('conflict')
  })

  it('of a mail that was sent nothing can be read any more', async () => {
    await giveUp('SENT', `, sealed = null, sent_at = now()`)
    const mail = await sender.ask(readMail, { params: await params(sender) })
    expect(mail).toMatchObject({ state: 'sent', content: null, canSendAgain: false })
  })
})
