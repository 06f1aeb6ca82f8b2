import { describe, expect, test } from 'vitest'
import { type SavingFacts, savedState } from './saved-state.ts'

const facts = (part: Partial<SavingFacts>): SavingFacts => ({
  complete: false,
  online: true,
  oldest: 1_000,
  now: 1_500,
  keeps: true,
  words: () => 7,
  ...part,
})

describe('C2: what the person is told', () => {
  test.each<[Partial<SavingFacts>, object]>([
    [{ complete: true, online: false }, { kind: 'saved' }],
    [{}, { kind: 'saving' }],
    [{ now: 3_999 }, { kind: 'saving' }],
    [{ now: 4_000 }, { kind: 'unsaved', words: 7, since: 1_000, kept: 'device' }],
    [{ online: false }, { kind: 'unsaved', words: 7, since: 1_000, kept: 'device' }],
    [
      { online: false, keeps: false },
      { kind: 'unsaved', words: 7, since: 1_000, kept: 'tab' },
    ],
  ])('C2: %j → %j', (part, told) => expect(savedState(facts(part))).toEqual(told))
})
