import * as people from '@chapterhouse/shared/admin/people'
import { signIn } from '@chapterhouse/shared/auth/contract'
import { createKey, listKeys } from '@chapterhouse/shared/auth/keys'
import { listSecurityLog } from '@chapterhouse/shared/auth/security-log'
import { getMe } from '@chapterhouse/shared/users/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../../testing/house.ts'
import { type Listener, listen } from '../../testing/notices.ts'
import { openVisitor } from '../../testing/visitor.ts'

let house: TestHouse
let notices: Listener
let head: Guest
let ada: Guest
beforeAll(async () => {
  house = await openHouse()
  notices = await listen(house)
  head = await house.person('Head')
})
afterAll(async () => {
  await notices.close()
  await house.close()
})
beforeEach(async () => {
  ada = await house.person('Ada')
})

const about = (who: Guest) => ({ params: { userId: who.me.id } })
const reason = { body: { reason: 'Copied a book' } }
const suspend = (who: Guest) => head.ask(people.suspendPerson, { ...about(who), ...reason })
const makeRole = (who: Guest, platformRole: people.PlatformRole, by = head) =>
  by.ask(people.setPlatformRole, { ...about(who), body: { platformRole } })
const found = async (search: string) =>
  (await head.ask(people.listPeople, { query: { search } })).items

it('an admin who came in long ago shows once more that it is them', async () => {
  const sql = 'update sessions set proved_at = $2 where user_id = $1'
  const prove = (at: Date | null) => house.database.owner.query(sql, [head.me.id, at])
  await prove(null)
  const role = { ...about(ada), body: { platformRole: 'ADMIN' } }
  for (const [act, parts] of [
    [people.setPlatformRole, role],
    [people.suspendPerson, { ...about(ada), ...reason }],
  ] as const) {
    expect((await head.refused(act, parts)).code).toBe('proof_needed')
  }
  expect(await ada.ask(getMe, {})).toMatchObject({ platformRole: 'USER' })
  await prove(new Date())
})

describe('people', () => {
  it('are found by letters of name or address, the newest first', async () => {
    const zoe = await house.person('Zoë Quill')
    const [one] = await found('QUILL')
    expect(one).toMatchObject({ id: zoe.me.id, state: 'active', sessions: 1, projects: 0 })
    expect((await found(zoe.me.email)).map(({ id }) => id)).toEqual([zoe.me.id])
    expect(await found('%')).toEqual([])
  })

  it('come in parts', async () => {
    const first = await head.ask(people.listPeople, { query: { limit: 1 } })
    const query = { limit: 1, cursor: first.nextCursor ?? '' }
    const second = await head.ask(people.listPeople, { query })
    expect(first.items[0]?.id).toBe(ada.me.id)
    expect(second.items[0]?.id).not.toBe(ada.me.id)
  })
})

describe('whoever is suspended', () => {
  it('is out everywhere, and every node is told', async () => {
    notices.heard()
    const after = await suspend(ada)
    expect(after).toMatchObject({ state: 'suspended', reason: 'Copied a book', sessions: 0 })
    expect((await ada.refused(getMe, {})).code).toBe('unauthenticated')
    await notices.hears({ kind: 'access-changed', userId: ada.me.id })
  })

  it('has keys that open nothing', async () => {
    const wish = { name: 'k', scopes: ['account' as const], expiresInDays: 1 }
    const { key } = await ada.ask(createKey, { body: { ...wish, currentPassword: ada.password } })
    const program = openVisitor(house.address, { authorization: `Bearer ${key}` })
    expect((await program.ask(listKeys, {})).items).toHaveLength(1)
    await suspend(ada)
    expect((await program.refused(listKeys, {})).code).toBe('unauthenticated')
  })

  it('is told why at the door, if they know the password', async () => {
    await suspend(ada)
    const { email } = ada.me
    const no = (password: string) => house.stranger().refused(signIn, { body: { email, password } })
    expect((await no(ada.password)).detail).toBe('This account is suspended: Copied a book')
    expect((await no('wrong')).code).toBe('wrong_credentials')
  })

  it('comes back, and reads in their log what was done', async () => {
    await suspend(ada)
    await head.ask(people.reactivatePerson, about(ada))
    await ada.ask(signIn, { body: { email: ada.me.email, password: ada.password } })
    const { items } = await ada.ask(listSecurityLog, { query: {} })
    const done = items.filter(({ byOther }) => byOther).map(({ action }) => action)
    expect(done).toEqual(['user.reactivated', 'user.suspended'])
  })

  it('is not suspended again, nor given a role', async () => {
    await suspend(ada)
    const again = await head.refused(people.suspendPerson, { ...about(ada), ...reason })
    const role = { ...about(ada), body: { platformRole: 'ADMIN' } }
    expect(again.code).toBe('conflict')
    expect((await head.refused(people.setPlatformRole, role)).code).toBe('conflict')
  })
})

describe('the last admin', () => {
  it('stays one, and does not suspend themselves', async () => {
    const no = { ...about(head), body: { platformRole: 'USER' } }
    expect((await head.refused(people.setPlatformRole, no)).code).toBe('conflict')
    expect((await head.refused(people.suspendPerson, { ...about(head), ...reason })).code).toBe(
      'conflict',
    )
  })

  it('may go when there is another', async () => {
    await makeRole(ada, 'ADMIN')
    expect((await makeRole(head, 'USER', ada)).platformRole).toBe('USER')
    expect((await head.refused(people.listPeople, {})).code).toBe('not_found')
    await makeRole(head, 'ADMIN', ada)
    await makeRole(ada, 'USER')
  })

  it('is left when two suspend each other at once', async () => {
    await makeRole(ada, 'ADMIN')
    const body = reason.body
    const both = [head.send, ada.send].map((send, n) =>
      send(`/api/admin/people/${(n === 0 ? ada : head).me.id}/suspend`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    )
    const oks = (await Promise.all(both)).filter(({ ok }) => ok)
    expect(oks).toHaveLength(1)
    const sql = `update users set is_active = true, platform_role =
      case when id = $1 then 'ADMIN' else 'USER' end::platform_role`
    await house.database.owner.query(sql, [head.me.id])
    const { email } = head.me
    await head.ask(signIn, { body: { email, password: head.password } })
  })
})

it('somebody is signed out everywhere, and may come in again', async () => {
  expect((await head.ask(people.endSessionsOf, about(ada))).sessions).toBe(0)
  expect((await ada.refused(getMe, {})).code).toBe('unauthenticated')
  expect((await head.refused(people.endSessionsOf, about(ada))).code).toBe('conflict')
  await ada.ask(signIn, { body: { email: ada.me.email, password: ada.password } })
})
