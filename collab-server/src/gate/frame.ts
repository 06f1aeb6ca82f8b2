import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Message types of the Hocuspocus protocol that we speak. */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  syncReply: 4,
  stateless: 5,
  close: 7,
  syncStatus: 8,
  ping: 9,
  pong: 10,
} as const

/** What a client's frame asks for. `update` is an update or a step 2: the gate treats them alike. */
export type Frame =
  | { readonly kind: 'auth'; readonly ticket: string }
  | { readonly kind: 'stepOne' }
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly first: boolean }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'close' }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'bad' }

/** The address in front of every frame of a room, as bytes. */
export const prefixOf = (room: string): Uint8Array =>
  encoding.encode((encoder) => encoding.writeVarString(encoder, room))

const startsWith = (data: Uint8Array, prefix: Uint8Array) =>
  data.length > prefix.length && prefix.every((byte, i) => data[i] === byte)

const whole = (decoder: decoding.Decoder, frame: Frame): Frame =>
  decoding.hasContent(decoder) ? { kind: 'bad' } : frame

/** More clients than any page has; each costs a look-up. */
const mostClients = 100_000

/** Whether Yjs could read it: it throws on a torn one in a place where nobody would be told. */
const isStateVector = (bytes: Uint8Array): boolean => {
  const decoder = decoding.createDecoder(bytes)
  const clients = decoding.readVarUint(decoder)
  if (clients > mostClients) return false
  for (let i = 0; i < clients * 2; i++) decoding.readVarUint(decoder)
  return !decoding.hasContent(decoder)
}

const readSync = (decoder: decoding.Decoder): Frame => {
  const step = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (step === 0) {
    return isStateVector(payload) ? whole(decoder, { kind: 'stepOne' }) : { kind: 'bad' }
  }
  if (step > 2) return { kind: 'bad' }
  return whole(decoder, { kind: 'update', update: payload, first: step === 1 })
}

const readAuth = (decoder: decoding.Decoder): Frame => {
  if (decoding.readVarUint(decoder) !== 0) return { kind: 'bad' }
  return { kind: 'auth', ticket: decoding.readVarString(decoder) }
}

const read = (decoder: decoding.Decoder): Frame => {
  switch (decoding.readVarUint(decoder)) {
    case messageType.sync:
    case messageType.syncReply:
      return readSync(decoder)
    case messageType.auth:
      return readAuth(decoder)
    case messageType.awareness:
      return whole(decoder, { kind: 'awareness', update: decoding.readVarUint8Array(decoder) })
    case messageType.close:
      return { kind: 'close' }
    case messageType.queryAwareness:
    case messageType.stateless:
    case messageType.syncStatus:
    case messageType.pong:
    case messageType.ping:
      return { kind: 'ignored' }
    default:
      // 6, the broadcast opcode, is for servers among themselves
      return { kind: 'bad' }
  }
}

/** Reads a frame of the room with this prefix; `bad` for another room's, a torn or an unknown one. */
export const readFrame = (data: Uint8Array, prefix: Uint8Array): Frame => {
  if (data.length === 1 && data[0] === messageType.pong) return { kind: 'ignored' }
  if (!startsWith(data, prefix)) return { kind: 'bad' }
  const decoder = decoding.createDecoder(data)
  decoder.pos = prefix.length
  try {
    return read(decoder)
  } catch {
    return { kind: 'bad' }
  }
}

/** The acknowledgement of one update frame. */
export const syncStatus = (prefix: Uint8Array, saved: boolean): Uint8Array => {
  const frame = new Uint8Array(prefix.length + 2)
  frame.set(prefix)
  frame.set([messageType.syncStatus, saved ? 1 : 0], prefix.length)
  return frame
}
