import { Refusal } from '@chapterhouse/shared/refusals'
import type { Request, Response } from 'express'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { OutcomeUnknown } from './database.ts'
import { openFaults } from './faults.ts'
import { answerFailure, refusalOf } from './problem.ts'

/** An error as Prisma throws it for a database error of that state. */
const prismaError = (state: string) =>
  Object.assign(new Error('SECRET detail of the driver'), {
    code: 'P2010',
    meta: { driverAdapterError: { cause: { originalCode: state } } },
  })
const pgError = (code: string) => Object.assign(new Error('SECRET'), { code })
const bodyError = (type: string) => Object.assign(new Error('SECRET'), { type })

describe('a failure', () => {
  it.each([
    ['42501', 'forbidden'],
    ['P0002', 'not_found'],
    ['55000', 'locked'],
    ['23503', 'not_found'],
    ['23505', 'conflict'],
    ['23514', 'conflict'],
    ['P0C01', 'no_room'],
    ['P0C02', 'no_room'],
    ['40001', 'conflict'],
    ['40P01', 'conflict'],
    ['22P02', 'invalid_input'],
    ['22P05', 'unreadable'],
    ['57P01', 'unavailable'],
    ['08006', 'unavailable'],
    ['53300', 'unavailable'],
    ['42601', 'internal'],
    ['42703', 'internal'],
    ['XX000', 'internal'],
  ])('of the database with state %s is %s, from either driver', (state, code) => {
    expect(refusalOf(prismaError(state)).code).toBe(code)
    expect(refusalOf(pgError(state)).code).toBe(code)
  })

  it.each(['ECONNREFUSED', 'ECONNRESET', 'P1001', 'P2024', 'P2028'])(
    'to reach the database (%s) is unavailable',
    (code) => {
      expect(refusalOf(pgError(code)).code).toBe('unavailable')
    },
  )

  it('to hear how a change ended is said as that, and not as an outage', () => {
    expect(refusalOf(new OutcomeUnknown(pgError('57P01'))).code).toBe('outcome_unknown')
  })

  it.each([
    ['entity.too.large', 'too_large'],
    ['entity.parse.failed', 'invalid_input'],
    ['encoding.unsupported', 'unsupported_type'],
    ['charset.unsupported', 'unsupported_type'],
    ['request.aborted', 'invalid_input'],
    ['something.new', 'internal'],
  ])('to read a body (%s) is %s', (type, code) => {
    expect(refusalOf(bodyError(type)).code).toBe(code)
  })

  it.each([new Error('x'), 'text', null, undefined, { status: 404 }])(
    'that is none of ours (%j) is internal',
    (error) => {
      expect(refusalOf(error).code).toBe('internal')
    },
  )

  it('that is a refusal is that refusal', () => {
    const no = new Refusal('gone')
    expect(refusalOf(no)).toBe(no)
  })

  it('never shows what caused it', () => {
    for (const error of [
      prismaError('42501'),
      pgError('XX000'),
      bodyError('entity.parse.failed'),
      new Error('SECRET'),
    ]) {
      expect(JSON.stringify(refusalOf(error).toProblem())).not.toContain('SECRET')
    }
  })
})

describe('the log', () => {
  const logged = (error: unknown, method = 'GET') => {
    const lines: Record<string, unknown>[] = []
    const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(JSON.parse(line)) })
    const response = {
      locals: { requestId: 'r' },
      headersSent: false,
      setHeader: () => response,
      status: () => response,
      type: () => response,
      send: () => response,
    }
    const parts = {
      request: { method } as Request,
      response: response as unknown as Response,
    }
    answerFailure({ log, faults: openFaults({ now: () => 0 }) }, { error, ...parts })
    return lines
  }

  it('has our mistakes once, with their cause and the request they belong to', () => {
    const lines = logged(new Error('the cause'))
    expect(lines).toMatchObject([
      { requestId: 'r', msg: 'internal error', err: { message: 'the cause' } },
    ])
  })

  it('has the state where the database refused what a policy allowed', () => {
    expect(logged(prismaError('42501'))).toMatchObject([{ level: 40, state: '42501' }])
  })

  it('has an outage without the driver’s words', () => {
    const lines = logged(pgError('ECONNREFUSED'))
    expect(lines).toMatchObject([{ msg: 'unavailable' }])
    expect(JSON.stringify(lines)).not.toContain('SECRET')
  })

  it('has a change whose end nobody heard; who only reads had an outage', () => {
    const unknown = new OutcomeUnknown(pgError('ECONNRESET'))
    expect(logged(unknown, 'POST')).toMatchObject([{ level: 40, msg: 'outcome_unknown' }])
    expect(logged(unknown, 'GET')).toMatchObject([{ level: 40, msg: 'unavailable' }])
  })

  it('has nothing of an ordinary no', () => {
    expect(logged(new Refusal('forbidden'))).toEqual([])
  })
})
