import { createServer, type Server, type ServerResponse } from 'node:http'
import type { Pool } from 'pg'
import type { Journal } from './journal/journal.ts'
import type { Metrics } from './metrics.ts'

export interface HealthParts {
  readonly pool: Pool
  readonly journal: Journal
  readonly metrics: Metrics
}

interface Answer {
  readonly status: number
  readonly body: string
  readonly type: string
}

const json = (status: number, value: unknown): Answer => ({
  status,
  body: JSON.stringify(value),
  type: 'application/json',
})

/** Ready = the database answers, and the journal reaches it. */
const readiness = async ({ pool, journal }: HealthParts): Promise<Answer> => {
  const answers = await pool.query('select 1').then(
    () => true,
    () => false,
  )
  const checks = { database: answers, journal: !journal.away }
  return json(answers && !journal.away ? 200 : 503, checks)
}

const answerTo = async (parts: HealthParts, url: string): Promise<Answer> => {
  switch (url.split('?')[0]) {
    case '/healthz':
      return json(200, { alive: true })
    case '/readyz':
      return await readiness(parts)
    case '/metrics':
      return { status: 200, body: await parts.metrics.text(), type: parts.metrics.contentType }
    default:
      return json(404, { code: 'not_found' })
  }
}

const send = (response: ServerResponse, { status, body, type }: Answer): void => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
  response.end(body)
}

/** The HTTP side of the collab port: alive, ready, metrics. Everything else is sockets. */
export const createHealth = (parts: HealthParts): Server =>
  createServer((request, response) => {
    answerTo(parts, request.url ?? '').then(
      (answer) => send(response, answer),
      () => send(response, json(500, { code: 'internal' })),
    )
  })
