import { schemaVersion as ownSchema } from '@chapterhouse/shared/editor/schema-version'
import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { guestIdOf } from '@chapterhouse/shared/links/guest'
import { Refusal } from '@chapterhouse/shared/refusals'

import { type Notice, noticeChannel } from '@chapterhouse/shared/sync/notices'
import { roomName } from '@chapterhouse/shared/sync/room'
import { signTicket, ticketSeconds } from '@chapterhouse/shared/sync/ticket'
import { colorOf } from '@chapterhouse/shared/users/color'
import { found } from '../kernel/allow.ts'
import type { Database } from '../kernel/database.ts'
import { hashToken } from '../kernel/link-secret.ts'
import type { Entrant } from './entrant.ts'

export interface TicketParts {
  readonly db: Database
  readonly clock: Clock
  readonly key: Uint8Array
}

export interface TicketWish {
  readonly pageId: PageId
  readonly clientId?: number | undefined
  readonly schemaVersion?: number | undefined
}

/**
 * Permission to open a page's live room for a minute. A writer with a newer document language raises
 * the page's, and sockets of older ones close.
 */
export const issueTicket = async (parts: TicketParts, entrant: Entrant, wish: TicketWish) => {
  const { db, clock, key } = parts
  const { pageId, clientId = null, schemaVersion } = wish
  if (schemaVersion !== undefined && schemaVersion > ownSchema) {
    // whoever could name any number could lock everybody else out for ever
    throw new Refusal('conflict', { detail: 'The editor is newer than the server; reload' })
  }
  const { userId, sessionId, link } = entrant
  const linkId = link?.id ?? null
  const asked = { userId, sessionHash: sessionId, linkId, pageId }
  const known = await db.hot.ticket({ ...asked, ...(schemaVersion ? { schemaVersion } : {}) })
  // whoever is in the room is put out of it as by any no, and asks for the page to learn why
  if (!known && userId && (await db.hot.paused(userId, { pageId }))) throw new Refusal('forbidden')
  const facts = found(known)
  if (facts.schemaRaised) await tellSchema(db, pageId, facts.schemaVersion)
  const room = roomName({ kind: 'page', pageId, epoch: facts.epoch })
  const access = facts.access === 'WRITE' ? 'write' : 'read'
  const claims = {
    userId,
    sessionId,
    linkId,
    pageId,
    contributionId: null,
    room,
    access,
    clientId,
    schemaVersion: schemaVersion ?? facts.schemaVersion,
    epoch: facts.epoch,
    name: facts.displayName ?? link?.name ?? '',
    color: colorOf(userId ?? hashToken(guestIdOf({ linkId, name: link?.name ?? '' }))),
  } as const
  const ticket = await signTicket(claims, key, clock)
  const expiresAt = new Date(clock.now() + ticketSeconds * 1000).toISOString()
  return { ticket, room, access, expiresAt } as const
}

const tellSchema = async (db: Database, pageId: PageId, schemaVersion: number): Promise<void> => {
  const notice: Notice = { kind: 'schema-raised', pageId, schemaVersion }
  await db.ask`select pg_notify(${noticeChannel}, ${JSON.stringify(notice)})`
}
