import { deflateRawSync, inflateRawSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { decodeSlice, encodeSlice, type Packing, type SliceRow, unpacked } from './slice.ts'

const zstd: Packing = {
  id: 1,
  pack: (b) => zstdCompressSync(b),
  unpack: (b) => zstdDecompressSync(b),
}
const deflate: Packing = { id: 2, pack: (b) => deflateRawSync(b), unpack: (b) => inflateRawSync(b) }

/** Every packing ever written; servers only. */
const packings: readonly Packing[] = [zstd, deflate, unpacked]

export const packSlice = (rows: readonly SliceRow[]): Uint8Array => encodeSlice(rows, zstd)
export const unpackSlice = (bytes: Uint8Array): SliceRow[] => decodeSlice(bytes, packings)
