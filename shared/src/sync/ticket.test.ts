import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import { ticketKey } from './keys.ts'
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
})
