import {
  createDecoder,
  readVarInt,
  readVarString,
  readVarUint,
  readVarUint8Array,
} from 'lib0/decoding'

/** What a frame of the socket means for saving; everything else is `other`. */
export type Frame =
  /** The other side's state vector: what it has. */
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  /** What the other side lacked, and all deletions. */
  | { readonly kind: 'step2'; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  /** The server's answer to one step 2 or update: committed, or refused. */
  | { readonly kind: 'status'; readonly committed: boolean }
  /** Where others are. */
  | { readonly kind: 'presence' }
  | { readonly kind: 'other' }

// Hocuspocus message types, then those of y-protocols/sync.
const sync = 0
const awareness = 1
const syncStatus = 8
const step1 = 0
const step2 = 1

const readSync = (decoder: ReturnType<typeof createDecoder>): Frame => {
  const type = readVarUint(decoder)
  const payload = readVarUint8Array(decoder)
  if (type === step1) return { kind: 'step1', stateVector: payload }
  return type === step2 ? { kind: 'step2', update: payload } : { kind: 'update', update: payload }
}

/** Reads a frame of either direction: room, type, payload. Never throws. */
export const readFrame = (bytes: Uint8Array): Frame => {
  try {
    const decoder = createDecoder(bytes)
    readVarString(decoder)
    const type = readVarUint(decoder)
    if (type === sync) return readSync(decoder)
    if (type === awareness) return { kind: 'presence' }
    return type === syncStatus
      ? { kind: 'status', committed: readVarInt(decoder) === 1 }
      : { kind: 'other' }
  } catch {
    return { kind: 'other' }
  }
}
