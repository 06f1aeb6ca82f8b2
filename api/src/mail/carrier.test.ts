import { describe, expect, it } from 'vitest'
import { judge, senderOf } from './carrier.ts'

const none = { smtpUrl: null, mailFrom: null, publicOrigin: null }

describe('mails come from', () => {
  it.each([
    ['what MAIL_FROM says', { mailFrom: 'Us <us@x.org>' }, 'Us <us@x.org>'],
    ['the account', { smtpUrl: 'smtp://me%40x.org:pw@mx' }, 'Chapterhouse <me@x.org>'],
    ['our address', { publicOrigin: 'https://w.x.org' }, 'Chapterhouse <no-reply@w.x.org>'],
    ['this machine', { smtpUrl: 'smtp://key:pw@mx' }, 'Chapterhouse <no-reply@localhost>'],
  ])('%s', (_name, given, from) => {
    expect(senderOf({ ...none, ...given })).toBe(from)
  })
})

const failed = (parts: object) => Object.assign(new Error('it failed'), parts)

describe('an answer of the mail server', () => {
  it.each([
    ['no such person', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }],
    ['too large, or spam', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }],
  ])('%s is final for this mail', (_name, parts) => {
    expect(judge(failed(parts))).toMatchObject({ kind: 'refused' })
  })

  it.each([
    ['greylisted', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 451 }],
    ['a talk gone wrong', { code: 'EMESSAGE', command: 'DATA', responseCode: 503 }],
  ])('%s is for another time, and the next mail may go', (_name, parts) => {
    expect(judge(failed(parts))).toMatchObject({ kind: 'later', away: false })
  })

  it.each([
    ['nobody there', { code: 'ESOCKET' }],
    ['no such host', { code: 'EDNS' }],
    ['cut off', { code: 'ECONNECTION' }],
    ['closing', { code: 'EMESSAGE', responseCode: 421 }],
    ['a wrong password of ours', { code: 'EAUTH', responseCode: 535 }],
    [
      'a sender of ours it does not like',
      { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 },
    ],
    ['a certificate it lacks', { code: 'ETLS' }],
  ])('%s is for another time, and so is the next mail', (_name, parts) => {
    expect(judge(failed(parts))).toMatchObject({ kind: 'later', away: true })
  })

  it('is kept in one short line', () => {
    const response = `550 no\r\n550 ${'x'.repeat(1_000)}`
    const { why } = judge(failed({ code: 'EENVELOPE', responseCode: 550, response })) as {
      why: string
    }
    expect(why).toMatch(/^550 no 550 x+$/)
    expect(why).toHaveLength(300)
  })

  it('that is no answer at all is for another time', () => {
    for (const odd of [new Error('?'), {}]) expect(judge(odd)).toMatchObject({ kind: 'later' })
  })
})
