import { auditPage, waitForAgreement } from '../harness/checker.ts'
import { doorOf } from '../harness/people.ts'
import { randomFrom } from '../harness/random.ts'
import { pause, timeUntil } from '../harness/wait.ts'
import { Writer } from '../harness/writer.ts'
import type { Outcome } from './outcome.ts'
import type { Scenery } from './targets.ts'
import { keepTyping } from './typing.ts'

export interface OutagePlan {
  readonly seconds: number
  readonly seed: number
  /** Stopped: connections are refused. Frozen: they stay open and nothing answers. */
  readonly how: 'stopped' | 'frozen'
}

/** "Not saved" must be read this soon after the database went (SPEC C2: 3 s, and a little to look). */
const saidWithin = 4_000
/** And everything must be saved this soon after it came back. */
const savedWithin = 5_000

/** The database goes away while people type: they type on, are told, and everything is saved afterwards. */
export const outage = async (scenery: Scenery, plan: OutagePlan): Promise<Outcome> => {
  const saved: string[] = []
  const writers = await openWriters(scenery, plan.seed, saved)
  const random = randomFrom(plan.seed)
  const typings = writers.map((writer) => keepTyping(writer, random.branch(writer.name)))
  try {
    await timeUntil(() => saved.length >= 20, { what: 'typing', within: 60_000 })
    const figures = await goAndReturn(scenery, plan, writers)
    await Promise.all(typings.map((typing) => typing.stop()))
    const { stack, desk } = scenery
    const agreement = await waitForAgreement(writers, stack.database, desk.pageId)
    const audit = await auditPage(stack.database, desk.pageId, saved)
    const sound = agreement.agreed && audit.lost.length === 0 && audit.doubled.length === 0
    return {
      trial: `database ${plan.how} ${plan.seconds} s`,
      result: sound ? 'passed' : 'failed',
      saved: saved.length,
      lost: audit.lost.length,
      doubled: audit.doubled.length,
      note: `not saved read after ${inSeconds(figures.said)}; ${figures.typed} edits meanwhile; all saved ${inSeconds(figures.healed)} after its return`,
    }
  } finally {
    await Promise.all(typings.map((typing) => typing.stop()))
    for (const writer of writers) writer.close()
  }
}

const goAndReturn = async ({ stack }: Scenery, plan: OutagePlan, writers: readonly Writer[]) => {
  const { database } = stack
  const gone = performance.now()
  if (plan.how === 'stopped') await database.stop('immediate')
  else database.freeze()
  const madeBefore = madeBy(writers)
  const told = () => writers.every((writer) => writer.state === 'unsaved')
  const said = await timeUntil(told, { what: '"not saved" in every tab', within: saidWithin })
  await pause(Math.max(0, plan.seconds * 1000 - (performance.now() - gone)))
  if (!told()) throw new Error('a tab says saved while the database is away')
  const typed = madeBy(writers) - madeBefore
  if (plan.how === 'stopped') await database.startAgain()
  else database.thaw()
  const saved = writers.map((writer) => writer.savedSoFar())
  const all = () => saved.every((holds) => holds())
  const healed = await timeUntil(all, {
    what: () => `everything saved again: ${writers.map((writer) => writer.inWords).join(', ')};`,
    within: savedWithin,
  })
  return { said, typed, healed }
}

export const openWriters = async (
  { stack, desk, people }: Scenery,
  seed: number,
  saved: string[],
): Promise<Writer[]> =>
  Promise.all(
    people.map(({ browser }, at) =>
      Writer.open({
        name: `o${seed}-${at}`,
        door: doorOf(browser, desk.pageId, stack.collabUrl),
        onSaved: (token) => saved.push(token),
      }),
    ),
  )

const madeBy = (writers: readonly Writer[]) => writers.reduce((sum, { made }) => sum + made, 0)

const inSeconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
