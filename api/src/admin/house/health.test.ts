import { describe, expect, it } from 'vitest'
import { checksOf, type HouseFacts } from './health.ts'

const now = Date.parse('2026-12-02T10:00:00Z')
const [minute, day] = [60_000, 86_400_000]
const well: HouseFacts = {
  now,
  databaseMs: 2,
  engineAnswers: true,
  engineWaiting: 0,
  disk: { free: 50e9, total: 100e9 },
  mail: { leaves: true, waiting: 1, since: now - minute, givenUp: 0 },
  jobs: [{ name: 'purge-trash', overdueSince: null, failed: false }],
  migrations: { missing: 0, unknown: 0 },
  lastBackup: now - day,
}
const late = { name: 'purge-trash', overdueSince: now - 11 * minute, failed: false }

it('a house in order has nothing to do', () => {
  const checks = checksOf(well)
  expect(checks.map(({ state }) => state)).toEqual(checks.map(() => 'well'))
  expect(checks.every(({ todo }) => todo === null)).toBe(true)
})

describe('something to do is seen', () => {
  it.each<[string, Partial<HouseFacts>, string]>([
    ['the engine is silent', { engineAnswers: false }, 'engine bad'],
    ['edits pile up', { engineWaiting: 1_001 }, 'engine look'],
    ['the database is slow', { databaseMs: 250 }, 'database look'],
    ['the disk is nearly full', { disk: { free: 4e8, total: 100e9 } }, 'disk bad'],
    ['the disk is nearly full for its size', { disk: { free: 20e9, total: 1e12 } }, 'disk bad'],
    ['the disk fills up', { disk: { free: 9e9, total: 100e9 } }, 'disk look'],
    ['the disk is not there', { disk: null }, 'disk look'],
    ['mails wait', { mail: { ...well.mail, since: now - 16 * minute } }, 'mail look'],
    ['mails were given up', { mail: { ...well.mail, givenUp: 1 } }, 'mail look'],
    ['a job is late', { jobs: [late] }, 'jobs bad'],
    ['a job failed', { jobs: [{ ...late, overdueSince: null, failed: true }] }, 'jobs look'],
    ['an update is missing', { migrations: { missing: 1, unknown: 0 } }, 'migrations bad'],
    ['the database is newer', { migrations: { missing: 0, unknown: 1 } }, 'migrations bad'],
    ['there is no backup', { lastBackup: null }, 'backup look'],
    ['the backup is old', { lastBackup: now - 9 * day }, 'backup look'],
  ])('%s', (_what, facts, seen) => {
    const [check, ...others] = checksOf({ ...well, ...facts }).filter(({ todo }) => todo !== null)
    expect(`${check?.name} ${check?.state}`).toBe(seen)
    expect(others).toEqual([])
  })
})

it('a house that sends no mail misses none', () => {
  const mail = { leaves: false, waiting: 3, since: now - day, givenUp: 2 }
  expect(checksOf({ ...well, mail }).find(({ name }) => name === 'mail')?.state).toBe('well')
})
