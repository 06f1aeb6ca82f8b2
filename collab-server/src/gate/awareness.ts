import { limits } from '@chapterhouse/shared/sync/document'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** One client's cursor and whatever else it shows; null state = it left. */
export interface Presence {
  readonly clientId: number
  readonly clock: number
  readonly state: Record<string, unknown> | null
}

/** Shown to others; from the ticket, never from the client. */
export interface Person {
  readonly id: string | null
  readonly name: string
  readonly color: string
}

/** The entries of an awareness update; null when it is too large or none. */
export const readPresence = (update: Uint8Array): Presence[] | null => {
  if (update.length > limits.awareness) return null
  try {
    const decoder = decoding.createDecoder(update)
    const entries: Presence[] = []
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const state: unknown = JSON.parse(decoding.readVarString(decoder))
      if (typeof state !== 'object' || Array.isArray(state)) return null
      entries.push({ clientId, clock, state: state as Presence['state'] })
    }
    return decoding.hasContent(decoder) ? null : entries
  } catch {
    return null
  }
}

/** An awareness update of one entry, with who it is put in by us. */
export const writePresence = (entry: Presence, person: Person): Uint8Array =>
  encoding.encode((encoder) => {
    const state = entry.state === null ? null : { ...entry.state, user: person }
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, entry.clientId)
    encoding.writeVarUint(encoder, entry.clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
  })
