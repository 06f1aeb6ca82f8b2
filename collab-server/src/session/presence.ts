import { guestIdOf } from '@chapterhouse/shared/links/guest'
import type { TicketClaims } from '@chapterhouse/shared/sync/ticket'
import { applyAwarenessUpdate } from 'y-protocols/awareness'
import { type Person, type Presence, readPresence, writePresence } from '../gate/awareness.ts'
import type { Room } from '../rooms/room.ts'
import type { Open, Session } from './session.ts'

/**
 * Whether this session may show itself under a client id. A writer's id is bound in the database
 * before anybody sees it: a copied cursor could lock its owner out otherwise. A reader writes
 * nothing, so for it the id must only not be somebody's.
 */
export const claimClient = async (
  session: Session,
  room: Room,
  clientId: number,
): Promise<boolean> => {
  const { author } = session
  if (author === null) return false
  if (room.owners.ownerOf(clientId, author) === 'unknown') {
    if (session.writable) await room.owners.bind([clientId], author)
    else await room.owners.look([clientId])
  }
  return room.owners.ownerOf(clientId, author) !== 'other'
}

/** As the others see them; that somebody is a guest is part of the name. */
const personOf = (claims: TicketClaims): Person => {
  const { userId, name, color } = claims
  if (userId !== null) return { id: userId, name, color }
  return { id: guestIdOf(claims), name: `${name} (guest)`, color }
}

const show = (open: Open, entry: Presence): void => {
  const bytes = writePresence(entry, personOf(open.claims))
  // the origin ties the cursor to the connection: Hocuspocus removes it when that closes
  applyAwarenessUpdate(open.room.document.awareness, bytes, {
    source: 'connection',
    connection: open.connection,
  })
}

const claimFirst = async (session: Session, open: Open, clientId: number): Promise<boolean> => {
  if (!(await claimClient(session, open.room, clientId))) return false
  session.clientId = clientId
  return true
}

/** Shows the session's own cursor to the room; entries about others are left out. */
export const takePresence = async (
  session: Session,
  open: Open,
  update: Uint8Array,
): Promise<void> => {
  const entries = readPresence(update)
  const [first] = entries ?? []
  if (entries === null) return session.close('badData')
  if (first === undefined) return
  try {
    if (session.clientId === null && !(await claimFirst(session, open, first.clientId))) {
      return session.close('badData')
    }
  } catch {
    return session.close('storage')
  }
  const mine = entries.find((entry) => entry.clientId === session.clientId)
  if (mine && session.stage.at === 'open') show(open, mine)
}
