import pg from 'pg'
import { auditPage } from '../harness/checker.ts'
import { doorOf } from '../harness/people.ts'
import { pause, until } from '../harness/wait.ts'
import { Writer } from '../harness/writer.ts'
import type { Outcome } from './outcome.ts'
import { houseCrash, type Scenery } from './targets.ts'

/** How long the second line gets to tell. */
const stall = 1_500

/**
 * The journal's commits hang while everything else of the database answers, as on a disk that has
 * stopped taking writes. The writer's line breaks, comes back, and everything is killed before
 * the commits went through. What the second line was told about the first one's edits must hold.
 */
export const stalledCommit = async (scenery: Scenery): Promise<Outcome> => {
  const { stack, desk } = scenery
  const saved: string[] = []
  const door = doorOf(desk.owner.browser, desk.pageId, stack.collabUrl)
  // Somebody else keeps the document loaded, and with it what the server knows to be on its way.
  const witness = await Writer.open({ name: 'witness', door })
  const onSaved = (token: string) => saved.push(token)
  const writer = await Writer.open({ name: 'stalled', door, onSaved })
  writer.typeToken()
  await until(() => saved.length === 1, { what: 'the first token being saved', within: 60_000 })
  const release = await holdTheJournal(stack.database.superuserUrl, stack.database.url)
  writer.typeToken()
  await pause(200)
  writer.dropLine()
  await until(() => !writer.synced, { what: 'the line breaking', within: 30_000, every: 1 })
  await until(() => writer.synced, { what: 'the second line', within: 60_000 })
  await pause(stall)
  const told = [...saved]
  writer.close()
  witness.close()
  const crash = houseCrash(scenery)
  crash.kill()
  await release()
  await crash.recover()
  const audit = await auditPage(stack.database, desk.pageId, told)
  return {
    trial: 'commits hang, the line flaps, kill -9 of everything',
    result: audit.lost.length + audit.doubled.length === 0 ? 'passed' : 'failed',
    saved: told.length,
    lost: audit.lost.length,
    doubled: audit.doubled.length,
    note: `called saved: ${told.join(' ')}`,
  }
}

/** Lets nobody write a journal row, and everybody read, until released. */
const holdTheJournal = async (superuserUrl: string, url: string) => {
  const address = new URL(superuserUrl)
  address.pathname = new URL(url).pathname
  const client = new pg.Client({ connectionString: address.href })
  // Its server is killed under it.
  client.on('error', () => {})
  await client.connect()
  await client.query('begin; lock table page_updates in exclusive mode')
  return () => client.end().catch(() => {})
}
