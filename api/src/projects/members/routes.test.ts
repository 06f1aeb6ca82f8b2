import { newId } from '@chapterhouse/shared/kernel/id'
import { getTicket } from '@chapterhouse/shared/pages/contract'
import {
  addMember,
  changeMember,
  getProject,
  listMembers,
  pauseMember,
  removeMember,
  resumeMember,
  transferProject,
} from '@chapterhouse/shared/projects/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing/house.ts'
import { type Listener, listen } from '../../testing/notices.ts'
import { anotherWorld, openWorld, type World } from '../../testing/world.ts'

let house: TestHouse
let world: World
let notices: Listener
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
  notices = await listen(house)
})
afterAll(async () => {
  await notices.close()
  await house.close()
})

const here = () => ({ projectId: world.projectId })

describe('members', () => {
  it('are listed for members, the owner first, with addresses for managers only', async () => {
    const seen = await world.owner.ask(listMembers, { params: here() })
    expect(seen.items.map(({ role }) => role)).toEqual([
      'OWNER',
      'ADMIN',
      'EDITOR',
      'CONTRIBUTOR',
      'REVIEWER',
      'VIEWER',
    ])
    expect(seen.items.every(({ email }) => email?.includes('@'))).toBe(true)
    const asViewer = await world.viewer.ask(listMembers, { params: here() })
    expect(asViewer.items.map(({ email }) => email)).toEqual(seen.items.map(() => null))
    expect(asViewer.invitations).toEqual([])
  })

  it('tell each what they may do with whom', async () => {
    const canOf = async (who: 'owner' | 'editor') => {
      const { items } = await world[who].ask(listMembers, { params: here() })
      return Object.fromEntries(items.map(({ role, can }) => [role, can]))
    }
    expect(await canOf('owner')).toMatchObject({
      OWNER: { changeRole: false, remove: false },
      ADMIN: { changeRole: true, remove: true },
    })
    expect(await canOf('editor')).toMatchObject({
      ADMIN: { changeRole: false, remove: false },
      EDITOR: { changeRole: false, remove: true },
    })
  })

  it('are nobody’s business who does not belong', async () => {
    for (const who of [world.outsider, world.removed]) {
      expect((await who.refused(listMembers, { params: here() })).code).toBe('not_found')
    }
  })
})

describe('adding', () => {
  it('takes a person by id or by the address of their account, once', async () => {
    const byId = await house.person()
    const byEmail = await house.person()
    const added = await world.admin.ask(addMember, {
      params: here(),
      body: { userId: byId.me.id, role: 'REVIEWER' },
    })
    expect(added).toMatchObject({ outcome: 'added', member: { role: 'REVIEWER' } })
    const body = { email: byEmail.me.email.toUpperCase(), role: 'EDITOR' as const }
    expect(await world.owner.ask(addMember, { params: here(), body })).toMatchObject({
      outcome: 'added',
    })
    const again = await world.owner.refused(addMember, { params: here(), body })
    expect(again.code).toBe('already_member')
    expect(await byEmail.ask(getProject, { params: here() })).toMatchObject({ role: 'EDITOR' })
  })

  it('brings back who was removed, in the new role', async () => {
    const guest = await house.person()
    const params = { ...here(), userId: guest.me.id }
    const add = (role: 'EDITOR' | 'VIEWER') =>
      world.owner.ask(addMember, { params: here(), body: { userId: guest.me.id, role } })
    await add('EDITOR')
    await world.owner.ask(removeMember, { params })
    await add('VIEWER')
    expect(await guest.ask(getProject, { params: here() })).toMatchObject({ role: 'VIEWER' })
  })

  it('is refused to who does not manage', async () => {
    const guest = await house.person()
    for (const body of [
      { userId: guest.me.id, role: 'VIEWER' },
      { email: guest.me.email, role: 'VIEWER' },
    ]) {
      for (const who of [world.editor, world.contributor, world.reviewer, world.viewer]) {
        expect((await who.refused(addMember, { params: here(), body })).code).toBe('forbidden')
      }
      expect((await world.outsider.refused(addMember, { params: here(), body })).code).toBe(
        'not_found',
      )
    }
  })

  it.each([
    [{ userId: newId(), role: 'EDITOR' }, 'not_found'],
    [{ email: 'no address', role: 'EDITOR' }, 'invalid_input'],
    [{ email: 'zoe@example.org', role: 'OWNER' }, 'invalid_input'],
    [{ role: 'EDITOR' }, 'invalid_input'],
  ])('refuses %j', async (body, code) => {
    expect((await world.owner.refused(addMember, { params: here(), body })).code).toBe(code)
  })
})

describe('a role', () => {
  it('changes what one may do at once, and closes the sockets', async () => {
    const { contributor: guest, pageId } = world
    const params = { ...here(), userId: guest.me.id }
    const access = async () => (await guest.ask(getTicket, { params: { pageId }, body: {} })).access
    expect(await access()).toBe('read')
    expect(await world.admin.ask(changeMember, { params, body: { role: 'EDITOR' } })).toMatchObject(
      {
        role: 'EDITOR',
      },
    )
    await notices.hears({ kind: 'access-changed', userId: guest.me.id, projectId: world.projectId })
    expect(await access()).toBe('write')
    await world.owner.ask(changeMember, { params, body: { role: 'CONTRIBUTOR' } })
    expect(await access()).toBe('read')
  })

  it('is not changed by who does not manage, be it one’s own', async () => {
    const body = { role: 'ADMIN' }
    for (const who of [world.editor, world.contributor, world.reviewer, world.viewer]) {
      const params = { ...here(), userId: who.me.id }
      expect((await who.refused(changeMember, { params, body })).code).toBe('forbidden')
    }
  })

  it('of the owner stays, and OWNER is not given away', async () => {
    const params = { ...here(), userId: world.owner.me.id }
    for (const who of [world.owner, world.admin]) {
      expect((await who.refused(changeMember, { params, body: { role: 'EDITOR' } })).code).toBe(
        'last_owner',
      )
    }
    const give = { params: { ...here(), userId: world.admin.me.id }, body: { role: 'OWNER' } }
    expect((await world.owner.refused(changeMember, give)).code).toBe('invalid_input')
  })

  it('of somebody who does not belong is not there', async () => {
    for (const guest of [world.outsider, world.removed]) {
      const params = { ...here(), userId: guest.me.id }
      const no = await world.owner.refused(changeMember, { params, body: { role: 'EDITOR' } })
      expect(no.code).toBe('not_found')
    }
  })

  it('is lost by an admin who gives it up, in the same answer', async () => {
    const guest = await house.person()
    const userId = guest.me.id
    await world.owner.ask(addMember, { params: here(), body: { userId, role: 'ADMIN' } })
    const params = { ...here(), userId }
    const after = await guest.ask(changeMember, { params, body: { role: 'VIEWER' } })
    expect(after).toMatchObject({ role: 'VIEWER', email: null, can: { changeRole: false } })
  })
})

describe('removing', () => {
  it('takes access away at once and closes the sockets', async () => {
    const guest = await house.person()
    const params = { ...here(), userId: guest.me.id }
    await world.owner.ask(addMember, {
      params: here(),
      body: { userId: guest.me.id, role: 'EDITOR' },
    })
    await world.admin.ask(removeMember, { params })
    await notices.hears({ kind: 'access-changed', userId: guest.me.id, projectId: world.projectId })
    expect((await guest.refused(getProject, { params: here() })).code).toBe('not_found')
    const ticket = { params: { pageId: world.pageId }, body: {} }
    expect((await guest.refused(getTicket, ticket)).code).toBe('not_found')
    expect((await world.owner.refused(removeMember, { params })).code).toBe('not_found')
  })

  it('lets everybody leave but the owner', async () => {
    const guest = await house.person()
    const params = { ...here(), userId: guest.me.id }
    await world.owner.ask(addMember, {
      params: here(),
      body: { userId: guest.me.id, role: 'VIEWER' },
    })
    await guest.ask(removeMember, { params })
    expect((await guest.refused(getProject, { params: here() })).code).toBe('not_found')
    const own = { params: { ...here(), userId: world.owner.me.id } }
    for (const who of [world.owner, world.admin]) {
      expect((await who.refused(removeMember, own)).code).toBe('last_owner')
    }
  })

  it('is refused to who does not manage', async () => {
    const params = { ...here(), userId: world.viewer.me.id }
    for (const who of [world.editor, world.contributor, world.reviewer]) {
      expect((await who.refused(removeMember, { params })).code).toBe('forbidden')
    }
    expect((await world.outsider.refused(removeMember, { params })).code).toBe('not_found')
  })
})

const guestAs = async (role: 'EDITOR' | 'ADMIN') => {
  const guest = await house.person()
  const userId = guest.me.id
  await world.owner.ask(addMember, { params: here(), body: { userId, role } })
  return { guest, params: { ...here(), userId } }
}

describe('pausing', () => {
  it('gives nothing until it ends, closes the sockets, and keeps the role', async () => {
    const { guest, params } = await guestAs('EDITOR')
    const member = await world.admin.ask(pauseMember, { params })
    expect(member).toMatchObject({ status: 'PAUSED', role: 'EDITOR', can: { resume: true } })
    await notices.hears({ kind: 'access-changed', userId: guest.me.id, projectId: world.projectId })
    const ticket = { params: { pageId: world.pageId }, body: {} }
    await guest.refused(getProject, { params: here() })
    await guest.refused(getTicket, ticket)
    expect(await world.owner.ask(resumeMember, { params })).toMatchObject({ status: 'ACTIVE' })
    expect((await guest.ask(getTicket, ticket)).access).toBe('write')
  })

  it('twice is as once, and so is resuming', async () => {
    const { params } = await guestAs('EDITOR')
    for (const act of [pauseMember, pauseMember]) await world.owner.ask(act, { params })
    for (const act of [resumeMember, resumeMember]) await world.owner.ask(act, { params })
  })

  it('is refused to who does not manage, for the owner, and for oneself', async () => {
    const { guest, params } = await guestAs('ADMIN')
    for (const who of [world.editor, world.contributor, world.reviewer, world.viewer]) {
      expect((await who.refused(pauseMember, { params })).code).toBe('forbidden')
    }
    expect((await guest.refused(pauseMember, { params })).code).toBe('forbidden')
    const owner = { params: { ...here(), userId: world.owner.me.id } }
    expect((await world.admin.refused(pauseMember, owner)).code).toBe('last_owner')
  })

  it('does not let the paused resume themselves, nor be added over it', async () => {
    const { guest, params } = await guestAs('ADMIN')
    await world.owner.ask(pauseMember, { params })
    await guest.refused(resumeMember, { params })
    const body = { userId: guest.me.id, role: 'VIEWER' }
    const no = await world.owner.refused(addMember, { params: here(), body })
    expect(no.code).toBe('already_member')
    await world.owner.ask(removeMember, { params })
  })
})

describe('handing the project over', () => {
  it('makes a member the owner, the owner so far an admin, and closes both their sockets', async () => {
    const other = await anotherWorld(world)
    const params = { projectId: other.projectId }
    const body = { userId: other.editor.me.id }
    const after = await other.owner.ask(transferProject, { params, body })
    expect(after).toMatchObject({ role: 'ADMIN', owner: { id: body.userId } })
    for (const userId of [body.userId, other.owner.me.id]) {
      await notices.hears({ kind: 'access-changed', userId, projectId: other.projectId })
    }
    expect(await other.editor.ask(getProject, { params })).toMatchObject({ can: { delete: true } })
    await other.owner.refused(transferProject, { params, body: { userId: other.owner.me.id } })
  })

  it('is the owner’s alone, and goes to nobody who is not in it', async () => {
    const body = { userId: world.admin.me.id }
    for (const who of [world.admin, world.editor, world.viewer]) {
      expect((await who.refused(transferProject, { params: here(), body })).code).toBe('forbidden')
    }
    for (const heir of [world.outsider, world.removed]) {
      const to = { params: here(), body: { userId: heir.me.id } }
      expect((await world.owner.refused(transferProject, to)).code).toBe('not_found')
    }
    const self = { params: here(), body: { userId: world.owner.me.id } }
    expect((await world.owner.refused(transferProject, self)).code).toBe('forbidden')
  })
})
