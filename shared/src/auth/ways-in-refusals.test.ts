import { describe, expect, it } from 'vitest'
import { problem, Refusal, type RefusalCode } from '../refusals.ts'

describe('at the door a no', () => {
  it.each<[RefusalCode, number]>([
    ['second_step_needed', 401],
    ['wrong_code', 401],
    ['wrong_passkey', 401],
    ['proof_needed', 403],
    ['provider_failed', 403],
    ['not_linked', 409],
    ['last_way_in', 409],
    ['too_late', 410],
  ])('of %s has the status %i, and reads as problem details', (code, status) => {
    const said = problem.parse(new Refusal(code).toProblem())
    expect(said).toMatchObject({ code, status, type: `urn:chapterhouse:${code}` })
    expect(said.title.length).toBeGreaterThan(10)
  })

  it('to who shows something wrong is not the one to who is nobody: a client keeps its screen', () => {
    const codes: RefusalCode[] = ['second_step_needed', 'wrong_code', 'wrong_passkey']
    expect(codes.map((code) => new Refusal(code).toProblem().code)).not.toContain('unauthenticated')
  })

  it('says what to do in its own words where it has some', () => {
    const detail = 'Sign in with your password, then link the account in your settings'
    expect(new Refusal('not_linked', { detail }).toProblem().detail).toBe(detail)
  })
})
