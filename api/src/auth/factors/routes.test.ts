import { listSessions, signIn } from '@chapterhouse/shared/auth/contract'
import * as factors from '@chapterhouse/shared/auth/factors'
import { askReset, resetPassword } from '@chapterhouse/shared/auth/links'
import { askPasskey, getStep, signInByPasskey, takeStep } from '@chapterhouse/shared/auth/proof'
import { signOut } from '@chapterhouse/shared/auth/sign-out'
import { changeMe, getMe } from '@chapterhouse/shared/users/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Authenticator, type Manner, openAuthenticator } from '../../testing/authenticator.ts'
import { type Guest, openHouse, type TestHouse } from '../../testing/house.ts'
import { mailsTo, tokenOf } from '../../testing/mailbox.ts'
import { shownCode } from '../../testing/totp.ts'
import type { Visitor } from '../../testing/visitor.ts'

const origin = 'https://write.example.org'
let house: TestHouse
let now = Date.now()
beforeAll(async () => {
  house = await openHouse({ settings: { publicOrigin: origin }, clock: { now: () => now } })
})
afterAll(() => house.close())

/** A code of the next half minute, each time. */
const nextCode = (secret: string) => {
  now += 30_000
  return shownCode(secret, now)
}

const withAuthenticator = async (who: Visitor) => {
  const { secret } = await who.ask(factors.beginAuthenticator, {})
  const body = { code: nextCode(secret) }
  const { recoveryCodes } = await who.ask(factors.confirmAuthenticator, { body })
  return { secret, recoveryCodes }
}
const withPasskey = async (who: Visitor, label = 'Laptop') => {
  const device = openAuthenticator(origin)
  const passkey = device.make(await who.ask(factors.beginPasskey, {}))
  const made = await who.ask(factors.addPasskey, { body: { label, passkey } })
  return { device, made }
}
const guarded = async () => {
  const ada = await house.person('Ada')
  return { ada, ...(await withAuthenticator(ada)) }
}
const door = ({ me: { email }, password }: Guest) => ({ body: { email, password } })
/** Somewhere else, with the right password. */
const halfway = async (who: Guest) => {
  const elsewhere = house.stranger()
  expect((await elsewhere.refused(signIn, door(who))).code).toBe('second_step_needed')
  return elsewhere
}
const byPasskey = async (who: Visitor, device: Authenticator, manner?: Manner) => ({
  body: { passkey: device.use(await who.ask(askPasskey, {}), manner) },
})
const subjectsTo = async ({ me }: Guest) =>
  (await mailsTo(house, me.email)).map(({ subject }) => subject)
const logOf = async ({ me }: Guest): Promise<string[]> => {
  const sql = `select action from activity_log where category = 'SECURITY' and actor_id = $1`
  return (await house.database.owner.query(sql, [me.id])).rows.map(({ action }) => action)
}

describe('an authenticator', () => {
  it('is nothing before a code confirmed it', async () => {
    const ada = await house.person('Ada')
    const { secret, address } = await ada.ask(factors.beginAuthenticator, {})
    expect(address).toContain(`secret=${secret}`)
    expect((await ada.ask(factors.getWays, {})).authenticator).toBeNull()
    const no = await ada.refused(factors.confirmAuthenticator, { body: { code: '000000' } })
    expect(no.code).toBe('wrong_code')
    await house.stranger().ask(signIn, door(ada))
  })

  it('asks for a second step from then on, and gives ten recovery codes', async () => {
    const { ada, recoveryCodes } = await guarded()
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(recoveryCodes[0]).toMatch(/^([0-9a-z]{4}-){3}[0-9a-z]{4}$/)
    const ways = await ada.ask(factors.getWays, {})
    expect(ways).toMatchObject({ secondStep: true, recoveryCodesLeft: 10 })
    const elsewhere = await halfway(ada)
    expect((await elsewhere.refused(getMe, {})).code).toBe('unauthenticated')
    expect(await subjectsTo(ada)).toContain('A new way into your account')
    expect(await logOf(ada)).toContain('authenticator.added')
  })

  it('is in the table as nobody can read it', async () => {
    const { ada, secret } = await guarded()
    const sql = 'select secret_enc, key_id, code_hash from mfa_credentials where user_id = $1'
    const { rows } = await house.database.owner.query(sql, [ada.me.id])
    expect(rows).toHaveLength(11)
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(rows.filter(({ secret_enc }) => secret_enc !== null)).toHaveLength(1)
  })

  it('lets in by its code, once', async () => {
    const { ada, secret } = await guarded()
    const [one, other] = [await halfway(ada), await halfway(ada)]
    expect(await one.ask(getStep, {})).toMatchObject({ authenticator: true, passkey: null })
    const body = { code: nextCode(secret) }
    expect((await one.ask(takeStep, { body })).user.id).toBe(ada.me.id)
    expect((await other.refused(takeStep, { body })).code).toBe('wrong_code')
    const { items } = await one.ask(listSessions, {})
    expect(items[0]).toMatchObject({ current: true, method: 'password', second: 'totp' })
  })

  it('lets one of ten in that bring the same code at once', async () => {
    const { ada, secret } = await guarded()
    const all = await Promise.all(Array.from({ length: 4 }, () => halfway(ada)))
    const body = JSON.stringify({ code: nextCode(secret) })
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
    const answers = await Promise.all(all.map((who) => who.send('/api/auth/step', init)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('makes who guesses wait, wherever from, and counts the guess', async () => {
    const { ada, secret } = await guarded()
    const guess = async () =>
      (await (await halfway(ada)).refused(takeStep, { body: { code: '000000' } })).code
    for (let n = 0; n < 5; n++) expect(await guess()).toBe('wrong_code')
    expect(await guess()).toBe('rate_limited')
    const late = await halfway(ada)
    expect((await late.refused(takeStep, { body: { code: shownCode(secret, now, 1) } })).code).toBe(
      'rate_limited',
    )
    expect(await logOf(ada)).toContain('second_step_failed')
  })

  it('gives way to another one, whose codes alone are good', async () => {
    const { ada, secret } = await guarded()
    const { secret: other, recoveryCodes } = await withAuthenticator(ada)
    expect(recoveryCodes).toEqual([])
    const elsewhere = await halfway(ada)
    const old = { body: { code: nextCode(secret) } }
    expect((await elsewhere.refused(takeStep, old)).code).toBe('wrong_code')
    await elsewhere.ask(takeStep, { body: { code: nextCode(other) } })
  })

  it('is removed, with the step and the codes that stood for it', async () => {
    const { ada } = await guarded()
    await ada.ask(factors.removeAuthenticator, {})
    const ways = await ada.ask(factors.getWays, {})
    expect(ways).toMatchObject({ secondStep: false, authenticator: null, recoveryCodesLeft: 0 })
    await house.stranger().ask(signIn, door(ada))
    expect(await subjectsTo(ada)).toContain('A way into your account was removed')
    expect((await ada.refused(factors.removeAuthenticator, {})).code).toBe('not_found')
  })

  it('stays when the password is chosen anew by mail', async () => {
    const { ada } = await guarded()
    await house.stranger().ask(askReset, { body: { email: ada.me.email } })
    const token = await tokenOf(house, ada.me.email, 'A new password')
    const newPassword = 'an entirely different sentence'
    await house.stranger().ask(resetPassword, { body: { token, newPassword } })
    const body = { email: ada.me.email, password: newPassword }
    expect((await house.stranger().refused(signIn, { body })).code).toBe('second_step_needed')
  })
})

describe('the first step', () => {
  it('is forgotten after ten minutes, and in another browser', async () => {
    const { ada, secret } = await guarded()
    const elsewhere = await halfway(ada)
    expect((await house.stranger().refused(getStep, {})).code).toBe('too_late')
    now += 601_000
    const body = { code: nextCode(secret) }
    expect((await elsewhere.refused(takeStep, { body })).code).toBe('too_late')
  })

  it('is used up by the second', async () => {
    const { ada, secret } = await guarded()
    const elsewhere = await halfway(ada)
    const { cookie } = elsewhere
    await elsewhere.ask(takeStep, { body: { code: nextCode(secret) } })
    elsewhere.cookie = cookie
    const again = { body: { code: nextCode(secret) } }
    expect((await elsewhere.refused(takeStep, again)).code).toBe('too_late')
  })
})

describe('a mail about it', () => {
  const lastTo = async ({ me }: Guest) => (await mailsTo(house, me.email))[0]

  it('names what came and went, in the language of who reads it', async () => {
    const ada = await house.person('Ada')
    await ada.ask(changeMe, { body: { language: 'de' } })
    const { made } = await withPasskey(ada, '<b>Laptop</b>')
    const added = await lastTo(ada)
    expect(added?.subject).toBe('Ein neuer Zugang zu Ihrem Konto')
    expect(added?.text).toContain('der Passkey „<b>Laptop</b>“')
    expect(added?.html).not.toContain('<b>Laptop</b>')
    await ada.ask(factors.removePasskey, { params: { passkeyId: made.id } })
    expect((await lastTo(ada))?.subject).toBe('Ein Zugang zu Ihrem Konto wurde entfernt')
  })

  it('leads to the account', async () => {
    const { ada } = await guarded()
    const told = await lastTo(ada)
    expect(told?.text).toContain('an authenticator app')
    expect(told?.text).toContain(`${origin}/account`)
  })
})

describe('a recovery code', () => {
  it('lets in once, however it is typed, and the person is told', async () => {
    const { ada, recoveryCodes } = await guarded()
    const [code = ''] = recoveryCodes
    const body = { recoveryCode: ` ${code.toUpperCase().replaceAll('-', ' ')}` }
    const elsewhere = await halfway(ada)
    expect((await elsewhere.ask(takeStep, { body })).user.id).toBe(ada.me.id)
    expect((await (await halfway(ada)).refused(takeStep, { body })).code).toBe('wrong_code')
    expect((await ada.ask(factors.getWays, {})).recoveryCodesLeft).toBe(9)
    const [mail] = (await mailsTo(house, ada.me.email)).filter(
      ({ subject }) => subject === 'A recovery code was used',
    )
    expect(mail?.text).toContain('left: 9')
  })

  it('of somebody else is none', async () => {
    const [{ ada }, { recoveryCodes }] = [await guarded(), await guarded()]
    const body = { recoveryCode: recoveryCodes[0] ?? '' }
    expect((await (await halfway(ada)).refused(takeStep, { body })).code).toBe('wrong_code')
  })

  it('is good no more once new ones were made', async () => {
    const { ada, recoveryCodes } = await guarded()
    const fresh = await ada.ask(factors.makeRecoveryCodes, {})
    const old = { recoveryCode: recoveryCodes[0] ?? '' }
    const elsewhere = await halfway(ada)
    expect((await elsewhere.refused(takeStep, { body: old })).code).toBe('wrong_code')
    const body = { recoveryCode: fresh.recoveryCodes[9] ?? '' }
    await elsewhere.ask(takeStep, { body })
  })

  it('is not made where it would stand for nothing', async () => {
    const ada = await house.person('Ada')
    expect((await ada.refused(factors.makeRecoveryCodes, {})).code).toBe('conflict')
  })
})

describe('a passkey', () => {
  it('signs in alone, though a second step is on', async () => {
    const { ada } = await guarded()
    const { device, made } = await withPasskey(ada)
    expect(made).toMatchObject({ label: 'Laptop', lastUsedAt: null })
    const elsewhere = house.stranger()
    const { user } = await elsewhere.ask(signInByPasskey, await byPasskey(elsewhere, device))
    expect(user.id).toBe(ada.me.id)
    const { items } = await elsewhere.ask(listSessions, {})
    expect(items[0]).toMatchObject({ method: 'passkey', second: null })
    expect(await subjectsTo(ada)).toContain('A new way into your account')
  })

  it('does not by itself ask for a second step after a password', async () => {
    const ada = await house.person('Ada')
    await withPasskey(ada)
    await house.stranger().ask(signIn, door(ada))
  })

  it('is the second step where one wants it', async () => {
    const ada = await house.person('Ada')
    const { device } = await withPasskey(ada)
    const on = await ada.ask(factors.setSecondStep, { body: { on: true } })
    expect(on.recoveryCodes).toHaveLength(10)
    const elsewhere = await halfway(ada)
    const { passkey: asked } = await elsewhere.ask(getStep, {})
    expect(asked?.allowCredentials).toHaveLength(1)
    const passkey = device.use(
      asked ?? { challenge: '', rpId: '', timeout: 0, userVerification: 'required' },
    )
    await elsewhere.ask(takeStep, { body: { passkey } })
    expect((await elsewhere.ask(listSessions, {})).items[0]).toMatchObject({ second: 'passkey' })
    await ada.ask(factors.setSecondStep, { body: { on: false } })
    await house.stranger().ask(signIn, door(ada))
  })

  it('of somebody else is no second step', async () => {
    const { ada } = await guarded()
    const ben = await house.person('Ben')
    await withPasskey(ada)
    const { device } = await withPasskey(ben)
    const elsewhere = await halfway(ada)
    const { passkey: asked } = await elsewhere.ask(getStep, {})
    const passkey = device.use(
      asked ?? { challenge: '', rpId: '', timeout: 0, userVerification: 'required' },
    )
    expect((await elsewhere.refused(takeStep, { body: { passkey } })).code).toBe('wrong_passkey')
  })

  it.each<[string, Manner]>([
    ['used at another site', { origin: 'https://evil.example' }],
    ['without a finger', { unseen: true }],
    ['that counts back', { count: 0 }],
  ])('%s is refused', async (_what, manner) => {
    const ada = await house.person('Ada')
    const { device } = await withPasskey(ada)
    const who = house.stranger()
    await who.ask(signInByPasskey, await byPasskey(who, device, { count: 5 }))
    await who.ask(signOut, {})
    expect((await who.refused(signInByPasskey, await byPasskey(who, device, manner))).code).toBe(
      'wrong_passkey',
    )
  })

  it('that answers twice is good once, and to no other question', async () => {
    const ada = await house.person('Ada')
    const { device } = await withPasskey(ada)
    const who = house.stranger()
    const asked = await byPasskey(who, device)
    const { cookie } = who
    await who.ask(signInByPasskey, asked)
    const again = house.stranger()
    again.cookie = cookie
    expect((await again.refused(signInByPasskey, asked)).code).toBe('too_late')
    await again.ask(askPasskey, {})
    expect((await again.refused(signInByPasskey, asked)).code).toBe('wrong_passkey')
  })

  it('that nobody keeps here is refused', async () => {
    const who = house.stranger()
    const asked = await byPasskey(who, openAuthenticator(origin))
    expect((await who.refused(signInByPasskey, asked)).code).toBe('wrong_passkey')
  })

  it('is named and removed; then it opens nothing', async () => {
    const ada = await house.person('Ada')
    const { device, made } = await withPasskey(ada)
    const params = { passkeyId: made.id }
    const named = await ada.ask(factors.namePasskey, { params, body: { label: 'Old laptop' } })
    expect(named.label).toBe('Old laptop')
    await ada.ask(factors.removePasskey, { params })
    const who = house.stranger()
    expect((await who.refused(signInByPasskey, await byPasskey(who, device))).code).toBe(
      'wrong_passkey',
    )
    expect(await logOf(ada)).toEqual(
      expect.arrayContaining(['passkey.added', 'passkey.named', 'passkey.removed']),
    )
  })

  it('of somebody else is not there', async () => {
    const { made } = await withPasskey(await house.person('Ada'))
    const ben = await house.person('Ben')
    const params = { passkeyId: made.id }
    expect((await ben.refused(factors.removePasskey, { params })).code).toBe('not_found')
    const body = { label: 'Mine' }
    expect((await ben.refused(factors.namePasskey, { params, body })).code).toBe('not_found')
  })

  it('is not made at an address that is a number', async () => {
    const numbered = await openHouse()
    const ada = await numbered.person('Ada')
    const no = await ada.refused(factors.beginPasskey, {})
    expect(no).toMatchObject({ code: 'conflict', detail: expect.stringContaining('127.0.0.1') })
    await numbered.close()
  })

  it('is taken by its own browser alone', async () => {
    const [ada, ben] = [await house.person('Ada'), await house.person('Ben')]
    const passkey = openAuthenticator(origin).make(await ada.ask(factors.beginPasskey, {}))
    const body = { label: 'Stolen', passkey }
    expect((await ben.refused(factors.addPasskey, { body })).code).toBe('too_late')
  })
})

describe('nobody', () => {
  it.each([
    factors.getWays,
    factors.beginAuthenticator,
    factors.removeAuthenticator,
    factors.beginPasskey,
    factors.makeRecoveryCodes,
  ])('has ways in: $method $path', async (question) => {
    expect((await house.stranger().refused(question, {})).code).toBe('unauthenticated')
  })
})
