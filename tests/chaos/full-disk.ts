import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { auditPage, waitForAgreement } from '../harness/checker.ts'
import { randomFrom } from '../harness/random.ts'
import { timeUntil } from '../harness/wait.ts'
import { openWriters } from './outage.ts'
import { type Outcome, skipped } from './outcome.ts'
import type { Scenery } from './targets.ts'
import { keepTyping } from './typing.ts'

const trial = 'disk of the database full'

export const noSmallDisk = (): Outcome => skipped(trial, 'this user may not mount a small disk')

/** A small disk of its own, for a database; null when this user may not mount one. */
export interface SmallDisk {
  readonly folder: string
  /** Leaves no room. */
  readonly fill: () => void
  readonly makeRoom: () => void
  readonly remove: () => void
}

export const openSmallDisk = (size = '400m'): SmallDisk | null => {
  const folder = mkdtempSync(join(tmpdir(), 'chapterhouse-disk-'))
  try {
    const how = ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', folder]
    execFileSync('mount', how, { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true })
    return null
  }
  chmodSync(folder, 0o755)
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill: () => {
      try {
        for (let at = 0; ; at += 1) writeFileSync(`${ballast}-${at}`, Buffer.alloc(1 << 20))
      } catch {
        fillRest(ballast)
      }
    },
    makeRoom: () => execFileSync('sh', ['-c', 'rm -f "$1"-*', 'sh', ballast]),
    remove: () => {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const fillRest = (ballast: string) => {
  try {
    for (let at = 0; ; at += 1) writeFileSync(`${ballast}-page-${at}`, Buffer.alloc(4096))
  } catch {
    // Full to the last page, as wanted.
  }
}

/** The disk fills up while people type: they are told, type on, and nothing saved is lost. */
export const fullDisk = async (scenery: Scenery, disk: SmallDisk): Promise<Outcome> => {
  const { stack, desk } = scenery
  const saved: string[] = []
  const writers = await openWriters(scenery, 90, saved)
  const typings = writers.map((writer, at) => keepTyping(writer, randomFrom(at)))
  try {
    await timeUntil(() => saved.length >= 20, { what: 'typing', within: 60_000 })
    disk.fill()
    const told = () => writers.every((writer) => writer.state === 'unsaved')
    // Room that was set aside before, in files of the log, is written first.
    const said = await timeUntil(told, { what: '"not saved" in every tab', within: 120_000 })
    disk.makeRoom()
    await stack.database.ensureRunning()
    const whole = writers.map((writer) => writer.savedSoFar())
    const all = () => whole.every((holds) => holds())
    const healed = await timeUntil(all, {
      what: () => `everything saved again: ${writers.map((writer) => writer.inWords).join(', ')};`,
      within: 60_000,
    })
    await Promise.all(typings.map((typing) => typing.stop()))
    const agreement = await waitForAgreement(writers, stack.database, desk.pageId)
    const audit = await auditPage(stack.database, desk.pageId, saved)
    return {
      trial,
      result:
        agreement.agreed && audit.lost.length + audit.doubled.length === 0 ? 'passed' : 'failed',
      saved: saved.length,
      lost: audit.lost.length,
      doubled: audit.doubled.length,
      note: `not saved read after ${(said / 1000).toFixed(1)} s; saved ${(healed / 1000).toFixed(1)} s after there was room`,
    }
  } finally {
    disk.makeRoom()
    await Promise.all(typings.map((typing) => typing.stop()))
    for (const writer of writers) writer.close()
  }
}
