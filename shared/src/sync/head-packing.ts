import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { JournalRow, StoredState } from './replay.ts'

/** A page's text as the database has it: its stored state and every row since. */
export interface PackedHead {
  /** The room it is the text of; its epoch says of which document. */
  readonly room: string
  readonly stored: StoredState
  readonly rows: readonly JournalRow[]
}

const version = 1

/** `version · room · encoding · state · number of rows · (id · data)…`, in lib0's variable lengths. */
export const packHead = ({ room, stored, rows }: PackedHead): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, version)
    encoding.writeVarString(encoder, room)
    encoding.writeVarUint(encoder, stored.encoding)
    encoding.writeVarUint8Array(encoder, stored.state)
    encoding.writeVarUint(encoder, rows.length)
    for (const { id, data } of rows) {
      encoding.writeVarString(encoder, id)
      encoding.writeVarUint8Array(encoder, data)
    }
  })

/** What was packed; throws for anything else, a later version too. */
export const unpackHead = (bytes: Uint8Array): PackedHead => {
  const decoder = decoding.createDecoder(bytes)
  if (decoding.readVarUint(decoder) !== version) throw new Error('a head of another version')
  const room = decoding.readVarString(decoder)
  const form = decoding.readVarUint(decoder) === 2 ? 2 : 1
  const state = decoding.readVarUint8Array(decoder)
  const rows: JournalRow[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const id = decoding.readVarString(decoder)
    rows.push({ id, data: decoding.readVarUint8Array(decoder) })
  }
  return { room, stored: { state, encoding: form }, rows }
}
