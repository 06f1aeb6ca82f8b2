import { newId, type UserId } from '@chapterhouse/shared/kernel/id'
import { afterAll, describe, expect, test } from 'vitest'
import { aMember, aProject, aUser, type SomeProject } from '../factories.ts'
import { sqlState } from '../failures.ts'
import { createTestDatabase } from '../test-database.ts'

// Every act the product offers, done as the person who may; what must be refused is in
// ../row-security/.

const house = await createTestDatabase()
const db = await house.app()
afterAll(() => house.close())

const inAnHour = () => new Date(Date.now() + 3_600_000)
const stateOf = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => sqlState(error),
  )

describe('invitations', () => {
  interface Invite {
    readonly email?: string
    readonly maxUses?: number | null
    readonly expiresAt?: Date
  }

  async function invite(project: SomeProject, given: Invite = {}): Promise<string> {
    const tokenHash = newId()
    await db.withUser(project.owner.id, (tx) =>
      tx.invitation.create({
        data: {
          projectId: project.id,
          role: 'EDITOR',
          tokenHash,
          invitedBy: project.owner.id,
          expiresAt: inAnHour(),
          ...given,
        },
      }),
    )
    return tokenHash
  }

  const accept = (user: { id: UserId }, hash: string) =>
    db.withUser(
      user.id,
      (tx) => tx.$queryRaw<{ id: string }[]>`select app.accept_invitation(${hash}) as id`,
    )

  test('whoever holds the token sees who invites to what, before signing in', async () => {
    const owner = await aUser(db, { displayName: 'Ines' })
    const project = await aProject(db, { owner, title: 'The book' })
    const preview = await db.auth.invitationByHash(
      await invite(project, { email: 'new@example.org' }),
    )
    expect(preview).toMatchObject({
      projectTitle: 'The book',
      inviter: 'Ines',
      role: 'EDITOR',
      email: 'new@example.org',
    })
    expect(await db.auth.invitationByHash('made up')).toBeNull()
  })

  test('one for an address is good once', async () => {
    const [project, first, second] = [await aProject(db), await aUser(db), await aUser(db)]
    const hash = await invite(project, { email: 'new@example.org' })
    expect(await accept(first, hash)).toEqual([{ id: project.id }])
    expect(await stateOf(accept(second, hash))).toBe('P0002')
    expect(await db.hot.project(first.id, project.id)).toMatchObject({ role: 'EDITOR' })
  })

  test('a link is good as often as it says, also when many come at once', async () => {
    const project = await aProject(db)
    const hash = await invite(project, { maxUses: 3 })
    const guests = await Promise.all(Array.from({ length: 6 }, () => aUser(db)))
    const outcomes = await Promise.all(guests.map((guest) => stateOf(accept(guest, hash))))
    expect(outcomes.filter((state) => state === null)).toHaveLength(3)
    expect(await db.hot.members(project.owner.id, project.id)).toHaveLength(4)
  })

  test('a link without a limit stays open, and costs a member nothing', async () => {
    const project = await aProject(db)
    const hash = await invite(project, { maxUses: null })
    const guest = await aUser(db)
    await accept(guest, hash)
    await accept(guest, hash)
    const [row] = await db.withUser(project.owner.id, (tx) =>
      tx.invitation.findMany({ where: { tokenHash: hash } }),
    )
    expect(row).toMatchObject({ uses: 1, status: 'PENDING', acceptedBy: guest.id })
  })

  test('it raises nobody who is a member already', async () => {
    const project = await aProject(db)
    const viewer = await aMember(db, project, { role: 'VIEWER' })
    await accept(viewer, await invite(project, { maxUses: null }))
    expect(await db.hot.project(viewer.id, project.id)).toMatchObject({ role: 'VIEWER' })
  })

  test('a removed member does not come back by an old link, but by an invitation of their own', async () => {
    const project = await aProject(db)
    const member = await aMember(db, project)
    const old = await invite(project, { maxUses: null })
    await db.withUser(project.owner.id, (tx) =>
      tx.projectMember.update({
        where: { projectId_userId: { projectId: project.id, userId: member.id } },
        data: { status: 'REMOVED' },
      }),
    )
    expect(await stateOf(accept(member, old))).toBe('42501')
    await accept(member, await invite(project, { email: member.email }))
    expect(await db.hot.project(member.id, project.id)).toMatchObject({ role: 'EDITOR' })
  })

  test('an expired, a revoked and a trashed one open nothing', async () => {
    const [project, guest] = [await aProject(db), await aUser(db)]
    const expired = await invite(project, { expiresAt: new Date(Date.now() - 1_000) })
    const revoked = await invite(project)
    const owner = project.owner.id
    await db.withUser(owner, (tx) =>
      tx.invitation.update({ where: { tokenHash: revoked }, data: { status: 'REVOKED' } }),
    )
    const trashed = await invite(project)
    await db.withUser(owner, (tx) =>
      tx.project.update({ where: { id: project.id }, data: { deletedAt: new Date() } }),
    )
    for (const hash of [expired, revoked, trashed]) {
      expect(await stateOf(accept(guest, hash))).toBe('P0002')
      expect(await db.auth.invitationByHash(hash)).toBeNull()
    }
  })

  test('a paused member resumes by no invitation', async () => {
    const project = await aProject(db)
    const member = await aMember(db, project)
    const where = { projectId: project.id, userId: member.id }
    await db.withUser(project.owner.id, (tx) =>
      tx.projectMember.updateMany({ where, data: { status: 'PAUSED' } }),
    )
    const hash = await invite(project, { email: member.email })
    expect(await stateOf(accept(member, hash))).toBe('42501')
    expect(await db.hot.project(member.id, project.id)).toBeNull()
  })

  test('it is declined once, by whoever holds it, and then opens nothing', async () => {
    const [project, guest] = [await aProject(db), await aUser(db)]
    const hash = await invite(project)
    expect(await db.auth.declineInvitation(hash)).toBe(true)
    expect(await db.auth.declineInvitation(hash)).toBe(false)
    expect(await stateOf(accept(guest, hash))).toBe('P0002')
    expect(await db.auth.invitationEnd(hash)).toBe('DECLINED')
  })

  test('one for many is nobody’s to decline', async () => {
    const hash = await invite(await aProject(db), { maxUses: null })
    expect(await db.auth.declineInvitation(hash)).toBe(false)
    expect(await db.auth.invitationByHash(hash)).not.toBeNull()
  })

  test('how it ended is known to who holds it', async () => {
    const [project, guest] = [await aProject(db), await aUser(db)]
    const used = await invite(project)
    await accept(guest, used)
    const expired = await invite(project, { expiresAt: new Date(Date.now() - 1_000) })
    const ends = [used, expired, await invite(project), 'made up'].map(db.auth.invitationEnd)
    expect(await Promise.all(ends)).toEqual(['ACCEPTED', 'EXPIRED', null, null])
  })
})
