import { join } from 'node:path'
import { Database } from '../harness/database.ts'
import { Options } from '../harness/options.ts'
import { table, writeReport } from '../harness/report.ts'
import { loseAccess } from './access.ts'
import { crash, mustKeepAll, mustLose } from './crash.ts'
import { fullDisk, noSmallDisk, openSmallDisk } from './full-disk.ts'
import { outage } from './outage.ts'
import { failed, type Outcome } from './outcome.ts'
import { freshPage, openScenery } from './scenery.ts'
import { stalledCommit } from './stalled-commit.ts'
import { supervisorCrash } from './supervisor.ts'
import {
  collabServerCrash,
  databaseCrash,
  houseCrash,
  openStockCrash,
  type Scenery,
} from './targets.ts'

// npm run chaos: bad days, fsync on, clients killed first. Counts what was shown as saved and is gone.

const options = new Options()
const times = options.number('times', 20)
const seconds = options.number('seconds', 30)
const seed = options.number('seed', 1)
const only = options.list('only', [])
const crashPlan = { times, seed, note: (line: string) => process.stderr.write(`${line}\n`) }

const trials: Record<string, (scenery: Scenery) => Promise<Outcome>> = {
  collab: async (at) =>
    mustKeepAll('kill -9 of collab-server', await crash(collabServerCrash(at), crashPlan)),
  postgres: async (at) =>
    mustKeepAll('kill -9 of PostgreSQL', await crash(databaseCrash(at), crashPlan)),
  everything: async (at) =>
    mustKeepAll(
      'kill -9 of everything',
      await crash(houseCrash(at), { ...crashPlan, times: Math.ceil(times / 4) }),
    ),
  stopped: (at) => outage(at, { seconds, seed, how: 'stopped' }),
  frozen: (at) => outage(at, { seconds, seed: seed + 1, how: 'frozen' }),
  stalled: stalledCommit,
  lowered: (at) => loseAccess(at, 'role lowered', seed),
  removed: (at) => loseAccess(at, 'member removed', seed + 1),
}

const outcomes: Outcome[] = []
await runInOneHouse()
await run('disk', inHouseOnSmallDisk)
await run('supervisor', () => supervisorCrash({ ...crashPlan, times: Math.ceil(times / 4) }))
await run('stock', stockLoses)

const rows = outcomes.map((one) => [
  one.trial,
  one.result,
  one.saved,
  one.lost,
  one.doubled,
  one.note,
])
console.log(`\n${table(['trial', 'result', 'called saved', 'lost', 'doubled', ''], rows)}\n`)
const count = (result: Outcome['result']) => outcomes.filter((one) => one.result === result).length
console.log(`${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`)
console.log(`Written to ${writeReport('chaos', { times, seconds, seed, outcomes })}`)
process.exit(count('failed') > 0 ? 1 : 0)

async function run(name: string, trial: () => Promise<Outcome>) {
  if (only.length > 0 && !only.includes(name)) return
  const outcome = await trial().catch((error: unknown) => failed(name, error))
  process.stderr.write(`${outcome.trial}: ${outcome.result}. ${outcome.note}\n`)
  outcomes.push(outcome)
}

async function runInOneHouse() {
  const wanted = Object.entries(trials).filter(([name]) => only.length === 0 || only.includes(name))
  if (wanted.length === 0) return
  const house = await openScenery()
  try {
    for (const [name, trial] of wanted) await run(name, async () => trial(await freshPage(house)))
  } finally {
    await house.stack.close()
  }
}

async function inHouseOnSmallDisk(): Promise<Outcome> {
  const disk = openSmallDisk()
  if (!disk) return noSmallDisk()
  const house = await openScenery({ dataDir: join(disk.folder, 'cluster') })
  try {
    return await fullDisk(house, disk)
  } finally {
    await house.stack.close()
    disk.remove()
  }
}

async function stockLoses(): Promise<Outcome> {
  const database = await Database.open()
  try {
    const target = await openStockCrash(database, 5)
    return mustLose(
      'kill -9 of stock Hocuspocus',
      await crash(target, { ...crashPlan, times: Math.min(times, 5) }),
    )
  } finally {
    await database.close()
  }
}
