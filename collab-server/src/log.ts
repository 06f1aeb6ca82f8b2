import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/**
 * JSON lines. Ids and numbers only: nobody passes text of a document to a log, and of an error only
 * its name, message, code and stack are kept (a database error can carry the row that failed).
 */
export const createLog = (level: string, to?: DestinationStream): Log => {
  const options = { level, base: { program: 'collab-server' }, serializers: { err: plainError } }
  return to ? pino(options, to) : pino(options)
}

const plainError = (error: unknown): unknown => {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack } = error
  return { name, message, stack, code: 'code' in error ? error.code : undefined }
}
