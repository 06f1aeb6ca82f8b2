import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Database } from '../harness/database.ts'
import { loseAccess } from './access.ts'
import { crash } from './crash.ts'
import { fullDisk, openSmallDisk } from './full-disk.ts'
import { outage } from './outage.ts'
import { freshPage, openScenery } from './scenery.ts'
import { stalledCommit } from './stalled-commit.ts'
import { collabServerCrash, databaseCrash, openStockCrash, type Scenery } from './targets.ts'

// The short form of `npm run chaos`: the same trials, fewer of each.

const times = 2

describe('D1 nothing shown as saved is ever lost', () => {
  let house: Scenery

  beforeAll(async () => {
    house = await openScenery()
  }, 180_000)

  afterAll(() => house?.stack.close(), 180_000)

  test('when collab-server is killed in mid-typing, clients first', async () => {
    const target = collabServerCrash(await freshPage(house))
    const { saved, lost, doubled } = await crash(target, { times, seed: 11 })
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] })
    expect(saved).toBeGreaterThan(40)
  }, 300_000)

  test('when PostgreSQL is killed in mid-commit, clients first', async () => {
    const target = databaseCrash(await freshPage(house))
    const { saved, lost, doubled } = await crash(target, { times, seed: 12 })
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] })
    expect(saved).toBeGreaterThan(40)
  }, 300_000)

  test('while PostgreSQL is stopped: people type on and read "not saved"', async () => {
    const found = await outage(await freshPage(house), { seconds: 5, seed: 13, how: 'stopped' })
    expect(found).toMatchObject({ result: 'passed', lost: 0, doubled: 0 })
  }, 180_000)

  test('while PostgreSQL answers nothing', async () => {
    const found = await outage(await freshPage(house), { seconds: 5, seed: 14, how: 'frozen' })
    expect(found).toMatchObject({ result: 'passed', lost: 0, doubled: 0 })
  }, 180_000)

  test('D2 when commits hang, the line flaps and everything is killed', async () => {
    const found = await stalledCommit(await freshPage(house))
    expect(found).toMatchObject({ result: 'passed', lost: 0 })
  }, 180_000)

  test.each([
    ['role lowered', 15],
    ['member removed', 16],
  ] as const)(
    'G9 %s while typing: nothing is accepted after 2 s',
    async (how, seed) => {
      const found = await loseAccess(await freshPage(house), how, seed)
      expect(found).toMatchObject({ result: 'passed', lost: 0 })
    },
    180_000,
  )
})

describe('a full disk', () => {
  test('is told to everybody who types, and loses nothing', async ({ skip }) => {
    const disk = openSmallDisk()
    if (!disk) return skip('this user may not mount a small disk')
    const house = await openScenery({ dataDir: join(disk.folder, 'cluster') })
    try {
      const found = await fullDisk(house, disk)
      expect(found).toMatchObject({ result: 'passed', lost: 0, doubled: 0 })
    } finally {
      await house.stack.close()
      disk.remove()
    }
  }, 180_000)
})

describe('the same crash', () => {
  test('makes stock Hocuspocus lose what it acknowledged: the test can fail', async () => {
    const database = await Database.open()
    try {
      const target = await openStockCrash(database, 5)
      const { saved, lost } = await crash(target, { times: 1, seed: 17 })
      expect(saved).toBeGreaterThan(20)
      expect(lost.length).toBeGreaterThan(0)
    } finally {
      await database.close()
    }
  }, 300_000)
})
