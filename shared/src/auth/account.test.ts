import { describe, expect, it } from 'vitest'
import { scopeOf } from '../kernel/endpoint.ts'
import * as account from './account.ts'

const projectId = '01a1f8ec-0000-7000-8000-000000000001'

describe('what stands in the way of leaving', () => {
  it.each([
    [{ kind: 'project', projectId, title: 'The Salt Road' }, true],
    [{ kind: 'last_admin' }, true],
    [{ kind: 'project', title: 'without its id' }, false],
    [{ kind: 'a mood' }, false],
  ])('%j: %s', (value, fits) => {
    expect(account.deletionObstacle.safeParse(value).success).toBe(fits)
  })
})

describe('an account', () => {
  it('is left after a proof, or with a password, which is not of any length', () => {
    const { body } = account.deleteAccount.parts
    expect(body.safeParse({}).success).toBe(true)
    expect(body.safeParse({ currentPassword: 'x'.repeat(1_001) }).success).toBe(false)
    expect(body.safeParse({ currentPassword: 'x' }).success).toBe(true)
  })

  it('is nothing for a key that may only read or write', () => {
    const { deleteAccount, exportAccount, getDeletion, giveConsent, keepAccount } = account
    for (const question of [deleteAccount, exportAccount, getDeletion, giveConsent, keepAccount]) {
      expect([question.path, scopeOf(question)]).toEqual([question.path, 'account'])
    }
  })
})
