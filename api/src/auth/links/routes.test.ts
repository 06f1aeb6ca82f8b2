import { changePassword, getDoorway, signIn } from '@chapterhouse/shared/auth/contract'
import { createKey } from '@chapterhouse/shared/auth/keys'
import * as links from '@chapterhouse/shared/auth/links'
import { changeMe, getMe } from '@chapterhouse/shared/users/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../../testing/house.ts'
import { mailsTo, tokenOf } from '../../testing/mailbox.ts'
import { type Listener, listen } from '../../testing/notices.ts'
import { openVisitor } from '../../testing/visitor.ts'

let house: TestHouse
let notices: Listener
let now = Date.now()
beforeAll(async () => {
  house = await openHouse({ clock: { now: () => now } })
  notices = await listen(house)
})
afterAll(async () => {
  await notices.close()
  await house.close()
})
// every limit is over
beforeEach(() => {
  now += 2 * 3_600_000
})

const fresh = 'another sentence altogether'
const subjectsTo = async ({ me }: Guest) =>
  (await mailsTo(house, me.email)).map(({ subject }) => subject)
const door = (email: string, password: string) =>
  house.stranger().send('/api/auth/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
const opens = async (email: string, password: string) => (await door(email, password)).ok
const goneFor = async (question: Parameters<Guest['refused']>[0], body: object) =>
  (await house.stranger().refused(question, { body })).code

describe('an address', () => {
  it('is confirmed by the link that came after sign-up, once, by whoever reads the mail', async () => {
    const ada = await house.person('Ada')
    expect(ada.me.emailVerified).toBe(false)
    const token = await tokenOf(house, ada.me.email, 'Is this your address?')
    await house.stranger().ask(links.confirmEmail, { body: { token } })
    expect((await ada.ask(getMe, {})).emailVerified).toBe(true)
    expect(await goneFor(links.confirmEmail, { token })).toBe('gone')
  })

  it('has its link sent again, and not without end', async () => {
    const ada = await house.person('Ada')
    for (let n = 0; n < 5; n++) await ada.ask(links.sendVerification, {})
    expect((await ada.refused(links.sendVerification, {})).code).toBe('rate_limited')
    expect(await subjectsTo(ada)).toHaveLength(6)
  })

  it('is not confirmed by a link for something else', async () => {
    const ada = await house.person('Ada')
    await house.stranger().ask(links.askSignInLink, { body: { email: ada.me.email } })
    const token = await tokenOf(house, ada.me.email, 'Your link to sign in')
    expect(await goneFor(links.confirmEmail, { token })).toBe('gone')
  })
})

describe('a forgotten password', () => {
  const forgot = async (guest: Guest) => {
    await house.stranger().ask(links.askReset, { body: { email: guest.me.email } })
    return tokenOf(house, guest.me.email, 'A new password')
  }

  it('is replaced by the link; every session ends, and the person is told', async () => {
    const ada = await house.person('Ada')
    const token = await forgot(ada)
    notices.heard()
    await house.stranger().ask(links.resetPassword, { body: { token, newPassword: fresh } })
    expect((await ada.refused(getMe, {})).code).toBe('unauthenticated')
    await notices.hears({ kind: 'access-changed', userId: ada.me.id })
    expect([await opens(ada.me.email, ada.password), await opens(ada.me.email, fresh)]).toEqual([
      false,
      true,
    ])
    expect(await subjectsTo(ada)).toContain('Your password was changed')
  })

  it('is replaced once, and by one of several links', async () => {
    const ada = await house.person('Ada')
    const tokens = [await forgot(ada), await forgot(ada)]
    const body = { token: tokens[1] ?? '', newPassword: fresh }
    await house.stranger().ask(links.resetPassword, { body })
    for (const token of tokens) {
      expect(await goneFor(links.resetPassword, { token, newPassword: fresh })).toBe('gone')
    }
  })

  it('is not replaced by an easy one, and the link stays good', async () => {
    const ada = await house.person('Ada')
    const token = await forgot(ada)
    const easy = { token, newPassword: 'password1234' }
    expect(await goneFor(links.resetPassword, easy)).toBe('weak_password')
    await house.stranger().ask(links.resetPassword, { body: { token, newPassword: fresh } })
  })

  it('is not replaced after an hour', async () => {
    const ada = await house.person('Ada')
    const token = await forgot(ada)
    await house.database.owner.query(
      `update verification_tokens set expires_at = now() - interval '1 second' where email = $1`,
      [ada.me.email],
    )
    expect(await goneFor(links.resetPassword, { token, newPassword: fresh })).toBe('gone')
  })

  it('is stored nowhere as its link', async () => {
    const ada = await house.person('Ada')
    const token = await forgot(ada)
    const { rows } = await house.database.owner.query(
      'select row_to_json(t)::text as all from verification_tokens t union all select row_to_json(m)::text from email_messages m',
    )
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

describe.each([
  ['a new password', links.askReset],
  ['a link to sign in', links.askSignInLink],
] as const)('asking for %s', (_what, question) => {
  const answerOf = async (email: string) => {
    const asked = performance.now()
    const answer = await house.stranger().send(`/api${question.path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email }),
    })
    const { status } = answer
    return { status, body: await answer.text(), slow: performance.now() - asked }
  }

  it('is answered alike whether the address is known, unknown or of a closed account', async () => {
    const [ada, ben] = [await house.person('Ada'), await house.person('Ben')]
    const sql = 'update users set is_active = false where id = $1'
    await house.database.owner.query(sql, [ben.me.id])
    const before = (await mailsTo(house, ben.me.email)).length
    const emails = [ada.me.email, 'nobody@example.org', ben.me.email]
    const answers = await Promise.all(emails.map(answerOf))
    for (const { status, body, slow } of answers) {
      expect([status, body]).toEqual([200, '{}'])
      expect(slow).toBeGreaterThanOrEqual(290)
    }
    expect(await mailsTo(house, ben.me.email)).toHaveLength(before)
    expect(await mailsTo(house, 'nobody@example.org')).toEqual([])
  })

  it('is limited to one address, known or not, and to one visitor', async () => {
    const ada = await house.person('Ada')
    for (const email of [ada.me.email, 'nobody@example.org']) {
      const all = await Promise.all([1, 2, 3, 4].map(() => answerOf(email)))
      expect(all.filter(({ status }) => status === 429)).toHaveLength(1)
    }
    const many = Array.from({ length: 30 }, (_, n) => answerOf(`${n}@example.org`))
    expect((await Promise.all(many)).some(({ status }) => status === 429)).toBe(true)
  })

  it('leads to our address, whatever the request calls us', async () => {
    const ada = await house.person('Ada')
    await house.stranger().ask(question, { body: { email: ada.me.email } })
    const [mail] = await mailsTo(house, ada.me.email)
    expect(mail?.text).toContain(`${house.address}/`)
  })
})

describe('a link to sign in', () => {
  const linkFor = async ({ me }: Guest) => {
    await house.stranger().ask(links.askSignInLink, { body: { email: me.email } })
    return tokenOf(house, me.email, 'Your link to sign in')
  }

  it('signs in once, and confirms the address', async () => {
    const ada = await house.person('Ada')
    const token = await linkFor(ada)
    const visitor = house.stranger()
    const { user } = await visitor.ask(links.signInByLink, { body: { token } })
    expect(user).toMatchObject({ id: ada.me.id, emailVerified: true })
    expect((await visitor.ask(getMe, {})).id).toBe(ada.me.id)
    expect(await goneFor(links.signInByLink, { token })).toBe('gone')
  })

  it('of twenty who use it at once signs one in', async () => {
    const ada = await house.person('Ada')
    const token = await linkFor(ada)
    const body = JSON.stringify({ token })
    const headers = { 'content-type': 'application/json' }
    const all = Array.from({ length: 20 }, () =>
      house.stranger().send('/api/auth/sign-in-link/confirm', { method: 'POST', headers, body }),
    )
    expect((await Promise.all(all)).filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('another address', () => {
  let turn = 0
  const askFor = async (guest: Guest) => {
    const email = `moved.${++turn}@example.org`
    await guest.ask(links.askNewEmail, { body: { email, currentPassword: guest.password } })
    return { email, token: await tokenOf(house, email, 'Is this your new address?') }
  }
  const moved = async () => {
    const ada = await house.person('Ada')
    const { email, token } = await askFor(ada)
    await house.stranger().ask(links.confirmNewEmail, { body: { token } })
    return { ada, email, back: await tokenOf(house, ada.me.email, 'Your address was changed') }
  }

  it('takes the password', async () => {
    const ada = await house.person('Ada')
    const body = { email: 'x@example.org', currentPassword: 'a guess of a stranger' }
    expect((await ada.refused(links.askNewEmail, { body })).code).toBe('wrong_credentials')
    expect(await mailsTo(house, 'x@example.org')).toEqual([])
  })

  it('that somebody has is refused, also when they came in between', async () => {
    const [ada, ben] = [await house.person('Ada'), await house.person('Ben')]
    const body = { email: ben.me.email, currentPassword: ada.password }
    expect((await ada.refused(links.askNewEmail, { body })).code).toBe('address_taken')
    const { email, token } = await askFor(ada)
    await house.database.owner.query('update users set email = $1 where id = $2', [
      email,
      ben.me.id,
    ])
    expect(await goneFor(links.confirmNewEmail, { token })).toBe('address_taken')
  })

  it('changes nothing before its link was opened', async () => {
    const ada = await house.person('Ada')
    await askFor(ada)
    expect(await ada.ask(getMe, {})).toMatchObject({ email: ada.me.email, emailVerified: false })
    expect(await subjectsTo(ada)).not.toContain('Your address was changed')
  })

  it('is the one to sign in with, and the person stays signed in', async () => {
    const { ada, email } = await moved()
    expect(await ada.ask(getMe, {})).toMatchObject({ email, emailVerified: true })
    expect(await opens(email, ada.password)).toBe(true)
    expect(await opens(ada.me.email, ada.password)).toBe(false)
  })

  it('is taken back by the link that went to the old one: everybody is out, keys too', async () => {
    const { ada, back } = await moved()
    const wish = { name: 'A program', scopes: ['read' as const], expiresInDays: 30 }
    const { key } = await ada.ask(createKey, { body: { ...wish, currentPassword: ada.password } })
    await house.stranger().ask(links.takeBackEmail, { body: { token: back } })
    expect((await ada.refused(getMe, {})).code).toBe('unauthenticated')
    const program = openVisitor(house.address, { authorization: `Bearer ${key}` })
    expect((await program.refused(getMe, {})).code).toBe('unauthenticated')
    expect(await opens(ada.me.email, ada.password)).toBe(false)
    const token = await tokenOf(house, ada.me.email, 'A new password')
    await house.stranger().ask(links.resetPassword, { body: { token, newPassword: fresh } })
    expect(await opens(ada.me.email, fresh)).toBe(true)
  })

  it('cannot be asked for by nobody', async () => {
    const body = { email: 'x@example.org', currentPassword: 'x' }
    expect(await goneFor(links.askNewEmail, body)).toBe('unauthenticated')
    expect(await goneFor(links.sendVerification, {})).toBe('unauthenticated')
  })
})

describe('a person is told', () => {
  it('of a browser they never used, and not of one they did', async () => {
    const ada = await house.person('Ada')
    const body = { email: ada.me.email, password: ada.password }
    await ada.ask(signIn, { body })
    expect(await subjectsTo(ada)).not.toContain('A new device is signed in')
    const elsewhere = house.stranger()
    await elsewhere.ask(signIn, { body })
    await elsewhere.ask(signIn, { body })
    const told = (await subjectsTo(ada)).filter((one) => one === 'A new device is signed in')
    expect(told).toHaveLength(1)
  })

  it('of a device that only claims to be known', async () => {
    const ada = await house.person('Ada')
    const forger = house.stranger()
    forger.cookie = `device=${'A'.repeat(43)}.${ada.me.id}`
    await forger.ask(signIn, { body: { email: ada.me.email, password: ada.password } })
    expect(await subjectsTo(ada)).toContain('A new device is signed in')
  })

  it('of a new password, in their language', async () => {
    const ada = await house.person('Ada')
    expect((await ada.ask(changeMe, { body: { language: 'de' } })).language).toBe('de')
    const body = { currentPassword: ada.password, newPassword: fresh }
    await ada.ask(changePassword, { body })
    const [mail] = await mailsTo(house, ada.me.email)
    expect(mail?.subject).toBe('Ihr Passwort wurde geändert')
    expect(mail?.text).toContain('/forgot-password')
  })

  it('under their name, whatever it is', async () => {
    const ada = await house.person('Ada')
    await ada.ask(changeMe, { body: { displayName: '<b>Ada</b>' } })
    await ada.ask(links.sendVerification, {})
    const [mail] = await mailsTo(house, ada.me.email)
    expect(mail?.html).toContain('Hello &lt;b&gt;Ada&lt;/b&gt;,')
  })
})

it.each(['', 'x', 'x'.repeat(43), '\u0000', '../'])(
  'a made-up token %j opens nothing',
  async (token) => {
    const questions = [
      links.confirmEmail,
      links.signInByLink,
      links.confirmNewEmail,
      links.takeBackEmail,
    ]
    for (const question of questions) {
      expect(await goneFor(question, { token })).toMatch(/^(gone|invalid_input)$/)
    }
  },
)

it('the door says whether mails leave the house', async () => {
  expect((await house.stranger().ask(getDoorway, {})).sendsMail).toBe(false)
})
