import type { UploadRoom } from '@chapterhouse/shared/assets/room'
import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { must } from '@chapterhouse/shared/kernel/must'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Request } from 'express'
import type { Actor } from '../kernel/actor.ts'
import type { Database, Tx } from '../kernel/database.ts'
import { fullRooms } from '../kernel/room.ts'

interface RoomRow {
  readonly used: bigint
  readonly most: bigint | null
}

const presentRoom = ({ used, most }: RoomRow): UploadRoom => ({
  used: Number(used),
  most: most === null ? null : Number(most),
})

/** Null for who is no member. */
export const projectRoom = async (tx: Tx, projectId: ProjectId): Promise<UploadRoom | null> => {
  const [row] = await tx.$queryRaw<RoomRow[]>`
    select used, most from app.project_uploads(${projectId}::uuid)`
  return row ? presentRoom(row) : null
}

export const personRoom = async (tx: Tx): Promise<UploadRoom> => {
  const [row] = await tx.$queryRaw<RoomRow[]>`select used, most from app.my_uploads()`
  return presentRoom(must(row, 'one row'))
}

const fits = (bytes: number, room: UploadRoom | null): boolean =>
  room === null || room.most === null || room.used + bytes <= room.most

/** What a form adds to its file, at most. */
const wrapping = 2_000

interface Upload {
  readonly projectId: ProjectId
  readonly request: Request
}

/**
 * Refuses before it is sent what will not fit by the length it says; the database counts again when
 * it is noted.
 */
export const demandUploadRoom = async (
  db: Database,
  actor: Actor,
  { projectId, request }: Upload,
): Promise<void> => {
  const bytes = Math.max(1, Number(request.headers['content-length'] ?? 0) - wrapping)
  const [project, person] = await db.withUser(actor.userId, async (tx) => [
    await projectRoom(tx, projectId),
    await personRoom(tx),
  ])
  if (!fits(bytes, project)) throw new Refusal('no_room', fullRooms.project)
  if (!fits(bytes, person)) throw new Refusal('no_room', fullRooms.person)
}
