import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import { deriveKey, ticketKey } from './keys.ts'
import { readTicket, signTicket, type TicketClaims, ticketSeconds } from './ticket.ts'

const key = ticketKey('a secret that is long enough')
const at = (seconds: number) => ({ now: () => seconds * 1000 })

const claims: TicketClaims = {
  userId: newId<'users'>(),
  sessionId: 'abc',
  linkId: null,
  pageId: newId<'pages'>(),
  contributionId: null,
  room: 'page:x:1',
  access: 'write',
  clientId: 42,
  schemaVersion: 1,
  epoch: 1,
  name: 'Ann',
  color: '#123456',
}

describe('a ticket', () => {
  it('says what it was signed for, as often as it is shown within its time', async () => {
    const ticket = await signTicket(claims, key, at(1_000))
    expect(await readTicket(ticket, key, at(1_000))).toEqual(claims)
    expect(await readTicket(ticket, key, at(1_000 + ticketSeconds - 1))).toEqual(claims)
  })

  it('says nothing once it is over', async () => {
    const ticket = await signTicket(claims, key, at(1_000))
    expect(await readTicket(ticket, key, at(1_000 + ticketSeconds + 1))).toBeNull()
  })

  it('says nothing under another key, or changed', async () => {
    const ticket = await signTicket(claims, key, at(1_000))
    expect(await readTicket(ticket, ticketKey('another secret, also long'), at(1_000))).toBeNull()
    const [head, , tail] = ticket.split('.')
    const body = Buffer.from(JSON.stringify({ ...claims, exp: 9e9 })).toString('base64url')
    expect(await readTicket(`${head}.${body}.${tail}`, key, at(1_000))).toBeNull()
  })

  it('is not any other token we sign', async () => {
    const other = await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'HS256', typ: 'session' })
      .setExpirationTime(9e9)
      .sign(key)
    expect(await readTicket(other, key, at(1_000))).toBeNull()
  })

  it('is not what lacks a claim', async () => {
    const { room: _, ...less } = claims
    const short = await new SignJWT(less)
      .setProtectedHeader({ alg: 'HS256', typ: 'ticket' })
      .setExpirationTime(9e9)
      .sign(key)
    expect(await readTicket(short, key, at(1_000))).toBeNull()
  })

  it.each([0, 1, ticketSeconds - 1])('is good %i seconds after it was made', async (seconds) => {
    const ticket = await signTicket(claims, key, at(1_000))
    expect(await readTicket(ticket, key, at(1_000 + seconds))).toEqual(claims)
  })

  it('is over with its last second, to the second', async () => {
    const ticket = await signTicket(claims, key, { now: () => 1_000_999 })
    expect(await readTicket(ticket, key, { now: () => 1_059_999 })).toEqual(claims)
    expect(await readTicket(ticket, key, { now: () => 1_060_000 })).toBeNull()
  })

  it('may be for a guest without an account, a session and a client', async () => {
    const guest = { ...claims, userId: null, sessionId: null, linkId: newId(), clientId: null }
    const ticket = await signTicket(guest, key, at(1_000))
    expect(await readTicket(ticket, key, at(1_000))).toEqual(guest)
  })
})

const unsigned = (header: object, body: object) =>
  [header, body].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')

describe('no ticket', () => {
  const signed = (header: { alg: string; typ?: string }, body: object, by = key) =>
    new SignJWT({ ...body }).setProtectedHeader(header).sign(by)
  const lasting = { ...claims, exp: 9e9 }
  const header = { alg: 'HS256', typ: 'ticket' }
  const read = (ticket: string) => readTicket(ticket, key, at(1_000))

  it('is one that nobody signed', async () => {
    for (const alg of ['none', 'None', 'HS256']) {
      expect(await read(`${unsigned({ alg, typ: 'ticket' }, lasting)}.`)).toBeNull()
    }
  })

  it('is one signed in another way', async () => {
    const long = new Uint8Array(64).fill(7)
    const other = await signed({ ...header, alg: 'HS512' }, lasting, long)
    expect(await readTicket(other, long, at(1_000))).toBeNull()
  })

  it('is one under the key of another purpose', async () => {
    const other = deriveKey('a secret that is long enough', 'session')
    expect(await read(await signed(header, lasting, other))).toBeNull()
  })

  it('is one without a kind', async () => {
    expect(await read(await signed({ alg: 'HS256' }, lasting))).toBeNull()
  })

  it('is one without an end', async () => {
    expect(await read(await signed(header, claims))).toBeNull()
  })

  it.each([
    { access: 'own' },
    { access: undefined },
    { userId: 'everybody' },
    { pageId: null },
    { clientId: -1 },
    { clientId: 2 ** 53 },
    { clientId: '42' },
    { schemaVersion: 0 },
    { epoch: 0 },
    { epoch: 1.5 },
    { room: 7 },
  ])('is one that claims %j', async (forged) => {
    expect(await read(await signed(header, { ...lasting, ...forged }))).toBeNull()
  })

  it('is any text at all', async () => {
    for (const text of ['', '.', '..', 'a.b.c', 'null', `${'a'.repeat(100_000)}.b.c`, '\0.é.🙂'])
      expect(await read(text)).toBeNull()
  })
})
