import type { AdminProject } from '@chapterhouse/shared/admin/projects'
import type { ProjectId, UserId } from '@chapterhouse/shared/kernel/id'
import { z } from 'zod'
import { record } from '../../kernel/activity.ts'
import type { Actor } from '../../kernel/actor.ts'
import { allow, found } from '../../kernel/allow.ts'
import { type Part, partOf, readCursor } from '../../kernel/cursor.ts'
import type { Tx } from '../../kernel/database.ts'
import { tell } from '../../kernel/notices.ts'
import { formerMember } from '../../users/present.ts'

interface Row {
  readonly id: ProjectId
  readonly title: string
  readonly ownerId: UserId
  readonly ownerName: string | null
  readonly members: number
  readonly pages: number
  readonly bytes: bigint
  readonly visibility: string
  readonly deletedAt: Date | null
  readonly createdAt: Date
}

interface Range {
  readonly search: string | null
  readonly trash: boolean
  readonly id: ProjectId | null
  readonly before: string | null
  readonly limit: number
}

const readRows = (tx: Tx, { search, trash, id, before, limit }: Range): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
    select id, title, owner_id as "ownerId", owner_name as "ownerName", members, pages, bytes,
           visibility::text, deleted_at as "deletedAt", created_at as "createdAt"
    from app.admin_projects(${search}, ${trash}, ${id}::uuid, ${before}::uuid, ${limit}::int)`

const present = ({ ownerId, ownerName, visibility, ...row }: Row): AdminProject => ({
  ...row,
  owner: { id: ownerId, displayName: ownerName ?? formerMember },
  bytes: Number(row.bytes),
  isPublic: visibility === 'PUBLIC',
  createdAt: row.createdAt.toISOString(),
  deletedAt: row.deletedAt?.toISOString() ?? null,
})

export interface Wanted {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly search?: string | undefined
  readonly trash: boolean
}

/** Every living project, or every one in the trash; the newest first. */
export const listProjects = async (
  tx: Tx,
  { limit, cursor, search, trash }: Wanted,
): Promise<Part<AdminProject>> => {
  const before = readCursor(z.tuple([z.uuid()]), cursor)?.[0] ?? null
  const range = { search: search || null, trash, id: null, before, limit: limit + 1 }
  const { items, nextCursor } = partOf(await readRows(tx, range), limit, ({ id }) => [id])
  return { items: items.map(present), nextCursor }
}

const load = async (tx: Tx, id: ProjectId): Promise<Row> => {
  const range = { search: null, trash: false, id, before: null, limit: 1 }
  return found((await readRows(tx, range))[0])
}

export interface Removal {
  readonly projectId: ProjectId
  /** Into the trash, or out of it. */
  readonly gone: boolean
}

/** Into the trash or back; the sockets of everybody inside close and ask anew. */
export const setTrashed = async (
  tx: Tx,
  actor: Actor,
  { projectId, gone }: Removal,
): Promise<AdminProject> => {
  await load(tx, projectId)
  const [row] = await tx.$queryRaw<{ done: boolean }[]>`
    select app.trash_project(${projectId}::uuid, ${gone}) as done`
  const why = gone ? 'The project is in the trash already' : 'The project is not in the trash'
  allow(row?.done === true, 'conflict', why)
  await tell(tx, { kind: 'access-changed', projectId })
  await record(tx, {
    category: 'AUDIT',
    action: gone ? 'project.deleted' : 'project.undeleted',
    actorId: actor.userId,
    projectId,
    resource: ['project', projectId],
    after: { byHouse: true },
  })
  return present(await load(tx, projectId))
}
