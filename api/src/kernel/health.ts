import { Router } from 'express'
import type { Database } from './database.ts'
import type { Metrics } from './metrics.ts'

export interface HealthParts {
  readonly db: Database
  readonly metrics: Metrics
  /** Whether the collab-server, and with it the journal, answers. */
  readonly journalAnswers: () => Promise<boolean>
}

const probe = async (ask: () => Promise<boolean>): Promise<boolean> => {
  try {
    return await ask()
  } catch {
    return false
  }
}

/** `/healthz` says the process is alive, `/readyz` that it can serve, `/metrics` how it is doing. */
export const health = ({ db, metrics, journalAnswers }: HealthParts): Router => {
  const router = Router()
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ alive: true })
  })
  router.get('/readyz', async (_request, response) => {
    const [database, journal] = await Promise.all([
      probe(async () => db.ping().then(() => true)),
      probe(journalAnswers),
    ])
    const status = database && journal ? 200 : 503
    response.set('Cache-Control', 'no-store').status(status).json({ database, journal })
  })
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.text())
  })
  return router
}

/** Asks the collab-server for its own readiness; two seconds are long on one machine. */
export const askJournal = (collabUrl: string) => async (): Promise<boolean> => {
  const answer = await fetch(new URL('/readyz', collabUrl), { signal: AbortSignal.timeout(2_000) })
  return answer.ok
}
