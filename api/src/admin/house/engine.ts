import type { EngineFigures } from '@chapterhouse/shared/admin/house'

interface Sample {
  readonly name: string
  readonly labels: string
  readonly value: number
}

/** The lines of Prometheus' text format that hold a number. */
export const readSamples = (text: string): Sample[] =>
  [...text.matchAll(/^([a-z_]+)(?:\{([^}]*)\})? (\S+)$/gm)].map(([, name, labels, value]) => ({
    name: name ?? '',
    labels: labels ?? '',
    value: Number(value),
  }))

const borderOf = ({ labels }: Sample): number | null => {
  const border = Number(/le="([^"]+)"/.exec(labels)?.[1])
  return Number.isFinite(border) ? border : null
}

/** What the engine says of itself, as the figures we show. */
export const figuresOf = (text: string, now: number): EngineFigures => {
  const samples = readSamples(text)
  const one = (name: string) => samples.find((sample) => sample.name === name)?.value ?? 0
  return {
    at: new Date(now).toISOString(),
    rooms: one('collab_rooms'),
    sockets: one('collab_sockets'),
    edits: one('collab_journal_rows_total'),
    waiting: one('collab_journal_waiting'),
    memoryBytes: one('collab_memory_bytes'),
    commits: samples
      .filter(({ name }) => name === 'collab_commit_seconds_bucket')
      .map((sample) => ({ within: borderOf(sample), count: sample.value })),
  }
}

/** Null when it does not answer within two seconds. */
export const readEngine = async (collabUrl: string, now: number): Promise<EngineFigures | null> => {
  try {
    const signal = AbortSignal.timeout(2_000)
    const answer = await fetch(new URL('/metrics', collabUrl), { signal })
    return answer.ok ? figuresOf(await answer.text(), now) : null
  } catch {
    return null
  }
}
