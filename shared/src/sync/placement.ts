import type { ClockRange, Ranges } from './ranges.ts'
import type { StructId, StructMeta, UpdateMeta } from './update-meta.ts'

/** The first clock of a client that is not known yet. */
export type Known = (client: number) => number

const reachOf = (runs: readonly ClockRange[], known: number): number => {
  let end = known
  for (const run of runs) if (run.clock <= end) end = Math.max(end, run.clock + run.length)
  return end
}

const needs = (struct: StructMeta): StructId[] =>
  [struct.origin, struct.rightOrigin, struct.parent].filter((id) => id !== null)

interface Walk {
  readonly structs: readonly StructMeta[]
  next: number
}

const byClient = (meta: UpdateMeta): Map<number, Walk> => {
  const walks = new Map<number, StructMeta[]>()
  for (const struct of meta.structs) {
    const list = walks.get(struct.client)
    if (list) list.push(struct)
    else walks.set(struct.client, [struct])
  }
  return new Map([...walks].map(([client, structs]) => [client, { structs, next: 0 }]))
}

/**
 * Plays the structs as Yjs would, every client as far as its neighbours allow. Returns what the
 * stopped ones wait for: nothing when all find their place.
 */
const play = (meta: UpdateMeta, known: Known): StructId[] => {
  const walks = byClient(meta)
  const at = new Map<number, number>()
  const progress = (client: number) => at.get(client) ?? known(client)
  const blocker = (struct: StructMeta): StructId | undefined =>
    struct.clock + struct.length <= progress(struct.client)
      ? undefined
      : needs(struct).find((id) => id.clock >= progress(id.client))
  const waiting = new Map<number, { client: number; on: StructId }[]>()
  const queue = [...walks.keys()]
  for (let client = queue.pop(); client !== undefined; client = queue.pop()) {
    const walk = walks.get(client)
    if (walk === undefined) continue
    for (let struct = walk.structs[walk.next]; struct; struct = walk.structs[++walk.next]) {
      const on = blocker(struct)
      if (on) {
        waiting.set(on.client, [...(waiting.get(on.client) ?? []), { client, on }])
        break
      }
      at.set(client, Math.max(progress(client), struct.clock + struct.length))
    }
    // only those whose missing struct was reached get another turn
    const waiters = waiting.get(client) ?? []
    waiting.set(
      client,
      waiters.filter(({ on }) => on.clock >= progress(client)),
    )
    for (const waiter of waiters) if (waiter.on.clock < progress(client)) queue.push(waiter.client)
  }
  return [...waiting.values()].flat().map(({ on }) => on)
}

const gaps = (meta: UpdateMeta, known: Known): StructId[] => {
  const missing: StructId[] = []
  for (const [client, runs] of meta.runs) {
    let end = known(client)
    for (const run of runs) {
      if (run.clock > end) missing.push({ client, clock: end })
      end = Math.max(end, run.clock + run.length)
    }
  }
  return missing
}

/**
 * What must exist before the update can be applied whole, and does not: gaps in a client's clocks,
 * neighbours and parents nobody sent, circles. Empty = applying it leaves nothing pending.
 */
export const missingFor = (meta: UpdateMeta, known: Known): StructId[] => {
  const missing = gaps(meta, known)
  return missing.length > 0 ? missing : play(meta, known)
}

/** Deletions of what neither the document nor the update holds; a client cannot have seen it. */
export const unseenDeletes = (meta: UpdateMeta, deletes: Ranges, known: Known): boolean => {
  for (const [client, ranges] of deletes) {
    const reach = reachOf(meta.runs.get(client) ?? [], known(client))
    if (ranges.some(({ clock, length }) => clock + length > reach)) return true
  }
  return false
}

/** Client ids under which the update brings structs that are not known yet. */
export const newWriters = (meta: UpdateMeta, known: Known): number[] =>
  [...meta.runs]
    .filter(([client, runs]) => runs.some((run) => run.clock + run.length > known(client)))
    .map(([client]) => client)
