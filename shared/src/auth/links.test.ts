import { describe, expect, it } from 'vitest'
import type { Endpoint } from '../kernel/endpoint.ts'
import { scopeOf } from '../kernel/endpoint.ts'
import * as links from './links.ts'

const questions = Object.values(links).filter(
  (value): value is Extract<typeof value, Endpoint> => 'method' in value,
)

describe('what links in mails do', () => {
  it('is asked by POST alone: a mail program that fetches links does nothing', () => {
    expect(questions).toHaveLength(9)
    expect(new Set(questions.map(({ method }) => method))).toEqual(new Set(['POST']))
  })

  it('is not for API keys that may only read or write', () => {
    expect(new Set(questions.map(scopeOf))).toEqual(new Set(['account']))
  })

  it('has an address of its own for each purpose', () => {
    const paths = Object.values(links.linkPaths)
    expect(new Set(paths).size).toBe(paths.length)
  })
})

describe('what is sent', () => {
  it.each([
    ['no token', {}],
    ['an empty token', { token: '' }],
    ['a long token', { token: 'x'.repeat(201) }],
    ['a short password', { token: 'x', newPassword: 'short' }],
  ])('with %s is not taken', (_name, body) => {
    expect(links.resetPassword.parts.body.safeParse(body).success).toBe(false)
  })

  it.each(['', 'ada', 'ada@', '@example.org', 'ada@example'])('to "%s" goes nowhere', (email) => {
    for (const question of [links.askReset, links.askSignInLink]) {
      expect(question.parts.body.safeParse({ email }).success).toBe(false)
    }
  })

  it('to an address in any spelling goes to the one of the account', () => {
    const body = { email: ' Ada@Example.ORG ' }
    expect(links.askReset.parts.body.parse(body)).toEqual({ email: 'ada@example.org' })
  })

  it('for another address may bring the password, and no other proof', () => {
    const body = { email: 'ada@example.org', currentPassword: 'x', proven: true }
    const { proven: _, ...taken } = body
    expect(links.askNewEmail.parts.body.parse(body)).toEqual(taken)
  })
})

describe('what is answered', () => {
  it.each([
    ['a link for a new password', links.askReset],
    ['a link to sign in', links.askSignInLink],
    ['a link to confirm', links.sendVerification],
    ['a link to another address', links.askNewEmail],
  ] as const)('to who asks for %s says nothing of accounts', (_name, question) => {
    const told = { found: true, user: { id: 'x' }, email: 'ada@example.org' }
    expect(question.parts.reply.parse(told)).toEqual({})
  })

  it('to who uses one holds no token', () => {
    const used = [links.confirmEmail, links.resetPassword, links.takeBackEmail]
    for (const question of used) expect(question.parts.reply.parse({ token: 'x' })).toEqual({})
    const moved = { email: 'ada@example.org', token: 'x' }
    expect(links.confirmNewEmail.parts.reply.parse(moved)).toEqual({ email: 'ada@example.org' })
  })

  it('to who signs in by one is the person', () => {
    expect(links.signInByLink.parts.reply.safeParse({}).success).toBe(false)
  })
})
