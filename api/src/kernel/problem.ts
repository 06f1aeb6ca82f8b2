import { Refusal, type RefusalCode } from '@chapterhouse/shared/refusals'
import type { Request, RequestHandler, Response } from 'express'
import { databaseRefusal, sqlState } from './database.ts'
import type { Faults } from './faults.ts'
import type { Log } from './log.ts'

/** What the body reader says, in our words. */
const bodyFaults: Record<string, readonly [RefusalCode, string]> = {
  'entity.too.large': ['too_large', 'The request is larger than this question takes'],
  'entity.parse.failed': ['invalid_input', 'The body is not JSON'],
  'encoding.unsupported': ['unsupported_type', 'Unknown content encoding'],
  'charset.unsupported': ['unsupported_type', 'Send UTF-8'],
  'parameters.too.many': ['invalid_input', 'The form has too many fields'],
  'request.aborted': ['invalid_input', 'The request ended early'],
  'request.size.invalid': ['invalid_input', 'The request ended early'],
}

const bodyRefusal = (error: unknown): Refusal | null => {
  const type = error instanceof Error && 'type' in error ? String(error.type) : ''
  const fault = bodyFaults[type]
  return fault ? new Refusal(fault[0], { detail: fault[1], cause: error }) : null
}

/** A path that is not percent-encoded properly names nothing. */
const pathRefusal = (error: unknown): Refusal | null =>
  error instanceof URIError ? new Refusal('not_found') : null

/** Any failure as the no that may be told. What is not a refusal is our mistake: `internal`. */
export const refusalOf = (error: unknown): Refusal => {
  if (error instanceof Refusal) return error
  const known = bodyRefusal(error) ?? pathRefusal(error) ?? databaseRefusal(error)
  return known ?? new Refusal('internal', { cause: error })
}

export const sendProblem = (response: Response, refusal: Refusal): void => {
  const problem = refusal.toProblem()
  if (refusal.code === 'rate_limited' || refusal.code === 'unavailable') {
    response.setHeader('Retry-After', String(refusal.retryAfter ?? 5))
  }
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

export const nothingHere: RequestHandler = (_request, _response, next) =>
  next(new Refusal('not_found'))

/** Where our mistakes are told. */
export interface Told {
  readonly log: Log
  readonly faults: Pick<Faults, 'note'>
}

export interface Failure {
  readonly error: unknown
  readonly request: Request
  readonly response: Response
}

/** The one place where failures become answers; our mistakes are logged here, once. */
export const answerFailure = (told: Told, { error, request, response }: Failure): void => {
  const { log } = told
  const refusal = plainer(refusalOf(error), request.method)
  const line = { requestId: response.locals.requestId, method: request.method }
  if (refusal.code === 'internal') {
    log.error({ ...line, err: refusal.cause }, 'internal error')
    const during = `${request.method} ${response.locals.route ?? '(other)'}`
    told.faults.note(refusal.cause, { during, requestId: response.locals.requestId })
  }
  const state = sqlState(refusal.cause)
  const { code } = refusal
  const isOutage = code === 'unavailable' || code === 'outcome_unknown'
  if (isOutage) log.warn({ ...line, err: faultOf(refusal.cause) }, code)
  // a policy said yes and the database no: a race that was lost, or two rules that differ
  else if (state) log.warn({ ...line, state }, 'the database refused')
  if (response.headersSent) response.destroy()
  else sendProblem(response, refusal)
}

/** Who only reads has nothing that might have been done. */
export const plainer = (refusal: Refusal, method: string): Refusal =>
  refusal.code === 'outcome_unknown' && /^(GET|HEAD)$/.test(method)
    ? new Refusal('unavailable', { cause: refusal.cause })
    : refusal

const faultOf = (cause: unknown): string => (cause instanceof Error ? cause.name : 'unknown')
