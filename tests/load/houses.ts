import { readFile } from 'node:fs/promises'
import { meterOf } from '../bench/meter.ts'
import { processorSeconds } from '../bench/processes.ts'
import { seatCrowd } from '../harness/crowd.ts'
import { Options } from '../harness/options.ts'
import { addPage, doorOf, openDesk, signUpPerson } from '../harness/people.ts'
import { table, writeReport } from '../harness/report.ts'
import { openStack } from '../harness/stack.ts'
import { manyPages } from './many-pages.ts'

// Many pages, two people at each, on the whole server.

const options = new Options()
const sizes = options.list('pages', ['50', '200', '500']).map(Number)
const plan = {
  keysPerSecond: options.number('rate', 0.5),
  seconds: options.number('seconds', 10),
}

const stack = await openStack()
const results: Awaited<ReturnType<typeof measure>>[] = []
try {
  const owner = await signUpPerson(stack.origin, 'Owner')
  const desk = await openDesk(owner)
  // As many people as a large house has; each sits at several pages at once.
  const crowd = await seatCrowd(stack, desk, Math.min(200, Math.max(...sizes) * 2))
  for (const pages of sizes) results.push(await measure(pages, { owner, desk, crowd }))
} finally {
  await stack.close()
}

const head = [
  'pages',
  'people',
  'opened/s',
  'open p95 ms',
  'edits/s',
  'other person p50 ms',
  'p95 ms',
  'saved p95 ms',
  'µs CPU/edit',
  'WAL B/edit',
  'MB',
  'broken',
]
console.log(
  `\n${table(
    head,
    results.map((one) => Object.values(one)),
  )}\n`,
)
console.log(`Written to ${writeReport('load', { plan, results })}`)
process.exit(0)

interface House {
  readonly owner: Awaited<ReturnType<typeof signUpPerson>>
  readonly desk: Awaited<ReturnType<typeof openDesk>>
  readonly crowd: Awaited<ReturnType<typeof seatCrowd>>
}

async function measure(pages: number, { owner, desk, crowd }: House) {
  const meter = meterOf(stack.database)
  const doors = []
  for (let page = 0; page < pages; page += 1) {
    const pageId = await addPage(owner, desk.projectId, `Page ${page}`)
    const pair = [crowd[(page * 2) % crowd.length], crowd[(page * 2 + 1) % crowd.length]]
    doors.push(pair.map((browser) => doorOf(browser ?? owner.browser, pageId, stack.collabUrl)))
  }
  const look = async () => ({
    cpu: processorSeconds([stack.collab.pid ?? 0, stack.api.pid ?? 0]),
    wal: await meter.wal(),
  })
  const load = await manyPages(doors, { ...plan, look })
  return {
    pages,
    people: pages * 2,
    openedPerSecond: load.openedPerSecond,
    openP95: load.open.p95,
    editsPerSecond: Math.round(load.edits / plan.seconds),
    seenP50: load.seen.p50,
    seenP95: load.seen.p95,
    savedP95: load.saved.p95,
    cpuPerEdit: Math.round(((load.after.cpu - load.before.cpu) * 1e6) / load.edits),
    walPerEdit: Math.round((load.after.wal - load.before.wal) / load.edits),
    memory: await memoryOf(stack.collab.pid ?? 0),
    broken: load.broken,
  }
}

async function memoryOf(pid: number) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
}
