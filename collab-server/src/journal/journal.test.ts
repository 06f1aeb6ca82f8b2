import type { PageId } from '@chapterhouse/shared/kernel/id'
import { describe, expect, it } from 'vitest'
import { until } from '../testing/until.ts'
import { Journal, type JournalParts } from './journal.ts'
import type { JournalStore, NewRow } from './row.ts'

const row = (name: string): NewRow => ({
  pageId: name as PageId,
  contributionId: null,
  authorId: null,
  authorKind: 'HUMAN',
  clientIds: [],
  data: new Uint8Array(10),
  ownDeletes: null,
})

const sqlError = (code: string) => Object.assign(new Error(code), { code })

type Act = (rows: readonly NewRow[], retry: boolean) => Promise<void> | void

/** A store that does what the test says, batch by batch; after that everything succeeds. */
const scripted = (...acts: Act[]) => {
  const batches: string[][] = []
  const retries: boolean[] = []
  const store: JournalStore = {
    insert: async (rows, retry) => {
      batches.push(rows.map(({ pageId }) => pageId))
      retries.push(retry)
      await acts.shift()?.(rows, retry)
    },
    probe: async () => {},
  }
  return { store, batches, retries }
}

const aJournal = (store: JournalStore, more: Partial<JournalParts> = {}) => {
  const applied: string[] = []
  const journal = new Journal({
    store,
    apply: (rows) => applied.push(...rows.map(({ pageId }) => pageId)),
    onCommit: () => {},
    onAway: () => {},
    onBack: () => {},
    limits: { retries: [1, 1], probe: 5 },
    ...more,
  })
  const append = (name: string, stream = { failed: false }) => journal.append(row(name), stream)
  return { journal, applied, append }
}

describe('the writer loop', () => {
  it('puts everything that waits into one batch', async () => {
    const { store, batches } = scripted()
    const { append } = aJournal(store)
    await Promise.all(['a', 'b', 'c'].map((name) => append(name)))
    expect(batches).toEqual([['a', 'b', 'c']])
  })

  it('D5 applies before anybody is told', async () => {
    const { store } = scripted()
    const { append, applied } = aJournal(store)
    await append('a').then(() => expect(applied).toEqual(['a']))
  })

  it.each(['22000', '23503', '42501', '55P03'])(
    'D6 after %s tries row by row and refuses only the offender',
    async (code) => {
      const refuse: Act = (rows) => {
        if (rows.some(({ pageId }) => pageId === 'bad')) throw sqlError(code)
      }
      const { store } = scripted(...Array<Act>(5).fill(refuse))
      const { append, applied } = aJournal(store)
      const outcomes = await Promise.all(['a', 'bad', 'b'].map((name) => append(name)))
      expect(outcomes.map(({ kind }) => kind)).toEqual(['committed', 'refused', 'committed'])
      expect(applied).toEqual(['a', 'b'])
    },
  )

  it.each(['08006', '53100', '57P01', '40001', 'ECONNREFUSED'])(
    'D6 after %s tries the batch again, looking for what may have arrived',
    async (code) => {
      const fail: Act = () => {
        throw sqlError(code)
      }
      const { store, retries } = scripted(fail, fail)
      const { append } = aJournal(store)
      expect(await append('a')).toEqual({ kind: 'committed' })
      expect(retries).toEqual([false, true, true])
    },
  )

  it('D6 refuses with "storage" when the database stays away, and comes back by itself', async () => {
    const fail: Act = () => {
      throw sqlError('57P01')
    }
    const told: string[] = []
    const { store } = scripted(fail, fail, fail)
    const { append, journal } = aJournal(store, {
      onAway: () => told.push('away'),
      onBack: () => told.push('back'),
    })
    expect(await append('a')).toEqual({ kind: 'refused', reason: 'storage' })
    expect(journal.away).toBe(true)
    await until('the probe finds it', () => !journal.away)
    expect(told).toEqual(['away', 'back'])
    journal.stop()
  })

  it('gives up on a database that does not answer', async () => {
    const { store } = scripted(() => new Promise(() => {}))
    const { append, journal } = aJournal(store, { limits: { patience: 20, retries: [1] } })
    expect(await append('a')).toEqual({ kind: 'refused', reason: 'storage' })
    journal.stop()
  })

  it('refuses what comes behind a refused frame of the same socket: it would leave a gap', async () => {
    const refuse: Act = (rows) => {
      if (rows.some(({ pageId }) => pageId === 'bad')) throw sqlError('22000')
    }
    const { store } = scripted(...Array<Act>(5).fill(refuse))
    const { append, applied } = aJournal(store)
    const stream = { failed: false }
    const outcomes = await Promise.all([append('bad', stream), append('next', stream), append('x')])
    expect(outcomes.map(({ kind }) => kind)).toEqual(['refused', 'refused', 'committed'])
    expect(applied).toEqual(['x'])
    expect((await append('later', stream)).kind).toBe('refused')
  })

  it('takes no more than it can hold', async () => {
    const { store } = scripted(() => new Promise((resolve) => setTimeout(resolve, 20)))
    const { append } = aJournal(store, { limits: { queueBytes: 25 } })
    const outcomes = await Promise.all(['a', 'b', 'c'].map((name) => append(name)))
    expect(outcomes.map(({ kind }) => kind)).toEqual(['committed', 'committed', 'refused'])
  })

  it('splits what is too much for one batch', async () => {
    const { store, batches } = scripted()
    const { append, journal } = aJournal(store, { limits: { batchRows: 2, batchBytes: 1_000 } })
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => append(name)))
    await journal.idle()
    expect(batches).toEqual([['a', 'b'], ['c', 'd'], ['e']])
  })
})
