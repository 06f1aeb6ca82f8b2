import {
  deleteAccount,
  getDeletion,
  giveConsent,
  keepAccount,
} from '@chapterhouse/shared/auth/account'
import { signIn, signUp } from '@chapterhouse/shared/auth/contract'
import { createKey } from '@chapterhouse/shared/auth/keys'
import { changePage, createPage, getPage } from '@chapterhouse/shared/pages/contract'
import {
  addMember,
  createProject,
  deleteProject,
  getProject,
  listMembers,
  transferProject,
} from '@chapterhouse/shared/projects/contract'
import { changeMe, getMe } from '@chapterhouse/shared/users/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../../testing/house.ts'
import { mailsTo } from '../../testing/mailbox.ts'
import { listen } from '../../testing/notices.ts'
import { eraseAccounts } from '../jobs.ts'

let house: TestHouse
let admin: Guest
beforeAll(async () => {
  house = await openHouse()
  admin = await house.person('Head')
})
afterAll(() => house.close())

const day = 86_400_000
const leave = (who: Guest, password = who.password) =>
  who.ask(deleteAccount, { body: { currentPassword: password } })
const account = (who: Guest) => ({ email: who.me.email, password: who.password })
const again = (who: Guest) => house.stranger().ask(signIn, { body: account(who) })
const refusedIn = (who: Guest) => house.stranger().refused(signIn, { body: account(who) })
const keep = (who: Guest) => house.stranger().ask(keepAccount, { body: account(who) })
const projectOf = (who: Guest) =>
  who.ask(createProject, { body: { kind: 'WRITING', title: 'A book' } })
const letIn = (owner: Guest, projectId: Parameters<typeof membersOf>[1], guest: Guest) =>
  owner.ask(addMember, { params: { projectId }, body: { userId: guest.me.id, role: 'EDITOR' } })
const membersOf = (who: Guest, projectId: Awaited<ReturnType<typeof projectOf>>['id']) =>
  who.ask(listMembers, { params: { projectId } })
const eraseAfter = (days: number) =>
  eraseAccounts({ now: () => Date.now() + days * day }).run(house.database.jobs)
const purgeProjects = () =>
  house.database.owner.query('delete from projects where deleted_at is not null')
const rowOf = async (who: Guest) =>
  (await house.database.owner.query('select * from users where id = $1', [who.me.id])).rows[0]

describe('deleting an account', () => {
  it('signs out everywhere, and closes what is open', async () => {
    const ada = await house.person('Ada')
    const notices = await listen(house)
    const { until } = await leave(ada)
    await notices.hears({ kind: 'access-changed', userId: ada.me.id })
    expect(Math.round((Date.parse(until) - Date.now()) / day)).toBe(30)
    expect(await ada.refused(getMe, {})).toMatchObject({ code: 'unauthenticated' })
    await notices.close()
  })

  it('needs the password, and nothing is gone without it', async () => {
    const ada = await house.person('Ada')
    const no = await ada.refused(deleteAccount, { body: { currentPassword: 'not the one at all' } })
    expect(no.code).toBe('wrong_credentials')
    expect((await ada.ask(getMe, {})).id).toBe(ada.me.id)
  })

  it('ends the keys of programs', async () => {
    const ada = await house.person('Ada')
    const { password } = ada
    const wish = { name: 'A script', scopes: ['read' as const], expiresInDays: 7 }
    const body = { ...wish, currentPassword: password }
    const { key } = await ada.ask(createKey, { body })
    await leave(ada)
    const headers = { authorization: `Bearer ${key}` }
    expect((await house.stranger().send('/api/me', { headers })).status).toBe(401)
  })

  it('says by mail how long it can be had back', async () => {
    const ada = await house.person('Ada')
    await leave(ada)
    const [mail] = await mailsTo(house, ada.me.email)
    expect(mail?.subject).toBe('Your account is deleted')
    expect(mail?.text).toContain(`${house.address}/sign-in`)
  })

  it('waits until projects with others are handed over', async () => {
    const [ada, ben] = [await house.person('Ada'), await house.person('Ben')]
    const { id } = await projectOf(ada)
    await letIn(ada, id, ben)
    const { obstacles } = await ada.ask(getDeletion, {})
    expect(obstacles).toEqual([{ kind: 'project', projectId: id, title: 'A book' }])
    const { password } = ada
    expect(await ada.refused(deleteAccount, { body: { currentPassword: password } })).toMatchObject(
      {
        code: 'conflict',
      },
    )
    await ada.ask(transferProject, { params: { projectId: id }, body: { userId: ben.me.id } })
    await leave(ada)
    expect((await ben.ask(getProject, { params: { projectId: id } })).role).toBe('OWNER')
  })

  it('keeps somebody to look after the house', async () => {
    await house.person('Ben')
    expect((await admin.ask(getDeletion, {})).obstacles).toEqual([{ kind: 'last_admin' }])
    const no = await admin.refused(deleteAccount, { body: { currentPassword: admin.password } })
    expect(no.code).toBe('conflict')
  })

  it('takes the name away, and leaves the words', async () => {
    const [ada, ben] = [await house.person('Ada'), await house.person('Ben')]
    const { id } = await projectOf(ada)
    await letIn(ada, id, ben)
    const params = { projectId: id }
    const page = await ben.ask(createPage, { params, body: { title: 'By Ben' } })
    await leave(ben)
    const kept = await ada.ask(getPage, { params: { pageId: page.id } })
    expect(kept.title).toBe('By Ben')
    expect((await membersOf(ada, id)).items.map(({ user }) => user.displayName)).not.toContain(
      'Ben',
    )
  })
})

describe('thinking better of it', () => {
  it('is offered at the door to who knows the password, and to nobody else', async () => {
    const ada = await house.person('Ada')
    await leave(ada)
    expect((await refusedIn(ada)).code).toBe('account_deleted')
    const body = { ...account(ada), password: 'not the one at all' }
    expect((await house.stranger().refused(signIn, { body })).code).toBe('wrong_credentials')
    expect((await house.stranger().refused(keepAccount, { body })).code).toBe('wrong_credentials')
  })

  it('brings back the account, and the projects that went with it', async () => {
    const ada = await house.person('Ada')
    const [kept, thrown] = [await projectOf(ada), await projectOf(ada)]
    await ada.ask(deleteProject, { params: { projectId: thrown.id } })
    await leave(ada)
    await keep(ada)
    const back = house.stranger()
    await back.ask(signIn, { body: account(ada) })
    expect((await back.ask(getProject, { params: { projectId: kept.id } })).title).toBe('A book')
    const gone = await back.refused(createPage, {
      params: { projectId: thrown.id },
      body: { title: 'One' },
    })
    expect(gone.code).not.toBe('internal')
  })

  it('twice, or without having left, changes nothing', async () => {
    const ada = await house.person('Ada')
    await keep(ada)
    expect((await again(ada)).user.id).toBe(ada.me.id)
  })

  it('is too late after thirty days', async () => {
    const ada = await house.person('Ada')
    await leave(ada)
    await eraseAfter(31)
    expect((await refusedIn(ada)).code).toBe('wrong_credentials')
    const no = await house.stranger().refused(keepAccount, { body: account(ada) })
    expect(no.code).toBe('wrong_credentials')
  })
})

describe('erasing', () => {
  it('waits thirty days', async () => {
    const ada = await house.person('Ada')
    await leave(ada)
    await eraseAfter(29)
    expect((await rowOf(ada)).display_name).toBe('Ada')
    await eraseAfter(31)
    expect((await rowOf(ada)).display_name).toMatch(/^Former member \d+$/)
  })

  it('leaves nothing that says who it was', async () => {
    const ada = await house.person('Ada')
    await ada.ask(changeMe, { body: { bio: 'Keeper of the lamp', timezone: 'Europe/Oslo' } })
    await leave(ada)
    await eraseAfter(31)
    const row = await rowOf(ada)
    expect(row).toMatchObject({ password_hash: null, bio: null, timezone: 'UTC', handle: null })
    expect(JSON.stringify(row)).not.toMatch(/Ada|lamp|Oslo/)
    expect(await mailsTo(house, ada.me.email)).toEqual([])
    const { owner } = house.database
    const log =
      'select ip, user_agent from activity_log where actor_id = $1 and (ip is not null or user_agent is not null)'
    expect((await owner.query(log, [ada.me.id])).rows).toEqual([])
    for (const table of ['sessions', 'user_settings', 'project_members', 'verification_tokens']) {
      const { rowCount } = await owner.query(`select from ${table} where user_id = $1`, [ada.me.id])
      expect([table, rowCount]).toEqual([table, 0])
    }
  })

  it('leaves what was written for others, under a number', async () => {
    const [ada, ben] = [await house.person('Ada'), await house.person('Ben')]
    const { id } = await projectOf(ada)
    await letIn(ada, id, ben)
    const { id: pageId } = await ben.ask(createPage, {
      params: { projectId: id },
      body: { title: 'One' },
    })
    await leave(ben)
    await eraseAfter(31)
    const sql = `select p.display_name from pages g join public_profiles p on p.id = g.created_by where g.id = $1`
    const { rows } = await house.database.owner.query(sql, [pageId])
    expect(rows[0].display_name).toMatch(/^Former member \d+$/)
    await ada.ask(changePage, { params: { pageId }, body: { title: 'Still here' } })
  })

  it('waits for the projects of the account', async () => {
    const ada = await house.person('Ada')
    await projectOf(ada)
    await leave(ada)
    await eraseAfter(31)
    expect((await rowOf(ada)).display_name).toBe('Ada')
    await purgeProjects()
    await eraseAfter(31)
    expect((await rowOf(ada)).display_name).toMatch(/^Former member/)
  })

  it('leaves the address free for somebody new', async () => {
    const ada = await house.person('Ada')
    await leave(ada)
    const body = { ...account(ada), displayName: 'Ada again' }
    expect((await house.stranger().refused(signUp, { body })).code).toBe('address_taken')
    await eraseAfter(31)
    expect((await house.stranger().ask(signUp, { body })).user.id).not.toBe(ada.me.id)
  })
})

describe('consent', () => {
  it('is noted once, with its day', async () => {
    const ada = await house.person('Ada')
    expect(ada.me.consentedAt).toBeNull()
    const { consentedAt } = await ada.ask(giveConsent, {})
    expect(Date.parse(consentedAt ?? '')).toBeLessThanOrEqual(Date.now())
    expect((await ada.ask(giveConsent, {})).consentedAt).toBe(consentedAt)
  })

  it('comes with the account, as does the clock', async () => {
    const body = {
      email: 'tove@example.org',
      password: 'a lamp above the tide',
      displayName: 'Tove',
      consent: true as const,
      timezone: 'Europe/Oslo',
      language: 'de' as const,
    }
    const { user } = await house.stranger().ask(signUp, { body })
    expect(user.timezone).toBe('Europe/Oslo')
    expect(user.language).toBe('de')
    expect(user.consentedAt).not.toBeNull()
  })
})
