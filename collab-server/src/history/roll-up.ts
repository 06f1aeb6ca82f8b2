import { writeReferences } from '@chapterhouse/prisma/references'
import { rollUp } from '@chapterhouse/prisma/roll-up'
import { quarantine } from '@chapterhouse/prisma/rooms'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Pool } from 'pg'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { type Decision, decideRollUp } from './decide.ts'
import { keepPassages } from './passages.ts'
import { referencesOf } from './references.ts'
import type { RollUpRules } from './rules.ts'

export interface RollUpParts {
  readonly pool: Pool
  readonly log: Log
  readonly metrics: Metrics
  readonly rules: RollUpRules
  readonly now: () => number
}

const lastVersionOf = async (pool: Pool, pageId: PageId): Promise<number | null> => {
  const { rows } = await pool.query<{ created_at: Date }>(
    `select created_at from page_versions where page_id = $1 and kind = 'AUTO' order by number desc limit 1`,
    [pageId],
  )
  return rows[0]?.created_at.getTime() ?? null
}

const tell = ({ log, metrics }: RollUpParts, pageId: PageId, decision: Decision): void => {
  const { write, setAside } = decision
  if (write && write.close.length > 0) metrics.rolledUp('slice')
  if (write?.state) metrics.rolledUp('compaction')
  if (setAside.length === 0) return
  metrics.setAside(setAside.length)
  log.error({ pageId, rows: setAside }, 'rows do not decode; they stay in the journal')
}

/** A stored state that does not decode: nothing may be written over it before a person looked. */
class Undecodable extends Error {
  override name = 'Undecodable'
}

/**
 * Closes the open slice of a page and, when its tail has grown, writes its state anew; then brings
 * its searchable text and what it names up to date. All from the database: it does not matter who has the page open.
 * Null when there was nothing to do.
 */
export const rollUpPage = async (
  parts: RollUpParts,
  pageId: PageId,
  atRest: boolean,
): Promise<Decision | null> => {
  const lastVersion = await lastVersionOf(parts.pool, pageId)
  const asked = { rules: parts.rules, atRest, lastVersion, now: parts.now() }
  let decision: Decision | null = null
  try {
    await rollUp(parts.pool, pageId, (head) => {
      if (head.quarantinedAt !== null) return null
      try {
        decision = decideRollUp(head, asked)
      } catch (cause) {
        throw new Undecodable(`the state of page ${pageId}`, { cause })
      }
      return decision.write
    })
  } catch (error) {
    if (error instanceof Undecodable) await quarantine(parts.pool, pageId)
    throw error
  }
  // TypeScript does not see the assignment inside the callback
  const decided = decision as Decision | null
  if (decided === null) return null
  tell(parts, pageId, decided)
  if (decided.write) {
    await keepPassages(parts.pool, pageId, decided.doc)
    await writeReferences(parts.pool, pageId, referencesOf(decided.doc))
  }
  return decided
}
