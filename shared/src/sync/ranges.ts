import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Clocks of one Yjs client: `clock` up to, not including, `clock + length`. */
export interface ClockRange {
  readonly clock: number
  readonly length: number
}

/** Pieces of a document by client id, as in a Yjs delete set. */
export type Ranges = ReadonlyMap<number, readonly ClockRange[]>

const byClock = (a: ClockRange, b: ClockRange) => a.clock - b.clock

const mergeOne = (ranges: readonly ClockRange[]): ClockRange[] => {
  const merged: ClockRange[] = []
  for (const range of [...ranges].sort(byClock)) {
    const last = merged.at(-1)
    if (last === undefined || last.clock + last.length < range.clock) merged.push(range)
    else {
      const end = Math.max(last.clock + last.length, range.clock + range.length)
      merged[merged.length - 1] = { clock: last.clock, length: end - last.clock }
    }
  }
  return merged
}

/** The same pieces, sorted, without overlap and without empty entries. */
export const mergeRanges = (...parts: readonly Ranges[]): Ranges => {
  const all = new Map<number, ClockRange[]>()
  for (const part of parts)
    for (const [client, ranges] of part) {
      const list = all.get(client) ?? []
      for (const range of ranges) if (range.length > 0) list.push(range)
      if (list.length > 0) all.set(client, list)
    }
  return new Map([...all].map(([client, ranges]) => [client, mergeOne(ranges)]))
}

/** How many clocks the pieces cover. */
export const rangesLength = (ranges: Ranges): number => {
  let total = 0
  for (const list of ranges.values()) for (const range of list) total += range.length
  return total
}

/** Bytes of a Yjs delete set (V1), clients in descending order as Yjs writes them. */
export const encodeRanges = (ranges: Ranges): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, ranges.size)
    for (const [client, list] of [...ranges].sort(([a], [b]) => b - a)) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, list.length)
      for (const { clock, length } of list) {
        encoding.writeVarUint(encoder, clock)
        encoding.writeVarUint(encoder, length)
      }
    }
  })

/** Reads what `encodeRanges` or Yjs wrote, at the decoder's place. Throws on a torn end. */
export const readRanges = (decoder: decoding.Decoder, most = Number.POSITIVE_INFINITY): Ranges => {
  const ranges = new Map<number, ClockRange[]>()
  let seen = 0
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder)
    const list = ranges.get(client) ?? []
    for (let count = decoding.readVarUint(decoder); count > 0; count--) {
      if (++seen > most) throw new RangeError('too many ranges')
      const clock = decoding.readVarUint(decoder)
      list.push({ clock, length: decoding.readVarUint(decoder) })
    }
    ranges.set(client, list)
  }
  return ranges
}

export const decodeRanges = (bytes: Uint8Array): Ranges => readRanges(decoding.createDecoder(bytes))
