import * as decoding from 'lib0/decoding'
import { limits } from './document.ts'
import { type ClockRange, type Ranges, readRanges } from './ranges.ts'
import { readContent, type StructContent } from './update-content.ts'

export interface StructId {
  readonly client: number
  readonly clock: number
}

/** One struct of an update: who wrote it, how long it is, what must exist before it. */
export interface StructMeta extends StructId {
  readonly kind: 'item' | 'gc'
  readonly length: number
  readonly origin: StructId | null
  readonly rightOrigin: StructId | null
  /** The item that holds its parent type; null for a root or when left or right neighbour tell. */
  readonly parent: StructId | null
  readonly content: StructContent
}

/** What an update holds, read without a document and without applying it. */
export interface UpdateMeta {
  readonly structs: readonly StructMeta[]
  /** Contiguous clocks by client, in the order of the update. */
  readonly runs: Ranges
  readonly deletes: Ranges
  /** Where the delete set begins in the bytes. */
  readonly deletesAt: number
}

/** Why an update is refused before it is decoded by Yjs. */
export type UpdateFault =
  | 'undecodable'
  | 'empty'
  | 'structs'
  | 'clients'
  | 'span'
  | 'nesting'
  | 'deletes'

export interface UpdateLimits {
  readonly structs: number
  readonly clients: number
  readonly span: number
  /** Depth of attribute and embed values. */
  readonly nesting: number
  readonly deletes: number
}

export const updateLimits: UpdateLimits = {
  structs: limits.structs,
  clients: limits.clients,
  span: 1_000_000,
  nesting: 32,
  deletes: 1_000_000,
}

/** A limit broken while reading; never leaves this file. */
class Fault extends Error {
  readonly fault: UpdateFault
  constructor(fault: UpdateFault) {
    super(fault)
    this.fault = fault
  }
}

const GC = 0
const SKIP = 10
const nothing: StructContent = { kind: 'gone' }

const readId = (decoder: decoding.Decoder): StructId => ({
  client: decoding.readVarUint(decoder),
  clock: decoding.readVarUint(decoder),
})

interface Reading {
  readonly decoder: decoding.Decoder
  readonly limits: UpdateLimits
  readonly structs: StructMeta[]
}

const readItem = ({ decoder, limits }: Reading, at: StructId, info: number): StructMeta => {
  const origin = (info & 0x80) !== 0 ? readId(decoder) : null
  const rightOrigin = (info & 0x40) !== 0 ? readId(decoder) : null
  let parent: StructId | null = null
  if (origin === null && rightOrigin === null) {
    if (decoding.readVarUint(decoder) === 1) decoding.readVarString(decoder)
    else parent = readId(decoder)
    if ((info & 0x20) !== 0) decoding.readVarString(decoder)
  }
  const { length, depth, content } = readContent(decoder, info & 0x1f, limits.nesting)
  if (depth > limits.nesting) throw new Fault('nesting')
  return { kind: 'item', ...at, length, origin, rightOrigin, parent, content }
}

/** Reads one struct; a Skip is returned as a length alone. */
const readStruct = (reading: Reading, at: StructId): StructMeta | number => {
  const { decoder } = reading
  const info = decoding.readUint8(decoder)
  if (info === SKIP) return decoding.readVarUint(decoder)
  // Yjs' two readers disagree about flags on these two; no encoder writes them
  if ((info & 0x1f) === SKIP || ((info & 0x1f) === GC && info !== GC))
    throw new Fault('undecodable')
  if (info !== GC) return readItem(reading, at, info)
  const length = decoding.readVarUint(decoder)
  return {
    kind: 'gc',
    ...at,
    length,
    origin: null,
    rightOrigin: null,
    parent: null,
    content: nothing,
  }
}

const readClient = (reading: Reading, runs: Map<number, ClockRange[]>): void => {
  const count = decoding.readVarUint(reading.decoder)
  const client = decoding.readVarUint(reading.decoder)
  if (runs.has(client)) throw new Fault('undecodable')
  let clock = decoding.readVarUint(reading.decoder)
  let start = clock
  const list: ClockRange[] = []
  if (reading.structs.length + count > reading.limits.structs) throw new Fault('structs')
  for (let i = 0; i < count; i++) {
    const struct = readStruct(reading, { client, clock })
    const length = typeof struct === 'number' ? struct : struct.length
    if (length > reading.limits.span) throw new Fault('span')
    if (length < 1 || clock + length > Number.MAX_SAFE_INTEGER) throw new Fault('undecodable')
    clock += length
    if (typeof struct !== 'number') reading.structs.push(struct)
    else {
      if (clock - length > start) list.push({ clock: start, length: clock - length - start })
      start = clock
    }
  }
  if (clock > start) list.push({ clock: start, length: clock - start })
  runs.set(client, list)
}

const readAll = (update: Uint8Array, bounds: UpdateLimits): UpdateMeta => {
  const decoder = decoding.createDecoder(update)
  const reading: Reading = { decoder, limits: bounds, structs: [] }
  const runs = new Map<number, ClockRange[]>()
  const clients = decoding.readVarUint(decoder)
  if (clients > bounds.clients) throw new Fault('clients')
  for (let i = 0; i < clients; i++) readClient(reading, runs)
  const deletesAt = decoder.pos
  const deletes = readRanges(decoder, bounds.deletes)
  if (decoding.hasContent(decoder)) throw new Fault('undecodable')
  return { structs: reading.structs, runs, deletes, deletesAt }
}

/**
 * Reads a V1 update within limits; the fault's name when it breaks one or is no update. Stricter
 * than Yjs: a client twice, empty structs and bytes after the end are faults.
 */
export const readUpdateMeta = (
  update: Uint8Array,
  bounds: UpdateLimits = updateLimits,
): UpdateMeta | UpdateFault => {
  if (update.length < 2) return 'empty'
  try {
    return readAll(update, bounds)
  } catch (error) {
    if (error instanceof Fault) return error.fault
    return error instanceof RangeError && error.message === 'too many ranges'
      ? 'deletes'
      : 'undecodable'
  }
}

/** Client ids that wrote structs of the update. */
export const writersOf = (meta: UpdateMeta): number[] => [...meta.runs.keys()]
