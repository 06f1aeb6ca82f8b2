import { describe, expect, it } from 'vitest'
import type { Endpoint } from '../kernel/endpoint.ts'
import * as house from './house.ts'
import * as people from './people.ts'
import * as projects from './projects.ts'

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value
const questions = [house, people, projects].flatMap((one) => Object.values(one).filter(isEndpoint))

describe('every question about the house', () => {
  it.each(questions.map((one) => [`${one.method} ${one.path}`, one] as const))(
    '%s takes a key that may do all its person may',
    (_name, { path, parts }) => {
      expect(path).toMatch(/^\/admin\//)
      expect(parts.scope).toBe('account')
    },
  )
})

describe('a suspension', () => {
  const reads = (reason: unknown) => people.suspendPerson.parts.body.safeParse({ reason }).success

  it('has a reason that can be told', () => {
    expect(reads('Copied a book')).toBe(true)
  })

  it.each(['', '   ', 'x'.repeat(501), null, undefined])('is none with %j', (reason) => {
    expect(reads(reason)).toBe(false)
  })
})

it.each(['everybody', '', null, 'OPEN'])('the door does not know %j', (signUp) => {
  expect(house.setSignUp.parts.body.safeParse({ signUp }).success).toBe(false)
})

it('a fault tells nothing of what was said', () => {
  expect(Object.keys(house.fault.shape)).not.toContain('message')
})

describe('a check', () => {
  const well = { name: 'disk', state: 'well', says: '20 GB free', todo: null }

  it('is read as it was sent', () => {
    expect(house.check.parse(well)).toEqual(well)
  })

  it.each([{ state: 'ok' }, { name: 'moon' }, { says: null }, { todo: undefined }])(
    'is none with %j',
    (wrong) => {
      expect(house.check.safeParse({ ...well, ...wrong }).success).toBe(false)
    },
  )
})

describe('figures of the engine', () => {
  const figures = {
    at: '2026-12-02T10:00:00.000Z',
    rooms: 1,
    sockets: 2,
    edits: 3,
    waiting: 0,
    memoryBytes: 1e8,
    commits: [
      { within: 0.01, count: 2 },
      { within: null, count: 3 },
    ],
  }

  it('are read as they were sent', () => {
    expect(house.engineFigures.parse(figures)).toEqual(figures)
  })

  it('may be missing, as a whole', () => {
    expect(house.getEngine.parts.reply.parse({ figures: null })).toEqual({ figures: null })
    expect(house.getEngine.parts.reply.safeParse({}).success).toBe(false)
  })

  it.each([{ at: 0 }, { rooms: 'many' }, { commits: [{ within: '+Inf', count: 1 }] }])(
    'are none with %j',
    (wrong) => {
      expect(house.engineFigures.safeParse({ ...figures, ...wrong }).success).toBe(false)
    },
  )
})

describe('a job', () => {
  const job: house.AdminJob = {
    name: 'purge-trash',
    schedule: '17 3 * * *',
    waiting: 0,
    overdueSince: null,
    last: null,
    failed: 0,
  }
  const last = { startedAt: null, endedAt: null, failure: 'TypeError' }

  it('may not have run yet', () => {
    expect(house.adminJob.parse(job)).toEqual(job)
  })

  it.each(['created', 'retry', 'active', 'completed', 'cancelled', 'failed'])(
    'may be %s',
    (state) => {
      expect(house.adminJob.safeParse({ ...job, last: { ...last, state } }).success).toBe(true)
    },
  )

  it('is in no state that the queue does not have', () => {
    const odd = { ...job, last: { ...last, state: 'asleep' } }
    expect(house.adminJob.safeParse(odd).success).toBe(false)
  })

  it('is named in few letters', () => {
    const read = (name: string) => house.callJob.parts.params.safeParse({ name }).success
    expect([read('purge-trash'), read('x'.repeat(101))]).toEqual([true, false])
  })
})
