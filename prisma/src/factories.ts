import { newId, type PageId, type ProjectId, type UserId } from '@chapterhouse/shared/kernel/id'
import type { Database } from './client.ts'
import type { EditMode, ProjectRole, Visibility } from './generated/enums.ts'

export interface SomeUser {
  readonly id: UserId
  readonly email: string
  readonly displayName: string
}

let people = 0

/** A person with an account. In an empty database the first one is the platform's admin. */
export async function aUser(
  db: Database,
  {
    displayName = `Person ${++people}`,
    passwordHash = null,
  }: { displayName?: string; passwordHash?: string | null } = {},
): Promise<SomeUser> {
  const id = newId<'users'>()
  const email = `${id}@example.org`
  await db.auth.signUp({ id, email, passwordHash, displayName })
  return { id, email, displayName }
}

/** A session of that person; returns what the database stores for the cookie. */
export async function aSession(db: Database, user: { id: UserId }): Promise<string> {
  const id = `session-${newId()}`
  const expiresAt = new Date(Date.now() + 86_400_000)
  await db.withUser(user.id, (tx) =>
    tx.session.create({ data: { id, userId: user.id, expiresAt } }),
  )
  return id
}

export interface SomeProject {
  readonly id: ProjectId
  readonly owner: { readonly id: UserId }
}

/** A WRITING project; its owner is made when none is given. */
export async function aProject(
  db: Database,
  given: { owner?: { id: UserId }; title?: string; visibility?: Visibility } = {},
): Promise<SomeProject> {
  const owner = given.owner ?? (await aUser(db))
  const id = newId<'projects'>()
  const { title = 'A project', visibility = 'PRIVATE' } = given
  await db.withUser(owner.id, (tx) =>
    tx.project.create({
      data: { id, kind: 'WRITING', ownerId: owner.id, slug: id, title, visibility },
    }),
  )
  return { id, owner }
}

/** An active member with that role, EDITOR unless said; the person is made when none is given. */
export async function aMember(
  db: Database,
  project: SomeProject,
  given: { role?: Exclude<ProjectRole, 'OWNER'>; user?: SomeUser } = {},
): Promise<SomeUser> {
  const user = given.user ?? (await aUser(db))
  const role = given.role ?? 'EDITOR'
  await db.withUser(
    project.owner.id,
    (tx) => tx.$queryRaw`
      select app.add_member(${project.id}::uuid, ${user.id}::uuid, ${role}::project_role)`,
  )
  return user
}

export interface SomePage {
  readonly id: PageId
  readonly project: SomeProject
}

/** A CHAPTER by the project's owner; the project is made when none is given. */
export async function aPage(
  db: Database,
  given: {
    project?: SomeProject
    title?: string
    parentId?: PageId
    editMode?: Exclude<EditMode, 'LOCKED'>
  } = {},
): Promise<SomePage> {
  const project = given.project ?? (await aProject(db))
  const id = newId<'pages'>()
  const { title = 'A page', parentId = null, editMode = 'LIVE' } = given
  const createdBy = project.owner.id
  await db.withUser(createdBy, (tx) =>
    tx.page.create({
      data: {
        id,
        projectId: project.id,
        parentId,
        kind: 'CHAPTER',
        schema: 'PROSE',
        title,
        createdBy,
        editMode,
      },
    }),
  )
  return { id, project }
}
