import { type PageFacts, pageFacts, roomAccess } from '@chapterhouse/prisma/rooms'
import { guestIdOf } from '@chapterhouse/shared/links/guest'
import type { CloseReason } from '@chapterhouse/shared/sync/close-codes'
import { parseRoom } from '@chapterhouse/shared/sync/room'
import { readTicket, type TicketClaims } from '@chapterhouse/shared/sync/ticket'
import * as encoding from 'lib0/encoding'
import { messageType } from '../gate/frame.ts'
import type { House } from '../house.ts'
import type { Session } from './session.ts'

/** What Hocuspocus carries from hook to hook. */
export interface Context {
  readonly session: Session
}

const fits = (claims: TicketClaims, roomName: string): boolean => {
  const room = parseRoom(roomName)
  if (room === null || claims.room !== roomName || room.kind === 'draft') return false
  return (
    claims.contributionId === null && claims.pageId === room.pageId && claims.epoch === room.epoch
  )
}

interface Standing {
  readonly access: 'WRITE' | 'READ' | null
  readonly page: PageFacts | null
}

const refusalOf = (claims: TicketClaims, { access, page }: Standing): CloseReason | null => {
  if (access === null || page === null || page.trashed) return 'noAccess'
  // also when it was raised meanwhile: nobody is to read on until somebody happens to look again
  if (access.toLowerCase() !== claims.access) return 'accessChanged'
  if (claims.epoch !== page.epoch) return 'replaced'
  return claims.schemaVersion < page.schemaVersion ? 'oldSchema' : null
}

/**
 * A ticket is good for a minute, and a minute is long for somebody who was just shown the door: what
 * it says is held against the database once more. The session is listed before the question, so
 * whatever changes after the answer reaches it as a notice.
 */
const lookAgain = async (house: House, claims: TicketClaims): Promise<CloseReason | null> => {
  const [[access = null], page] = await Promise.all([
    roomAccess(house.pool, [claims]),
    pageFacts(house.pool, claims.pageId),
  ])
  // a room that stayed open while its page moved would hear notices about the project it left
  for (const room of house.rooms.ofPage(claims.pageId)) {
    if (page) room.page.projectId = page.projectId
  }
  return refusalOf(claims, { access, page })
}

// Hocuspocus starts a connection with this frame; the ticket itself was read before it.
const knock = (prefix: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, prefix)
    encoding.writeVarUint(encoder, messageType.auth)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, '')
  })

const enter = (house: House, session: Session): void => {
  const request = new Request('http://collab.invalid/')
  const context: Context = { session }
  session.attach(house.hocuspocus().handleConnection(session.outlet, request, context))
  session.passOn(knock(session.prefix))
}

/** Reads the ticket, makes sure it still holds, and lets the socket into its room. */
export const join = async (house: House, session: Session, ticket: string): Promise<void> => {
  const claims = await readTicket(ticket, house.ticketKey, house.clock)
  if (session.stage.at !== 'waiting') return
  if (claims === null) return session.close('ticket')
  if (!fits(claims, session.roomName)) return session.close('noAccess')
  const who = claims.userId ?? guestIdOf(claims)
  const release = house.people.take(who)
  if (release === null) return session.close('rate')
  session.onceClosed(release)
  if (house.journal.away) return session.close('storage')
  session.begin(claims)
  await house.admission.pass(async () => {
    const refusal = await lookAgain(house, claims).catch((): CloseReason => 'storage')
    if (session.stage.at !== 'joining') return
    if (refusal !== null) return session.close(refusal)
    enter(house, session)
    await session.settled
  })
}
