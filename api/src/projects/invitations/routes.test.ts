import { signUp } from '@chapterhouse/shared/auth/contract'
import { newId } from '@chapterhouse/shared/kernel/id'
import {
  addMember,
  createProject,
  deleteProject,
  getProject,
  listMembers,
  removeMember,
  undeleteProject,
} from '@chapterhouse/shared/projects/contract'
import {
  acceptInvitation,
  createInviteLink,
  declineInvitation,
  previewInvitation,
  readInviteLink,
  revokeInvitation,
} from '@chapterhouse/shared/projects/invitation'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing/house.ts'
import { mailsTo } from '../../testing/mailbox.ts'
import { openWorld, type World } from '../../testing/world.ts'

let house: TestHouse
let world: World
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
})
afterAll(() => house.close())

const here = () => ({ projectId: world.projectId })
const tokenOf = (link: string) => link.split('/').at(-1) ?? ''
const link = async (role: 'EDITOR' | 'VIEWER' = 'EDITOR') => {
  const made = await world.admin.ask(createInviteLink, { params: here(), body: { role } })
  return { token: tokenOf(made.link), ...made }
}
const inviteAddress = async (email: string) => {
  const body = { email, role: 'EDITOR' as const }
  const made = await world.admin.ask(addMember, { params: here(), body })
  if (made.outcome !== 'invited') throw new Error('not invited')
  return { token: tokenOf(made.link), ...made }
}
let address = 0
const unknown = () => `guest.${++address}@example.org`

describe('an invitation', () => {
  it('is what an address nobody has becomes, and is open for seven days', async () => {
    const email = unknown()
    const { invitation, link: made } = await inviteAddress(email)
    expect(made).toMatch(new RegExp(`^${house.address}/invite/[\\w-]{43}$`))
    const days = (Date.parse(invitation.expiresAt) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(6.9)
    expect(days).toBeLessThanOrEqual(7)
    const { invitations } = await world.owner.ask(listMembers, { params: here() })
    expect(invitations).toContainEqual(expect.objectContaining({ email, role: 'EDITOR' }))
  })

  it('is mailed to its address, with the message and the link', async () => {
    const email = unknown()
    const body = { email, role: 'EDITOR' as const, message: 'Bring the maps.' }
    const made = await world.admin.ask(addMember, { params: here(), body })
    const [mail, ...others] = await mailsTo(house, email)
    expect(others).toEqual([])
    expect(mail?.text).toContain('“Bring the maps.”')
    const link = expect.stringMatching(new RegExp(`/invite/${mail?.token}$`))
    expect(made).toMatchObject({ outcome: 'invited', mailed: false, link })
  })

  it('is no mail when whoever asks may not invite', async () => {
    const email = unknown()
    const body = { email, role: 'EDITOR' as const }
    const refused = world.viewer.ask(addMember, { params: here(), body })
    await expect(refused).rejects.toThrow('403')
    expect(await mailsTo(house, email)).toEqual([])
  })

  it('opens on other machines, though whoever made it sits at this one', async () => {
    const open = await openHouse({ settings: { host: '192.168.1.5', setupCode: 'ABCD-EFGH' } })
    const owner = open.stranger()
    const account = { email: unknown(), password: 'seventeen purple giraffes', displayName: 'Ada' }
    await owner.ask(signUp, { body: { ...account, setupCode: 'ABCD-EFGH' } })
    const { id } = await owner.ask(createProject, { body: { kind: 'WRITING', title: 'Near' } })
    const params = { projectId: id }
    const made = await owner.ask(createInviteLink, { params, body: { role: 'EDITOR' } })
    expect(new URL(made.link).host).toBe(`192.168.1.5:${new URL(open.address).port}`)
    await open.close()
  })

  it('says to whoever holds it what it offers, before they sign in', async () => {
    const email = unknown()
    const { token } = await inviteAddress(email)
    expect(await house.stranger().ask(previewInvitation, { params: { token } })).toMatchObject({
      projectTitle: 'A book',
      role: 'EDITOR',
      invitedBy: world.admin.me.displayName,
      email,
    })
  })

  it('brings a newcomer in, and works once', async () => {
    const { token } = await link()
    const newcomer = house.stranger()
    const accept = { params: { token } }
    expect((await newcomer.refused(acceptInvitation, accept)).code).toBe('unauthenticated')
    const body = { email: unknown(), password: 'seventeen purple giraffes', displayName: 'New' }
    await newcomer.ask(signUp, { body })
    expect(await newcomer.ask(acceptInvitation, accept)).toEqual(here())
    expect(await newcomer.ask(getProject, { params: here() })).toMatchObject({ role: 'EDITOR' })
    expect((await world.outsider.refused(acceptInvitation, accept)).code).toBe('gone')
    expect((await house.stranger().refused(previewInvitation, accept)).code).toBe('gone')
  })

  it('lets in one of ten who use it at once', async () => {
    const { token } = await link()
    const guests = await Promise.all(Array.from({ length: 10 }, () => house.person()))
    const answers = await Promise.allSettled(
      guests.map((guest) => guest.ask(acceptInvitation, { params: { token } })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('takes nothing from who is a member already, and is not used up by them', async () => {
    const { token } = await link('VIEWER')
    await world.editor.ask(acceptInvitation, { params: { token } })
    expect(await world.editor.ask(getProject, { params: here() })).toMatchObject({ role: 'EDITOR' })
    const guest = await house.person()
    await guest.ask(acceptInvitation, { params: { token } })
  })

  it('to nobody in particular does not bring back who was removed', async () => {
    const guest = await house.person()
    const first = await link()
    await guest.ask(acceptInvitation, { params: { token: first.token } })
    const second = await link()
    await world.owner.ask(removeMember, { params: { ...here(), userId: guest.me.id } })
    const no = await guest.refused(acceptInvitation, { params: { token: second.token } })
    expect(no.code).toBe('forbidden')
  })

  it('takes the place of an earlier one to the same address', async () => {
    const email = unknown()
    const first = await inviteAddress(email)
    const second = await inviteAddress(email)
    const look = (token: string) => ({ params: { token } })
    expect((await house.stranger().refused(previewInvitation, look(first.token))).code).toBe('gone')
    await house.stranger().ask(previewInvitation, look(second.token))
  })

  it('is taken back by who manages, once', async () => {
    const { token, invitation } = await link()
    const params = { ...here(), invitationId: invitation.id }
    for (const who of [world.editor, world.viewer]) {
      expect((await who.refused(revokeInvitation, { params })).code).toBe('forbidden')
    }
    await world.owner.ask(revokeInvitation, { params })
    expect((await world.owner.refused(revokeInvitation, { params })).code).toBe('not_found')
    expect((await world.outsider.refused(acceptInvitation, { params: { token } })).code).toBe(
      'gone',
    )
  })

  it('ends with its time', async () => {
    const { token, invitation } = await link()
    await house.database.owner.query(
      `update invitations set expires_at = now() - interval '1 second' where id = $1`,
      [invitation.id],
    )
    expect((await world.outsider.refused(acceptInvitation, { params: { token } })).code).toBe(
      'gone',
    )
    const { invitations } = await world.owner.ask(listMembers, { params: here() })
    const state = 'EXPIRED'
    expect(invitations).toContainEqual(expect.objectContaining({ id: invitation.id, state }))
  })

  it('says how it ended to whoever comes with it', async () => {
    const ends = async (token: string) =>
      (await world.outsider.refused(previewInvitation, { params: { token } })).detail
    const [used, back, no] = [await link(), await link(), await link()]
    await (await house.person()).ask(acceptInvitation, { params: { token: used.token } })
    await world.owner.ask(revokeInvitation, {
      params: { ...here(), invitationId: back.invitation.id },
    })
    await house.stranger().ask(declineInvitation, { params: { token: no.token } })
    expect(await ends(used.token)).toBe('This invitation was used already')
    expect(await ends(back.token)).toBe('This invitation was taken back')
    expect(await ends(no.token)).toBe('This invitation was declined')
    expect(await ends('A'.repeat(43))).toBe('There is no such invitation')
  })

  it('brings what whoever made it wants to say, and waits as long as they say', async () => {
    const body = { role: 'VIEWER' as const, message: ' Come and read ', days: 2 }
    const made = await world.admin.ask(createInviteLink, { params: here(), body })
    expect(made.invitation).toMatchObject({ message: 'Come and read', state: 'OPEN' })
    expect(Date.parse(made.invitation.expiresAt) - Date.now()).toBeLessThan(2 * 86_400_000 + 1_000)
    const token = tokenOf(made.link)
    expect(await house.stranger().ask(previewInvitation, { params: { token } })).toMatchObject({
      message: 'Come and read',
    })
  })

  it.each([{ days: 0 }, { days: 31 }, { message: ' ' }, { message: 'x'.repeat(1_001) }])(
    'is refused with %j',
    async (more) => {
      const body = { role: 'VIEWER', ...more }
      const no = await world.owner.refused(createInviteLink, { params: here(), body })
      expect(no.code).toBe('invalid_input')
    },
  )

  it('is declined with an account or without, once, and managers see it', async () => {
    const [one, two] = [await link(), await link()]
    await house.stranger().ask(declineInvitation, { params: { token: one.token } })
    await world.outsider.ask(declineInvitation, { params: { token: two.token } })
    for (const { token } of [one, two]) {
      const no = await world.outsider.refused(declineInvitation, { params: { token } })
      expect(no.code).toBe('gone')
    }
    const { invitations } = await world.owner.ask(listMembers, { params: here() })
    const state = 'DECLINED'
    expect(invitations).toContainEqual(expect.objectContaining({ id: one.invitation.id, state }))
  })

  it('shows its link again to those who manage, as long as it is open', async () => {
    const made = await link()
    const params = { ...here(), invitationId: made.invitation.id }
    expect(await world.owner.ask(readInviteLink, { params })).toEqual({ link: made.link })
    for (const who of [world.editor, world.viewer]) {
      expect((await who.refused(readInviteLink, { params })).code).toBe('forbidden')
    }
    await world.owner.ask(revokeInvitation, { params })
    expect((await world.owner.refused(readInviteLink, { params })).code).toBe('not_found')
  })

  it('made under another secret of the house is not shown as something that does not work', async () => {
    const { invitation } = await link()
    await house.database.owner.query(`update invitations set token_hash = 'old' where id = $1`, [
      invitation.id,
    ])
    const params = { ...here(), invitationId: invitation.id }
    expect((await world.owner.refused(readInviteLink, { params })).code).toBe('conflict')
  })

  it('leads nowhere while the project is in the trash', async () => {
    const other = await openWorld(house)
    const params = { projectId: other.projectId }
    const made = await other.owner.ask(createInviteLink, { params, body: { role: 'EDITOR' } })
    const accept = { params: { token: tokenOf(made.link) } }
    await other.owner.ask(deleteProject, { params })
    expect((await world.outsider.refused(acceptInvitation, accept)).code).toBe('gone')
    expect((await house.stranger().refused(previewInvitation, accept)).code).toBe('gone')
    await other.owner.ask(undeleteProject, { params })
    await house.stranger().ask(previewInvitation, accept)
  })

  it('is made by who manages alone', async () => {
    for (const who of [world.editor, world.contributor, world.reviewer, world.viewer]) {
      const no = await who.refused(createInviteLink, { params: here(), body: { role: 'VIEWER' } })
      expect(no.code).toBe('forbidden')
    }
    const owner = { params: here(), body: { role: 'OWNER' } }
    expect((await world.owner.refused(createInviteLink, owner)).code).toBe('invalid_input')
  })

  it('is stored under a hash: the table holds no token', async () => {
    const { token, invitation } = await link()
    const { rows } = await house.database.owner.query('select * from invitations where id = $1', [
      invitation.id,
    ])
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it.each(['A'.repeat(43), 'x'.repeat(20), newId()])(
    'that never was (%s) is gone',
    async (token) => {
      expect((await house.stranger().refused(previewInvitation, { params: { token } })).code).toBe(
        'gone',
      )
    },
  )
})

it('trying tokens is slowed down', async () => {
  const own = await openHouse()
  const codes: string[] = []
  for (let i = 0; i < 31; i++) {
    const token = `${i}`.padStart(43, 'A')
    codes.push((await own.stranger().refused(previewInvitation, { params: { token } })).code)
  }
  expect(new Set(codes.slice(0, 30))).toEqual(new Set(['gone']))
  expect(codes[30]).toBe('rate_limited')
  await own.close()
})
