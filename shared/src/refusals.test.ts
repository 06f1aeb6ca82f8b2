import { describe, expect, it } from 'vitest'
import { problem, Refusal, type RefusalCode, refusals } from './refusals.ts'

const codes = Object.keys(refusals) as RefusalCode[]

describe('every refusal', () => {
  it.each(codes)('%s is a problem with its status and title', (code) => {
    const told = new Refusal(code).toProblem()
    const [status, title] = refusals[code]
    expect(told).toEqual({ type: `urn:chapterhouse:${code}`, status, code, title })
    expect(problem.parse(told)).toEqual(told)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(600)
  })

  it.each(codes)('%s has a code of small letters and a title that reads as a sentence', (code) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/)
    expect(refusals[code][1]).toMatch(/^[A-Z].*[^.]$/)
  })
})

describe('a refusal', () => {
  it('tells its detail and what is wrong, and keeps the cause to itself', () => {
    const issues = [{ path: 'title', message: 'Too short' }]
    const refusal = new Refusal('invalid_input', {
      detail: 'No',
      issues,
      cause: new Error('SECRET'),
    })
    expect(refusal.toProblem()).toMatchObject({ detail: 'No', issues })
    expect(JSON.stringify(refusal.toProblem())).not.toContain('SECRET')
    expect(refusal.cause).toBeInstanceOf(Error)
  })

  it('does not repeat its title as detail', () => {
    expect(new Refusal('forbidden').toProblem()).not.toHaveProperty('detail')
  })

  it('knows when it is worth trying again', () => {
    expect(new Refusal('rate_limited', { retryAfter: 7 }).retryAfter).toBe(7)
    expect(new Refusal('rate_limited').retryAfter).toBeUndefined()
  })

  it('is an error with a name, so that a log shows it', () => {
    expect(`${new Refusal('locked')}`).toBe('Refusal: The page is locked')
  })
})

it.each([
  { status: 404, code: 'not_found', title: 'x' },
  { type: 'x', status: 404, code: 'unheard_of', title: 'x' },
  { type: 'x', status: '404', code: 'not_found', title: 'x' },
])('%j is no problem of ours', (value) => {
  expect(problem.safeParse(value).success).toBe(false)
})
