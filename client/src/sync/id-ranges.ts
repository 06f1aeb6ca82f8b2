/** A run of Yjs ids of one client. */
export interface Run {
  readonly clock: number
  readonly len: number
}

/** Sets of Yjs ids by client, runs sorted and apart. */
export type IdRanges = ReadonlyMap<number, readonly Run[]>

const joined = (runs: readonly Run[]): Run[] => {
  const result: Run[] = []
  for (const run of runs.toSorted((a, b) => a.clock - b.clock)) {
    const last = result.at(-1)
    if (last && run.clock <= last.clock + last.len) {
      const end = Math.max(last.clock + last.len, run.clock + run.len)
      result[result.length - 1] = { clock: last.clock, len: end - last.clock }
    } else {
      result.push({ clock: run.clock, len: run.len })
    }
  }
  return result
}

/** All ids that are in either of two sets. */
export const union = (a: IdRanges, b: IdRanges): IdRanges => {
  if (b.size === 0) return a
  const result = new Map(a)
  for (const [client, runs] of b) result.set(client, joined([...(a.get(client) ?? []), ...runs]))
  return result
}

const cut = (run: Run, by: Run): Run[] => {
  const end = run.clock + run.len
  const byEnd = by.clock + by.len
  if (byEnd <= run.clock || by.clock >= end) return [run]
  const left = { clock: run.clock, len: Math.max(0, by.clock - run.clock) }
  const right = { clock: byEnd, len: Math.max(0, end - byEnd) }
  return [left, right].filter(({ len }) => len > 0)
}

/** What is in `a` and not in `b`. */
export const without = (a: IdRanges, b: IdRanges): IdRanges => {
  const result = new Map<number, readonly Run[]>()
  for (const [client, runs] of a) {
    const left = joined(b.get(client) ?? []).reduce<readonly Run[]>(
      (rest, by) => rest.flatMap((run) => cut(run, by)),
      runs,
    )
    if (left.length > 0) result.set(client, left)
  }
  return result
}
