import { type Logger, pino } from 'pino'
import type { Settings } from './settings.ts'

export type Log = Logger

/**
 * One JSON line per event on standard output. What may be in a line: route patterns, ids, counts,
 * times, codes. What may not: document text, titles, addresses of people, tokens, query strings.
 */
export const openLog = (settings: Pick<Settings, 'logLevel'>): Log =>
  pino({
    level: settings.logLevel,
    base: { program: 'api' },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers', 'body', 'password', 'token', 'ticket', 'cookie'],
  })
