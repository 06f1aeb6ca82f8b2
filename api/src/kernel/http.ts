import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Refusal } from '@chapterhouse/shared/refusals'
import express, { type Express, type RequestHandler } from 'express'
import { noteCircumstances } from './circumstances.ts'
import { plainAddress } from './client-address.ts'
import { securityHeaders } from './headers.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { plainer, sendProblem } from './problem.ts'
import type { Settings } from './settings.ts'

export interface HttpParts {
  readonly settings: Settings
  readonly log: Log
  readonly metrics: Metrics
}

/** An Express application with what every request needs, and no routes. */
export const openHttp = ({ settings, log, metrics }: HttpParts): Express => {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', settings.trustProxy)
  app.set('query parser', 'simple')
  app.use(requestId, noteCircumstances, accessLog({ log, metrics }))
  app.use(securityHeaders(settings), patience)
  return app
}

/** A database that hangs instead of failing must not collect requests for ever. */
const patience: RequestHandler = (request, response, next) => {
  response.setTimeout(60_000, () => {
    if (response.headersSent) response.destroy()
    else sendProblem(response, plainer(new Refusal('outcome_unknown'), request.method))
  })
  next()
}

/** Ours, never the caller's: it goes into the log. */
const requestId: RequestHandler = (_request, response, next) => {
  response.locals.requestId = randomUUID()
  response.setHeader('X-Request-Id', response.locals.requestId)
  next()
}

/** One line and one observation per answer, by route pattern: an address may hold a token. */
const accessLog =
  ({ log, metrics }: { readonly log: Log; readonly metrics: Metrics }): RequestHandler =>
  (request, response, next) => {
    const start = performance.now()
    response.once('close', () => {
      const route = routeOf(request)
      const ms = performance.now() - start
      const status = response.writableFinished ? response.statusCode : 499
      metrics.answered({ method: request.method, route, status, seconds: ms / 1000 })
      const { requestId: id, userId } = response.locals
      const line = { requestId: id, userId, method: request.method, route, status }
      log[status >= 500 ? 'warn' : 'info']({ ...line, ms: Math.round(ms) }, 'answered')
    })
    next()
  }

const routeOf = ({ route, res }: express.Request): string => {
  // a question notes its own pattern: Express forgets where a router was mounted once it fails
  const pattern: unknown = res?.locals.route ?? route?.path
  return typeof pattern === 'string' ? pattern : '(other)'
}

/** The address of an upgrade, by the rules of TRUST_PROXY: Express has no request object for it. */
export const addressOf =
  (app: Express) =>
  (request: IncomingMessage): string => {
    const trusts: (address: string, hop: number) => boolean = app.get('trust proxy fn')
    const told = String(request.headers['x-forwarded-for'] ?? '')
    const hops = told.split(',').map((hop) => hop.trim())
    let address = request.socket.remoteAddress ?? ''
    for (let hop = 0; trusts(address, hop); hop += 1) {
      const before = hops.pop()
      if (!before) break
      address = before
    }
    return plainAddress(address) ?? ''
  }
