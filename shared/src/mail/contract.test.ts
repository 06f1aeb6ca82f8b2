import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import { listMail, mailLine, mailMessage, readMail } from './contract.ts'

const line = {
  id: newId(),
  to: 'a@example.org',
  subject: 'Hello',
  state: 'failed',
  attempts: 12,
  error: '451 later',
  createdAt: '2026-12-01T10:00:00.000Z',
  sentAt: null,
  canSendAgain: true,
}

describe('a mail in the mailbox', () => {
  it('says to whom, how it is, and what went wrong', () => {
    expect(mailLine.parse(line)).toEqual(line)
  })

  it('in a list says nothing of its content', () => {
    const content = { text: 'secret', html: '<p>secret</p>' }
    expect(JSON.stringify(mailLine.parse({ ...line, content }))).not.toContain('secret')
  })

  it('may have lost its content, but says so', () => {
    expect(mailMessage.parse({ ...line, content: null }).content).toBeNull()
    expect(mailMessage.safeParse(line).success).toBe(false)
  })

  it.each([
    ['a state nobody knows', { state: 'opened' }],
    ['half a try', { attempts: 0.5 }],
    ['a name for an id', { id: 'first' }],
    ['a time without its zone', { createdAt: '2026-12-01T10:00' }],
  ])('does not have %s', (_name, wrong) => {
    expect(mailLine.safeParse({ ...line, ...wrong }).success).toBe(false)
  })

  it('is asked for by its id alone', () => {
    expect(readMail.parts.params.safeParse({ messageId: '../users' }).success).toBe(false)
    expect(readMail.parts.params.safeParse({ messageId: line.id }).success).toBe(true)
  })

  it('comes in a list of at most 200', () => {
    expect(listMail.parts.query.parse({})).toMatchObject({ limit: 50 })
    expect(listMail.parts.query.safeParse({ limit: '201' }).success).toBe(false)
  })
})
