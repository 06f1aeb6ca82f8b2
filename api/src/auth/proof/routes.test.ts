import { changePassword, signIn } from '@chapterhouse/shared/auth/contract'
import * as factors from '@chapterhouse/shared/auth/factors'
import { createKey } from '@chapterhouse/shared/auth/keys'
import { askNewEmail } from '@chapterhouse/shared/auth/links'
import { freshMinutes, getProof, prove } from '@chapterhouse/shared/auth/proof'
import { createProject, transferProject } from '@chapterhouse/shared/projects/contract'
import { getMe } from '@chapterhouse/shared/users/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAuthenticator } from '../../testing/authenticator.ts'
import { type Guest, openHouse, type TestHouse } from '../../testing/house.ts'
import { shownCode } from '../../testing/totp.ts'
import { openVisitor, type Visitor } from '../../testing/visitor.ts'

const origin = 'https://write.example.org'
let house: TestHouse
let now = Date.now()
beforeAll(async () => {
  house = await openHouse({ settings: { publicOrigin: origin }, clock: { now: () => now } })
})
afterAll(() => house.close())

const grow = () => {
  now += freshMinutes * 60_000
}
/** Somebody whose session is not fresh any more. */
const aStale = async (): Promise<Guest> => {
  const ada = await house.person('Ada')
  grow()
  return ada
}
const wish = { name: 'A program', scopes: ['read' as const], expiresInDays: 30 }
const makesKey = (who: Visitor) => who.ask(createKey, { body: wish })
const somebody = '01a1f8ec-0000-7000-8000-000000000001'

const dangerous = [
  ['another password', changePassword, { body: { newPassword: 'an entirely different sentence' } }],
  ['another address', askNewEmail, { body: { email: 'x@example.org' } }],
  ['a key', createKey, { body: wish }],
  ['an authenticator', factors.beginAuthenticator, {}],
  ['confirming one', factors.confirmAuthenticator, { body: { code: '000000' } }],
  ['removing one', factors.removeAuthenticator, {}],
  ['a passkey', factors.beginPasskey, {}],
  ['removing one', factors.removePasskey, { params: { passkeyId: somebody } }],
  ['recovery codes', factors.makeRecoveryCodes, {}],
  ['the second step', factors.setSecondStep, { body: { on: false } }],
] as const

describe('a session that was proved long ago', () => {
  it.each(dangerous)('is asked again before %s', async (_what, question, parts) => {
    expect((await (await aStale()).refused(question, parts)).code).toBe('proof_needed')
  })

  it('is asked before a project is handed over', async () => {
    const ada = await house.person('Ada')
    const ben = await house.person('Ben')
    const project = await ada.ask(createProject, { body: { kind: 'WRITING', title: 'A book' } })
    grow()
    const handed = { params: { projectId: project.id }, body: { userId: ben.me.id } }
    expect((await ada.refused(transferProject, handed)).code).toBe('proof_needed')
  })

  it('goes on with everything else', async () => {
    const ada = await aStale()
    await ada.ask(getMe, {})
    await ada.ask(factors.getWays, {})
  })

  it('may bring the password along; a wrong one is refused', async () => {
    const ada = await aStale()
    await ada.ask(createKey, { body: { ...wish, currentPassword: ada.password } })
    const body = { ...wish, currentPassword: 'a guess of a stranger' }
    expect((await ada.refused(createKey, { body })).code).toBe('wrong_credentials')
  })
})

describe('a proof', () => {
  it('is asked for in the ways a person has, and is good for a while', async () => {
    const ada = await aStale()
    const asked = { fresh: false, password: true, authenticator: false, passkey: null }
    expect(await ada.ask(getProof, {})).toEqual(asked)
    await ada.ask(prove, { body: { password: ada.password } })
    expect((await ada.ask(getProof, {})).fresh).toBe(true)
    await makesKey(ada)
    grow()
    expect((await ada.refused(createKey, { body: wish })).code).toBe('proof_needed')
  })

  it('by a wrong password is none, and one waits after some', async () => {
    const ada = await aStale()
    const guess = async () =>
      (await ada.refused(prove, { body: { password: 'a guess of a stranger' } })).code
    for (let n = 0; n < 5; n++) expect(await guess()).toBe('wrong_credentials')
    expect(await guess()).toBe('rate_limited')
    expect((await ada.refused(createKey, { body: wish })).code).toBe('proof_needed')
  })

  it('by the authenticator is one', async () => {
    const ada = await house.person('Ada')
    const { secret } = await ada.ask(factors.beginAuthenticator, {})
    await ada.ask(factors.confirmAuthenticator, { body: { code: shownCode(secret, now) } })
    grow()
    expect(await ada.ask(getProof, {})).toMatchObject({ fresh: false, authenticator: true })
    expect((await ada.refused(prove, { body: { code: '000000' } })).code).toBe('wrong_code')
    await ada.ask(prove, { body: { code: shownCode(secret, now) } })
    await makesKey(ada)
  })

  it('by a passkey is one, by that of somebody else is none', async () => {
    const [ada, ben] = [await house.person('Ada'), await house.person('Ben')]
    const [hers, his] = [openAuthenticator(origin), openAuthenticator(origin)]
    for (const [who, device] of [
      [ada, hers],
      [ben, his],
    ] as const) {
      const passkey = device.make(await who.ask(factors.beginPasskey, {}))
      await who.ask(factors.addPasskey, { body: { label: 'x', passkey } })
    }
    grow()
    const answer = async (device: typeof hers) => {
      const { passkey } = await ada.ask(getProof, {})
      if (!passkey) throw new Error('no passkey is asked for')
      return { body: { passkey: device.use(passkey) } }
    }
    expect((await ada.refused(prove, await answer(his))).code).toBe('wrong_passkey')
    await ada.ask(prove, await answer(hers))
    await makesKey(ada)
  })

  it('of one session is not that of another', async () => {
    const ada = await aStale()
    const elsewhere = house.stranger()
    await elsewhere.ask(signIn, { body: { email: ada.me.email, password: ada.password } })
    await makesKey(elsewhere)
    expect((await ada.refused(createKey, { body: wish })).code).toBe('proof_needed')
  })
})

describe('a program with a key', () => {
  it('cannot prove anything, and does not need to where it knows the password', async () => {
    const ada = await house.person('Ada')
    const body = { ...wish, scopes: ['account' as const, 'read' as const] }
    const { key } = await ada.ask(createKey, { body })
    const program = openVisitor(house.address, { authorization: `Bearer ${key}` })
    expect((await program.refused(prove, { body: { password: ada.password } })).code).toBe(
      'forbidden',
    )
    const no = await program.refused(createKey, { body: wish })
    expect(no).toMatchObject({
      code: 'proof_needed',
      detail: expect.stringContaining('currentPassword'),
    })
    expect((await program.refused(factors.removeAuthenticator, {})).code).toBe('proof_needed')
    await program.ask(createKey, { body: { ...wish, currentPassword: ada.password } })
  })
})
