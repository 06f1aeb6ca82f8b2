import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Program } from '../harness/program.ts'
import { randomFrom } from '../harness/random.ts'
import { pause, until } from '../harness/wait.ts'
import type { CrowdPlan, DoorPlan } from './crowd-plan.ts'
import type { Outcome } from './outcome.ts'

/** Something that is killed while people type, and how to look for their words afterwards. */
export interface CrashTarget {
  readonly name: string
  readonly doors: readonly DoorPlan[]
  /** Must not wait: the clients died a moment ago. */
  readonly kill: () => void
  /** Resolves when people could write again. */
  readonly recover: () => Promise<void>
  readonly audit: (saved: readonly string[]) => Promise<Audit>
}

export interface Audit {
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
}

export interface CrashPlan {
  readonly times: number
  readonly seed: number
  readonly note?: (line: string) => void
}

export interface CrashResult {
  readonly rounds: number
  readonly saved: number
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  /** Milliseconds each recovery took. */
  readonly recoveries: readonly number[]
}

/** Kills a target `times` times in mid-typing, clients first, and counts what was called saved and is gone. */
export const crash = async (target: CrashTarget, plan: CrashPlan): Promise<CrashResult> => {
  const folder = mkdtempSync(join(tmpdir(), 'chapterhouse-crash-'))
  const saved: string[] = []
  const recoveries: number[] = []
  try {
    for (let round = 0; round < plan.times; round += 1) {
      const record = join(folder, `saved-${round}`)
      await crashOnce(target, { record, round, seed: plan.seed + round })
      const fresh = tokensIn(record)
      saved.push(...fresh)
      const start = performance.now()
      await target.recover()
      recoveries.push(Math.round(performance.now() - start))
      plan.note?.(
        `${target.name}, kill ${round + 1} of ${plan.times}: ${fresh.length} called saved`,
      )
    }
    const { lost, doubled } = await target.audit(saved)
    return { rounds: plan.times, saved: saved.length, lost, doubled, recoveries }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Round {
  readonly record: string
  readonly round: number
  readonly seed: number
}

const enoughTokens = 25

const crashOnce = async (target: CrashTarget, { record, round, seed }: Round) => {
  const crowd = new Program({ entry: 'tests/chaos/crowd.ts' })
  await crowd.start()
  const prefix = `r${seed}-${round}w`
  const plan: CrowdPlan = { doors: target.doors, prefix, record, seed, keyMs: 12 }
  crowd.send(plan)
  const typing = () => {
    if (!crowd.running) throw new Error(`the typing clients ended by themselves:\n${crowd.said}`)
    return tokensIn(record).length >= enoughTokens
  }
  try {
    await until(typing, { what: 'typing', within: 120_000 })
    await pause(randomFrom(seed).below(600))
  } finally {
    crowd.signal('SIGKILL')
  }
  target.kill()
  await crowd.ended()
}

const tokensIn = (record: string): string[] =>
  existsSync(record) ? readFileSync(record, 'utf8').split('\n').filter(Boolean) : []

/** The outcome of a target that must lose nothing. */
export const mustKeepAll = (trial: string, result: CrashResult): Outcome => ({
  trial: `${trial} ×${result.rounds}`,
  result: result.lost.length + result.doubled.length === 0 ? 'passed' : 'failed',
  saved: result.saved,
  lost: result.lost.length,
  doubled: result.doubled.length,
  note: `recovered in ${Math.max(...result.recoveries)} ms at most`,
})

/** The outcome of a target that is known to lose: proof that the test can fail. */
export const mustLose = (trial: string, result: CrashResult): Outcome => ({
  trial: `${trial} ×${result.rounds}`,
  result: result.lost.length > 0 ? 'passed' : 'failed',
  saved: result.saved,
  lost: result.lost.length,
  doubled: result.doubled.length,
  note: 'stock semantics must lose: the test can fail',
})
