import type { UserId } from '@chapterhouse/shared/kernel/id'
import { capsOfRole } from '@chapterhouse/shared/projects/standing'
import { afterAll, describe, expect, test } from 'vitest'
import { aMember, aPage, aProject, aUser, type SomeProject } from '../factories.ts'
import { isForbidden, isTaken, sqlState } from '../failures.ts'
import { createTestDatabase } from '../test-database.ts'

// Every act the product offers, done as the person who may; what must be refused is in
// ../row-security/.

const house = await createTestDatabase()
const db = await house.app()
afterAll(() => house.close())

const _inAnHour = () => new Date(Date.now() + 3_600_000)
const stateOf = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => sqlState(error),
  )

describe('projects', () => {
  test('a project is created with its owner as a member', async () => {
    const project = await aProject(db)
    expect(await db.hot.members(project.owner.id, project.id)).toMatchObject([
      { userId: project.owner.id, role: 'OWNER', status: 'ACTIVE' },
    ])
    expect(await db.hot.project(project.owner.id, project.id)).toMatchObject({
      role: 'OWNER',
      pageCount: 0,
    })
  })

  test('it is renamed, trashed and brought back', async () => {
    const { id, owner } = await aProject(db)
    const update = (data: { title?: string; deletedAt?: Date | null }) =>
      db.withUser(owner.id, (tx) => tx.project.update({ where: { id }, data }))
    await update({ title: 'Better' })
    await update({ deletedAt: new Date() })
    expect(await db.hot.projects(owner.id, { limit: 10 })).toEqual([])
    expect(await db.hot.project(owner.id, id)).toMatchObject({ title: 'Better' })
    await update({ deletedAt: null })
    expect(await db.hot.projects(owner.id, { limit: 10 })).toHaveLength(1)
  })

  test('in the trash it is gone for its members', async () => {
    const page = await aPage(db)
    const { id, owner } = page.project
    const editor = await aMember(db, page.project)
    await db.withUser(owner.id, (tx) =>
      tx.project.update({ where: { id }, data: { deletedAt: new Date() } }),
    )
    expect(await db.hot.project(editor.id, id)).toBeNull()
    expect(await db.hot.page(editor.id, page.id)).toBeNull()
  })

  test('two projects of one person may not share a slug, of two persons they may', async () => {
    const [ada, bob] = [await aUser(db), await aUser(db)]
    const create = (owner: { id: UserId }) =>
      db.withUser(owner.id, (tx) =>
        tx.project.create({
          data: { kind: 'WRITING', ownerId: owner.id, slug: 'notes', title: 'Notes' },
        }),
      )
    await create(ada)
    await create(bob)
    expect(await create(ada).catch(isTaken)).toBe(true)
  })

  test('the list is in the order of activity and goes on where it stopped', async () => {
    const owner = await aUser(db)
    const made: SomeProject[] = []
    for (let n = 0; n < 5; n++) made.push(await aProject(db, { owner }))
    const [first] = made
    if (first) await aPage(db, { project: first })
    const one = await db.hot.projects(owner.id, { limit: 3 })
    const last = one.at(-1)
    const two = await db.hot.projects(owner.id, { limit: 3, ...(last && { before: last }) })
    expect(one[0]?.id).toBe(first?.id)
    expect(new Set([...one, ...two].map((line) => line.id)).size).toBe(5)
    expect(two).toHaveLength(2)
  })

  test('ownership moves to a member; who gave it away stays as admin', async () => {
    const project = await aProject(db)
    const heir = await aMember(db, project)
    await db.withUser(
      project.owner.id,
      (tx) =>
        tx.$queryRaw`select app.transfer_project(${project.id}::uuid, ${heir.id}::uuid)::text`,
    )
    const members = await db.hot.members(heir.id, project.id)
    expect(members.map((member) => [member.userId, member.role])).toEqual([
      [heir.id, 'OWNER'],
      [project.owner.id, 'ADMIN'],
    ])
  })

  test('ownership goes to nobody outside, and by nobody but the owner', async () => {
    const project = await aProject(db)
    const [admin, stranger] = [await aMember(db, project, { role: 'ADMIN' }), await aUser(db)]
    const transfer = (from: UserId, to: UserId) =>
      db.withUser(
        from,
        (tx) => tx.$queryRaw`select app.transfer_project(${project.id}::uuid, ${to}::uuid)::text`,
      )
    expect(await transfer(project.owner.id, stranger.id).catch(isForbidden)).toBe(true)
    expect(await transfer(admin.id, admin.id).catch(isForbidden)).toBe(true)
  })
})

describe('members', () => {
  const addByEmail = (by: UserId, project: SomeProject, email: string) =>
    db.withUser(
      by,
      (tx) =>
        tx.$queryRaw`select * from app.add_member_by_email(${project.id}::uuid, ${email}::citext, 'REVIEWER')`,
    )

  test('an existing person is added by their address, an unknown address answers nothing', async () => {
    const [project, person] = [await aProject(db), await aUser(db)]
    expect(await addByEmail(project.owner.id, project, person.email.toUpperCase())).toEqual([
      { user_id: person.id, display_name: person.displayName, added: true },
    ])
    expect(await addByEmail(project.owner.id, project, 'nobody@example.org')).toEqual([])
  })

  test('adding a member twice changes nothing and says so', async () => {
    const project = await aProject(db)
    const member = await aMember(db, project, { role: 'EDITOR' })
    expect(await addByEmail(project.owner.id, project, member.email)).toMatchObject([
      { added: false },
    ])
    expect(await db.hot.members(project.owner.id, project.id)).toMatchObject([
      {},
      { role: 'EDITOR' },
    ])
  })

  test('addresses are answered only to those who manage', async () => {
    const project = await aProject(db)
    const [editor, person] = [await aMember(db, project), await aUser(db)]
    expect(await addByEmail(editor.id, project, person.email).catch(isForbidden)).toBe(true)
  })

  test('a role is changed, a member removed and added again', async () => {
    const project = await aProject(db)
    const member = await aMember(db, project)
    const change = (data: { role?: 'ADMIN'; status?: 'REMOVED' }) =>
      db.withUser(project.owner.id, (tx) =>
        tx.projectMember.update({
          where: { projectId_userId: { projectId: project.id, userId: member.id } },
          data,
        }),
      )
    await change({ role: 'ADMIN' })
    await change({ status: 'REMOVED' })
    expect(await db.hot.project(member.id, project.id)).toBeNull()
    expect(await addByEmail(project.owner.id, project, member.email)).toMatchObject([
      { added: true },
    ])
    expect(await db.hot.project(member.id, project.id)).toMatchObject({ role: 'REVIEWER' })
  })

  const pause = async (project: SomeProject, userId: UserId, status: 'PAUSED' | 'ACTIVE') =>
    db.withUser(project.owner.id, (tx) =>
      tx.projectMember.updateMany({ where: { projectId: project.id, userId }, data: { status } }),
    )

  test('who is paused reads and writes nothing, and resumes in the old role', async () => {
    const page = await aPage(db)
    const member = await aMember(db, page.project)
    const ticket = () => db.hot.ticket({ userId: member.id, sessionHash: null, pageId: page.id })
    expect(await ticket()).toMatchObject({ access: 'WRITE' })
    await pause(page.project, member.id, 'PAUSED')
    expect(await ticket()).toBeNull()
    expect(await db.hot.project(member.id, page.project.id)).toBeNull()
    expect(await db.withUser(member.id, (tx) => tx.page.findMany())).toEqual([])
    await pause(page.project, member.id, 'ACTIVE')
    expect(await ticket()).toMatchObject({ access: 'WRITE' })
  })

  test('who is paused is still in the list, and is not added over it', async () => {
    const project = await aProject(db)
    const member = await aMember(db, project)
    await pause(project, member.id, 'PAUSED')
    expect(await addByEmail(project.owner.id, project, member.email)).toMatchObject([
      { added: false },
    ])
    const members = await db.hot.members(project.owner.id, project.id)
    expect(members.map(({ status }) => status)).toEqual(['ACTIVE', 'PAUSED'])
  })

  test('a project is not handed to who is paused', async () => {
    const project = await aProject(db)
    const heir = await aMember(db, project)
    await pause(project, heir.id, 'PAUSED')
    const handed = db.withUser(
      project.owner.id,
      (tx) =>
        tx.$queryRaw`select app.transfer_project(${project.id}::uuid, ${heir.id}::uuid)::text`,
    )
    expect(await handed.catch(isForbidden)).toBe(true)
  })

  test.each(Object.entries(capsOfRole))('%s gives what the words say', async (role, caps) => {
    const { rows } = await house.owner.query<{ caps: string[] }>(
      `select app.caps_of($1::project_role, '{}') as caps`,
      [role],
    )
    expect(rows[0]?.caps.toSorted()).toEqual(caps.toSorted())
  })

  test('a member sees names of the others, and their addresses never', async () => {
    const project = await aProject(db)
    const viewer = await aMember(db, project, { role: 'VIEWER' })
    const members = await db.hot.members(viewer.id, project.id)
    expect(members.every((member) => member.displayName?.startsWith('Person'))).toBe(true)
    expect(await db.withUser(viewer.id, (tx) => tx.user.findMany())).toHaveLength(1)
  })

  test('single capabilities are added and taken away', async () => {
    const project = await aProject(db)
    const viewer = await aMember(db, project, { role: 'VIEWER' })
    await db.withUser(project.owner.id, (tx) =>
      tx.projectMember.update({
        where: { projectId_userId: { projectId: project.id, userId: viewer.id } },
        data: { permissions: { add: ['write', 'comment'], remove: ['comment'] } },
      }),
    )
    expect((await db.hot.project(viewer.id, project.id))?.caps).toEqual(['read', 'write'])
  })

  test('nobody is given ownership as a single capability', async () => {
    const project = await aProject(db)
    const viewer = await aMember(db, project, { role: 'VIEWER' })
    const where = { projectId_userId: { projectId: project.id, userId: viewer.id } }
    const permissions = { add: ['own'] }
    const act = db.withUser(project.owner.id, (tx) =>
      tx.projectMember.update({ where, data: { permissions } }),
    )
    expect(await stateOf(act)).toBe('23514')
  })
})
