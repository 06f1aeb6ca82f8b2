import { AsyncLocalStorage } from 'node:async_hooks'
import type { RequestHandler } from 'express'
import { type Whence, whenceOf } from './client-address.ts'

/** What the log notes beside an act, and the act itself has no use for. */
export interface Circumstances {
  readonly whence: Whence
  /** The id the log of the program names the request by. */
  readonly requestId: string
}

// handed along with the request instead of through every service: a line that lacked it would look complete
const storage = new AsyncLocalStorage<Circumstances>()

/** Of the request under way; null for jobs and consoles. */
export const circumstances = (): Circumstances | null => storage.getStore() ?? null

/** Everything behind this is done for the request. */
export const noteCircumstances: RequestHandler = (request, response, next) =>
  storage.run({ whence: whenceOf(request), requestId: response.locals.requestId }, next)
