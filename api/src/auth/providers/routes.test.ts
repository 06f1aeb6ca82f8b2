import { deleteAccount } from '@chapterhouse/shared/auth/account'
import { changePassword, getDoorway, listSessions } from '@chapterhouse/shared/auth/contract'
import {
  beginAuthenticator,
  confirmAuthenticator,
  getWays,
} from '@chapterhouse/shared/auth/factors'
import { confirmEmail, sendVerification } from '@chapterhouse/shared/auth/links'
import { finishProvider, startProvider, unlinkProvider } from '@chapterhouse/shared/auth/provider'
import type { Provider } from '@chapterhouse/shared/auth/site'
import { getMe } from '@chapterhouse/shared/users/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProviderSite } from '../../kernel/provider-settings.ts'
import { type Guest, openHouse, type TestHouse } from '../../testing/house.ts'
import { mailsTo, tokenOf } from '../../testing/mailbox.ts'
import type { Misdeed } from '../../testing/other-site/passport.ts'
import { type OtherSite, openOtherSite } from '../../testing/other-site/site.ts'
import { shownCode } from '../../testing/totp.ts'
import type { Visitor } from '../../testing/visitor.ts'

let site: OtherSite
let house: TestHouse
let now = Date.now()

const sitesOf = ({ url, clientId, clientSecret }: OtherSite): ProviderSite[] => [
  { kind: 'openid', id: 'openid', name: 'The university', issuer: url, clientId, clientSecret },
  { kind: 'openid', id: 'linkedin', name: 'LinkedIn', issuer: url, clientId, clientSecret },
  { kind: 'github', id: 'github', name: 'GitHub', url, apiUrl: url, clientId, clientSecret },
]
const open = (settings = {}) =>
  openHouse({ settings: { providers: sitesOf(site), ...settings }, clock: { now: () => now } })

beforeAll(async () => {
  site = await openOtherSite()
  house = await open()
  await house.person('The first')
})
afterAll(async () => {
  await house.close()
  await site.close()
})

let residents = 10
/** Somebody new is signed in at the other site. */
const aResident = (more: object = {}) => {
  const id = ++residents
  const resident = {
    id,
    email: `resident.${id}@example.org`,
    verified: true,
    name: `Resident ${id}`,
    ...more,
  }
  site.isVisitedBy(resident)
  return resident
}

interface Trip {
  readonly by?: Provider
  readonly intent?: 'sign-in' | 'link'
  readonly decision?: 'allow' | 'deny'
  readonly body?: object
}

const setOut = async (
  who: Visitor,
  { by = 'openid', intent = 'sign-in', decision, body }: Trip = {},
) => {
  const asked = { params: { provider: by }, body: { intent, next: '/p/1', ...body } }
  const { url } = await who.ask(startProvider, asked)
  return { params: { provider: by }, body: await site.walk(url, decision) }
}
const travel = async (who: Visitor, trip: Trip = {}) =>
  who.ask(finishProvider, await setOut(who, trip))
const turnedAway = async (who: Visitor, trip: Trip = {}) =>
  who.refused(finishProvider, await setOut(who, trip))

const confirmed = async (name: string): Promise<Guest> => {
  const guest = await house.person(name)
  await guest.ask(sendVerification, {})
  const token = await tokenOf(house, guest.me.email, 'Is this your address?')
  await guest.ask(confirmEmail, { body: { token } })
  return guest
}
const logOf = async (userId: string) => {
  const sql = `select action from activity_log where actor_id = $1 order by at`
  return (await house.database.owner.query(sql, [userId])).rows.map(({ action }) => action)
}

describe('a house that knows other sites', () => {
  it('says so at the door', async () => {
    const { providers } = await house.stranger().ask(getDoorway, {})
    expect(providers.map(({ name }) => name)).toEqual(['The university', 'LinkedIn', 'GitHub'])
  })

  it('knows no others', async () => {
    const asked = { params: { provider: 'google' }, body: { intent: 'sign-in' } }
    expect((await house.stranger().refused(startProvider, asked)).code).toBe('not_found')
  })
})

describe.each(['openid', 'github', 'linkedin'] as const)('by %s', (by) => {
  it('somebody new makes an account, and is in', async () => {
    const { email, name } = aResident()
    const who = house.stranger()
    const { user, next } = await travel(who, { by })
    expect([user, next]).toMatchObject([{ email, emailVerified: true, displayName: name }, '/p/1'])
    expect((await who.ask(getMe, {})).id).toBe(user.id)
    expect((await who.ask(listSessions, {})).items).toMatchObject([{ method: by, second: null }])
  })

  it('who was here before is the same person, whatever their address is now', async () => {
    const { id } = aResident()
    const first = await travel(house.stranger(), { by })
    site.isVisitedBy({ id, email: 'another@example.org' })
    expect((await travel(house.stranger(), { by })).user.id).toBe(first.user.id)
  })

  it('the account with the same address is linked, when both sides made sure of it', async () => {
    const ada = await confirmed('Ada')
    aResident({ email: ada.me.email.toUpperCase() })
    expect((await travel(house.stranger(), { by })).user.id).toBe(ada.me.id)
    expect((await ada.ask(getWays, {})).accounts).toMatchObject([
      { provider: by, email: ada.me.email },
    ])
    expect(await logOf(ada.me.id)).toContain('oauth.linked')
    expect((await mailsTo(house, ada.me.email)).map(({ subject }) => subject)).toContain(
      'A new way into your account',
    )
  })

  it('an account whose address nobody confirmed is not given away', async () => {
    const squatter = await house.person('Squatter')
    aResident({ email: squatter.me.email })
    const no = await turnedAway(house.stranger(), { by })
    expect(no).toMatchObject({
      code: 'not_linked',
      detail: expect.stringContaining('nobody confirmed'),
    })
    expect((await squatter.ask(getWays, {})).accounts).toEqual([])
  })

  it('an address that the other side did not confirm opens nothing', async () => {
    const ada = await confirmed('Ada')
    aResident({ email: ada.me.email, verified: false })
    expect((await turnedAway(house.stranger(), { by })).code).toBe('not_linked')
    aResident({ verified: false })
    expect((await turnedAway(house.stranger(), { by })).code).toBe('not_linked')
  })

  it('who says no there is not let in, and reads so', async () => {
    aResident()
    const no = await turnedAway(house.stranger(), { by, decision: 'deny' })
    expect(no).toMatchObject({
      code: 'provider_failed',
      detail: expect.stringContaining('did not allow'),
    })
  })

  it('a site that gives no token lets nobody in', async () => {
    aResident()
    site.will('no token')
    expect((await turnedAway(house.stranger(), { by })).code).toBe('provider_failed')
  })
})

describe('an id token', () => {
  it.each<Misdeed>([
    'another nonce',
    'another audience',
    'another issuer',
    'an old token',
    'a forged signature',
  ])('with %s lets nobody in', async (misdeed) => {
    aResident()
    site.will(misdeed)
    const no = await turnedAway(house.stranger())
    expect(no).toMatchObject({
      code: 'provider_failed',
      detail: expect.stringContaining('The university'),
    })
  })

  it('without an address leaves it to the profile', async () => {
    const { email } = aResident()
    site.will('an address in the profile alone')
    expect((await travel(house.stranger())).user.email).toBe(email)
  })

  it('does not take the profile of somebody else', async () => {
    aResident()
    site.will('somebody else in the profile')
    expect((await turnedAway(house.stranger())).code).toBe('provider_failed')
  })

  it('without any address is told so', async () => {
    aResident()
    site.will('no address')
    expect((await turnedAway(house.stranger())).detail).toContain('did not tell us your address')
  })
})

describe('coming back', () => {
  it('is once: what the address held is good no more', async () => {
    aResident()
    const who = house.stranger()
    const back = await setOut(who)
    const before = who.cookie
    await who.ask(finishProvider, back)
    who.cookie = before
    expect((await who.refused(finishProvider, back)).code).toBe('too_late')
  })

  it('in another browser is not coming back', async () => {
    aResident()
    const back = await setOut(house.stranger())
    expect((await house.stranger().refused(finishProvider, back)).code).toBe('too_late')
  })

  it('with the answer to somebody else is refused', async () => {
    aResident()
    const [theirs, who] = [await setOut(house.stranger()), house.stranger()]
    await setOut(who)
    expect((await who.refused(finishProvider, theirs)).code).toBe('too_late')
  })

  it('to the door of another site is refused', async () => {
    aResident()
    const who = house.stranger()
    const { body } = await setOut(who)
    const no = await who.refused(finishProvider, { params: { provider: 'github' }, body })
    expect(no.code).toBe('too_late')
  })

  it('after ten minutes is too late', async () => {
    aResident()
    const who = house.stranger()
    const back = await setOut(who)
    now += 601_000
    expect((await who.refused(finishProvider, back)).code).toBe('too_late')
  })

  it('with a made-up code is refused', async () => {
    aResident()
    const who = house.stranger()
    const { params, body } = await setOut(who)
    const no = await who.refused(finishProvider, { params, body: { ...body, code: 'made-up' } })
    expect(no.code).toBe('provider_failed')
  })
})

describe('a house that takes not everybody', () => {
  it.each(['closed', 'invited'] as const)(
    '%s, makes no account for somebody new',
    async (signUp) => {
      const closed = await open({ signUp })
      await closed.person('Owner').catch(() => {})
      aResident()
      expect((await turnedAway(closed.stranger())).code).toBe('sign_up_closed')
      await closed.close()
    },
  )

  it('and is listening to the network wants the set-up code for its first account', async () => {
    const fresh = await open({ host: '0.0.0.0', setupCode: 'ABCD-EFGH' })
    aResident()
    expect((await turnedAway(fresh.stranger())).code).toBe('setup_code_needed')
    const { user } = await travel(fresh.stranger(), { body: { setupCode: 'abcd efgh' } })
    expect(user.platformRole).toBe('ADMIN')
    await fresh.close()
  })
})

describe('an account elsewhere', () => {
  it('is linked by who is signed in, whatever its address, and unlinked again', async () => {
    const ada = await house.person('Ada')
    const { email } = aResident({ verified: false })
    expect(await travel(ada, { intent: 'link' })).toMatchObject({
      intent: 'link',
      user: { id: ada.me.id },
    })
    const [account] = (await ada.ask(getWays, {})).accounts
    expect(account).toMatchObject({ provider: 'openid', email })
    expect((await travel(house.stranger())).user.id).toBe(ada.me.id)
    await ada.ask(unlinkProvider, { params: { provider: 'openid', accountId: account?.id ?? '' } })
    expect((await ada.ask(getWays, {})).accounts).toEqual([])
    expect(await logOf(ada.me.id)).toEqual(
      expect.arrayContaining(['oauth.linked', 'oauth.unlinked']),
    )
  })

  it('that is somebody else’s already is not linked', async () => {
    aResident()
    await travel(house.stranger())
    const ada = await house.person('Ada')
    expect((await turnedAway(ada, { intent: 'link' })).code).toBe('conflict')
  })

  it('is not linked by nobody, nor by a session that is not fresh', async () => {
    const asked = { params: { provider: 'openid' }, body: { intent: 'link' } }
    expect((await house.stranger().refused(startProvider, asked)).code).toBe('unauthenticated')
    const ada = await house.person('Ada')
    now += 11 * 60_000
    expect((await ada.refused(startProvider, asked)).code).toBe('proof_needed')
  })

  it('is not linked to who signed in meanwhile', async () => {
    aResident()
    const [ada, ben] = [await house.person('Ada'), await house.person('Ben')]
    const back = await setOut(ada, { intent: 'link' })
    ada.cookie = `${ben.cookie}; ${ada.cookie?.split('; ').find((one) => one.startsWith('flow='))}`
    expect((await ada.refused(finishProvider, back)).code).toBe('too_late')
  })

  it('does not go when it is the last way in, and does once there is a password', async () => {
    aResident()
    const who = house.stranger()
    await travel(who)
    const ways = await who.ask(getWays, {})
    expect(ways.password).toBe(false)
    const params = { provider: 'openid' as const, accountId: ways.accounts[0]?.id ?? '' }
    expect((await who.refused(unlinkProvider, { params })).code).toBe('last_way_in')
    await who.ask(changePassword, { body: { newPassword: 'seventeen purple giraffes' } })
    await who.ask(unlinkProvider, { params })
    expect((await who.ask(getWays, {})).accounts).toEqual([])
  })

  it('is not left with the account while there is no password to come back with', async () => {
    aResident()
    const who = house.stranger()
    await travel(who)
    expect((await who.refused(deleteAccount, { body: {} })).detail).toContain(
      'Set a password first',
    )
    await who.ask(changePassword, { body: { newPassword: 'seventeen purple giraffes' } })
    await who.ask(deleteAccount, { body: {} })
    const no = await turnedAway(house.stranger())
    expect(no.code).toBe('account_deleted')
  })

  it('of somebody else is not there', async () => {
    aResident()
    const who = house.stranger()
    await travel(who)
    const [account] = (await who.ask(getWays, {})).accounts
    const params = { provider: 'openid', accountId: account?.id ?? '' }
    expect((await (await house.person()).refused(unlinkProvider, { params })).code).toBe(
      'not_found',
    )
  })

  it('does not spare the second step', async () => {
    aResident()
    const who = house.stranger()
    await travel(who)
    const { secret } = await who.ask(beginAuthenticator, {})
    const code = shownCode(secret, now)
    await who.ask(confirmAuthenticator, { body: { code } })
    expect((await turnedAway(house.stranger())).code).toBe('second_step_needed')
  })
})
