import { Refusal } from '@chapterhouse/shared/refusals'
import { closeCodes } from '@chapterhouse/shared/sync/close-codes'
import { describe, expect, test } from 'vitest'
import { Unreachable } from '../kernel/unreachable.ts'
import { afterClose, comeBackAfter } from './room-state.ts'
import { afterTicketError } from './ticket.ts'

describe('a ticket call that fails', () => {
  test.each([
    [new Refusal('unauthenticated'), { do: 'refuse', why: 'signed out' }],
    [new Refusal('forbidden'), { do: 'refuse', why: 'forbidden' }],
    [new Refusal('not_found'), { do: 'refuse', why: 'gone' }],
    [new Refusal('conflict'), { do: 'stop', why: 'old schema' }],
    [new Refusal('unavailable'), { do: 'come back', why: 'storage' }],
    [new Refusal('outcome_unknown'), { do: 'come back', why: 'storage' }],
    [new Refusal('rate_limited'), { do: 'come back', why: 'busy' }],
    [new Refusal('internal'), { do: 'come back', why: 'line' }],
    [new Unreachable('no answer'), { do: 'come back', why: 'line' }],
    [new Error('anything'), { do: 'come back', why: 'line' }],
  ])('%s → %j', (error, step) => expect(afterTicketError(error)).toEqual(step))
})

describe('a line that was closed', () => {
  test('has an answer for every code of ours and for all others', () => {
    for (const code of [...Object.values(closeCodes), 1000, 1006, 4999]) {
      expect(afterClose(code)).toHaveProperty('do')
    }
  })

  test('C5: is tried again after 0.5 to 4 seconds', () => {
    expect(comeBackAfter(() => 0)).toBe(500)
    expect(comeBackAfter(() => 1)).toBe(4_000)
  })
})
