import { schemaVersion } from '@chapterhouse/shared/editor/schema-version'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { getTicket } from '@chapterhouse/shared/pages/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Access } from '@chapterhouse/shared/sync/ticket'
import { ask } from '../kernel/ask.ts'
import type { Step } from './room-state.ts'

/** A minute's leave to open a room, signed by the api. */
export interface Ticket {
  readonly ticket: string
  readonly room: string
  readonly access: Access
}

/** Asks for permission to open a room under this Yjs client id. Throws as `ask` does. */
export type AskTicket = (clientId: number) => Promise<Ticket>

/** Asks for the ticket that opens a room. */
export const ticketFor =
  (pageId: PageId): AskTicket =>
  (clientId) =>
    ask(getTicket, { params: { pageId }, body: { clientId, schemaVersion } })

/** What a ticket call that threw means. Only a clear no is one; everything else may pass. */
export const afterTicketError = (error: unknown): Step => {
  if (!(error instanceof Refusal)) return { do: 'come back', why: 'line' }
  switch (error.code) {
    case 'unauthenticated':
      return { do: 'refuse', why: 'signed out' }
    case 'forbidden':
      return { do: 'refuse', why: 'forbidden' }
    case 'not_found':
    case 'gone':
      return { do: 'refuse', why: 'gone' }
    case 'conflict':
      return { do: 'stop', why: 'old schema' }
    case 'rate_limited':
      return { do: 'come back', why: 'busy' }
    case 'unavailable':
    case 'outcome_unknown':
      return { do: 'come back', why: 'storage' }
    default:
      return { do: 'come back', why: 'line' }
  }
}
