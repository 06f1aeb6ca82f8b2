import { roomAccess } from '@chapterhouse/prisma/rooms'
import type { Notice } from '@chapterhouse/shared/sync/notices'
import type { TicketClaims } from '@chapterhouse/shared/sync/ticket'
import type { Pool } from 'pg'
import type { Member } from '../session/sessions.ts'

type AccessChanged = Extract<Notice, { kind: 'access-changed' }>

/**
 * Whether a notice is about this socket: every id it gives must match. Before the room is loaded
 * the project is not known, and whoever might be meant is asked to come again.
 */
export const isMeant = (
  said: AccessChanged,
  claims: TicketClaims,
  projectId: string | null,
): boolean =>
  (said.userId === undefined || said.userId === claims.userId) &&
  (said.sessionId === undefined || said.sessionId === claims.sessionId) &&
  (said.linkId === undefined || said.linkId === claims.linkId) &&
  (said.pageId === undefined || said.pageId === claims.pageId) &&
  (said.projectId === undefined || projectId === null || said.projectId === projectId)

export const projectOf = ({ session }: Member): string | null =>
  session.stage.at === 'open' ? session.stage.room.page.projectId : null

/** The members whose ticket says something else than the database does now. */
export const whoseAccessChanged = async (
  pool: Pool,
  members: readonly Member[],
): Promise<Member[]> => {
  const now = await roomAccess(
    pool,
    members.map(({ claims }) => claims),
  )
  return members.filter(({ claims }, i) => now[i]?.toLowerCase() !== claims.access)
}
