import { describe, expect, it } from 'vitest'
import { changePassword, endSession, getDoorway, listSessions, signUp } from './contract.ts'
import { email, newPassword } from './credentials.ts'

describe('an address', () => {
  it('is kept in small letters', () => {
    expect(email.parse('Anna.Smith@Example.ORG')).toBe('anna.smith@example.org')
  })

  it('may come with the blank that a phone puts after a word', () => {
    expect(email.parse(' anna@example.org \n')).toBe('anna@example.org')
  })

  it.each([
    '',
    ' ',
    'anna@example.org, ben@example.org',
    'Anna <anna@example.org>',
    'anna',
    'anna@',
    '@example.org',
    'a b@example.org',
    `${'a'.repeat(250)}@example.org`,
  ])('is not %s', (text) => {
    expect(email.safeParse(text).success).toBe(false)
  })
})

describe('a new password', () => {
  it('has ten characters at least and a thousand at most, and any of them', () => {
    expect(newPassword.safeParse('x'.repeat(9)).success).toBe(false)
    expect(newPassword.safeParse('x'.repeat(10)).success).toBe(true)
    expect(newPassword.safeParse('пароль из слов 🎪').success).toBe(true)
    expect(newPassword.safeParse('x'.repeat(1_001)).success).toBe(false)
  })

  it('keeps the spaces around it', () => {
    expect(newPassword.parse('  a password  ')).toBe('  a password  ')
  })
})

it('a name is trimmed and there', () => {
  const body = signUp.parts.body
  const account = { email: 'a@example.org', password: 'x'.repeat(10), displayName: ' Anna ' }
  expect(body.parse(account)).toMatchObject({ displayName: 'Anna' })
  expect(body.safeParse({ ...account, displayName: '   ' }).success).toBe(false)
})

it.each([
  ['0123456789abcdef', true],
  ['0123456789ABCDEF', false],
  ['0123456789abcde', false],
  ["0123456789abcde'", false],
  ['%', false],
])('%s names a session: %s', (sessionId, yes) => {
  expect(endSession.parts.params.safeParse({ sessionId }).success).toBe(yes)
})

describe('a device that is signed in', () => {
  const session = {
    id: '0'.repeat(16),
    current: true,
    userAgent: null,
    lastSeenAt: '2026-11-20T12:00:00.000Z',
    createdAt: '2026-11-20T12:00:00.000Z',
  }
  const tells = (how: object) =>
    listSessions.parts.reply.safeParse({ items: [{ ...session, ...how }] }).success

  it.each([
    { method: 'password', second: 'totp' },
    { method: 'github', second: 'recovery' },
    { method: 'passkey', second: null },
    { method: null, second: null },
  ])('says it came in by %j', (how) => expect(tells(how)).toBe(true))

  it.each([{ method: 'magic', second: null }, { method: 'password', second: 'password' }, {}])(
    'does not say it came in by %j',
    (how) => expect(tells(how)).toBe(false),
  )
})

describe('the door', () => {
  it('says which other sites it knows, and no secret of theirs', () => {
    const site = { id: 'google', name: 'Google' }
    const said = getDoorway.parts.reply.parse({
      ...{ firstRun: false, setupCodeNeeded: false, signUp: 'open', sendsMail: true },
      providers: [{ ...site, clientId: 'x', clientSecret: 'y' }],
    })
    expect(said.providers).toEqual([site])
  })
})

it('a new password may be asked for without the present one: somebody may have none', () => {
  const body = { newPassword: 'seventeen purple giraffes' }
  expect(changePassword.parts.body.parse(body)).toEqual(body)
  expect(changePassword.parts.body.safeParse({ newPassword: 'short' }).success).toBe(false)
})
