import { describe, expect, it } from 'vitest'
import type { Endpoint } from '../kernel/endpoint.ts'
import { scopeOf } from '../kernel/endpoint.ts'
import { deviceOf } from './device.ts'
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

  it('for another address takes the password', () => {
    const body = { email: 'ada@example.org' }
    expect(links.askNewEmail.parts.body.safeParse(body).success).toBe(false)
  })
})

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge on Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1', 'Safari on iPhone'],
  ['curl/8.0', 'Unknown device'],
  ['', 'Unknown device'],
  [null, 'Unknown device'],
])('the device of %j is told as "%s"', (agent, device) => {
  expect(deviceOf(agent)).toBe(device)
})
