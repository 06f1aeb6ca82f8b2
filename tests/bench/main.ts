import { Database } from '../harness/database.ts'
import { Options } from '../harness/options.ts'
import { writeReport } from '../harness/report.ts'
import { openStack } from '../harness/stack.ts'
import { openChapterhouse } from './chapterhouse.ts'
import { type ColdOpenFigures, runColdOpen } from './cold-open.ts'
import type { Contestant } from './contestant.ts'
import { type FanoutFigures, runFanout } from './fanout.ts'
import { prepareFoundation } from './founding.ts'
import { medians } from './medians.ts'
import { openHocuspocus, openYWebsocket } from './peers.ts'
import { undisturbed } from './quiet.ts'
import { coldOpenTable, fanoutTable } from './tables.ts'

// npm run bench: our whole server beside its peers in one run, interleaved, medians.

const options = new Options()
const quick = options.flag('quick')
// Takes every run as it comes, on a machine that will not be calm.
const noisy = options.flag('noisy')
const plan = {
  writers: options.list('writers', quick ? ['2', '20'] : ['2', '20', '50']).map(Number),
  repeats: options.number('repeats', quick ? 1 : 3),
  seconds: options.number('seconds', quick ? 5 : 12),
  warmSeconds: options.number('warm', quick ? 1 : 3),
  keysPerSecond: options.number('rate', 3),
  pageEdits: options.number('page-edits', quick ? 13_000 : 130_000),
  coldEdits: options.number('cold-edits', quick ? 26_000 : 260_000),
  visits: options.number('visits', quick ? 2 : 5),
}

const wanted = options.list('servers', [])
const wants = (one: string) => wanted.length === 0 || wanted.includes(one)
// No checkpoint and no vacuum of its own in the middle of a run: both write log that no edit caused.
const settings = { checkpoint_timeout: '1h', autovacuum: 'off' }
const stack = await openStack({ settings })
const people = Math.max(...plan.writers)
const contestants: Contestant[] = []
const stock = 'Hocuspocus 4.7.0'
const openers: Record<string, () => Promise<Contestant>> = {
  house: () => openChapterhouse({ name: 'Chapterhouse', stack, people, frontDoor: true }),
  collab: () =>
    openChapterhouse({ name: 'Chapterhouse, without api', stack, people, frontDoor: false }),
  hocuspocus: () => openHocuspocus({ name: stock }),
  stored: async () =>
    openHocuspocus({ name: `${stock} + database`, database: await Database.open({ settings }) }),
  // What its acknowledgement would need to mean as much as ours.
  durable: async () => {
    const database = await Database.open({ settings })
    return openHocuspocus({ name: `${stock} + database, 50 ms`, database, storeEvery: 50 })
  },
  'y-websocket': () => openYWebsocket('y-websocket-server 0.1.1'),
}
try {
  await openContestants()
  const fanout = await measureFanout()
  console.log(`\n${fanoutTable(fanout)}\n`)
  const cold = await measureColdOpen()
  console.log(`${coldOpenTable(cold)}\n`)
  console.log(`Written to ${writeReport('bench', { plan, fanout, cold })}`)
} finally {
  for (const contestant of contestants) await contestant.close()
  await stack.close()
}
process.exit(0)

async function openContestants() {
  for (const [key, open] of Object.entries(openers)) if (wants(key)) contestants.push(await open())
}

async function measureFanout() {
  const foundation = prepareFoundation(plan.pageEdits, people)
  const results: { name: string; writers: number; runs: FanoutFigures[] }[] = []
  for (let repeat = 0; repeat < plan.repeats; repeat += 1) {
    for (const writers of plan.writers) {
      for (const contestant of rotated(contestants, repeat)) {
        const { name } = contestant
        const once = () => runFanout(contestant, { ...plan, writers, foundation, seed: repeat })
        const run = await (noisy ? once() : undisturbed(once))
        note(`${repeat + 1}/${plan.repeats} ${name}, ${writers} writers: ${inWords(run)}`)
        const known = results.find((one) => one.name === name && one.writers === writers)
        if (known) known.runs.push(run)
        else results.push({ name, writers, runs: [run] })
      }
    }
  }
  return results.map((one) => ({ ...one, medians: medians(one.runs) }))
}

async function measureColdOpen() {
  const foundation = prepareFoundation(plan.coldEdits, 0)
  const onDisk = await openYWebsocket('y-websocket-server + LevelDB', true)
  contestants.push(onDisk)
  const keeping = contestants.filter(
    (one) => one.durable === 'acknowledged' || one.name.endsWith('+ database') || one === onDisk,
  )
  const results: ({ name: string } & ColdOpenFigures)[] = []
  for (const contestant of keeping) {
    const { name } = contestant
    results.push({ name, ...(await runColdOpen(contestant, foundation, plan.visits)) })
    note(`${name}: cold open measured`)
  }
  return results
}

// Nobody is always first, when the machine is still cool, or always last.
function rotated<T>(list: readonly T[], by: number): T[] {
  const at = by % list.length
  return [...list.slice(at), ...list.slice(0, at)]
}

function inWords({ seenP95, others }: FanoutFigures) {
  return `p95 ${seenP95} ms while others used ${others} % of the machine`
}

function note(line: string) {
  process.stderr.write(`${line}\n`)
}
