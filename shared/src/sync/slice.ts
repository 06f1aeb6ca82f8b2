import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/**
 * One journal row inside a slice. `order` is its place among the rows of all authors in the slice;
 * playing them in that order never leaves anything pending.
 */
export interface SliceRow {
  readonly order: number
  /** Milliseconds since the Unix epoch at which it was committed. */
  readonly at: number
  /** A Yjs V1 update, as journaled. */
  readonly data: Uint8Array
}

/** How the frames are packed; the codec itself is passed in, so that this file runs anywhere. */
export interface Packing {
  /** 0 none, 1 zstd, 2 deflate. */
  readonly id: number
  readonly pack: (bytes: Uint8Array) => Uint8Array
  readonly unpack: (bytes: Uint8Array) => Uint8Array
}

const version = 1

export const unpacked: Packing = { id: 0, pack: (bytes) => bytes, unpack: (bytes) => bytes }

const frame = (rows: readonly SliceRow[]): Uint8Array =>
  encoding.encode((encoder) => {
    const start = rows.reduce((least, row) => Math.min(least, row.at), rows[0]?.at ?? 0)
    encoding.writeVarUint(encoder, start)
    encoding.writeVarUint(encoder, rows.length)
    for (const row of rows) {
      encoding.writeVarUint(encoder, row.order)
      encoding.writeVarUint(encoder, row.at - start)
      encoding.writeVarUint8Array(encoder, row.data)
    }
  })

/** The delta of a contribution: its own rows, not merged, each with its millisecond. */
export const encodeSlice = (rows: readonly SliceRow[], packing: Packing = unpacked): Uint8Array => {
  const body = packing.pack(frame(rows))
  const bytes = new Uint8Array(body.length + 2)
  bytes.set([version, packing.id])
  bytes.set(body, 2)
  return bytes
}

const unframe = (bytes: Uint8Array): SliceRow[] => {
  const decoder = decoding.createDecoder(bytes)
  const start = decoding.readVarUint(decoder)
  const rows: SliceRow[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const order = decoding.readVarUint(decoder)
    const at = start + decoding.readVarUint(decoder)
    rows.push({ order, at, data: decoding.readVarUint8Array(decoder).slice() })
  }
  return rows
}

/** Reads `encodeSlice`. Throws on another version, a packing it was not given, or a torn end. */
export const decodeSlice = (
  bytes: Uint8Array,
  packings: readonly Packing[] = [unpacked],
): SliceRow[] => {
  if (bytes[0] !== version) throw new Error(`slice of version ${bytes[0]}`)
  const packing = packings.find(({ id }) => id === bytes[1])
  if (packing === undefined) throw new Error(`slice packed by ${bytes[1]}`)
  return unframe(packing.unpack(bytes.subarray(2)))
}

/** Rows of all deltas of one slice in the order they were committed. */
export const inOrder = (...deltas: readonly (readonly SliceRow[])[]): SliceRow[] =>
  deltas.flat().sort((a, b) => a.order - b.order || a.at - b.at)
