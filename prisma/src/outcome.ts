import { isCutOff } from './failures.ts'

/**
 * The connection ended while a change was being made final. It may have been done or not, and only
 * a look at the rows can tell. Its cause is what the driver said.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown'

  constructor(cause: unknown) {
    super('The connection ended before the database said whether it was done', { cause })
  }
}

/** The failure of what makes a change final: unknown when the connection ended meanwhile. */
export const ofFinal = (error: unknown): unknown =>
  isCutOff(error) ? new OutcomeUnknown(error) : error
