import { Refusal, type RefusalCode, refusals } from '@chapterhouse/shared/refusals'
import { expect, test } from 'vitest'
import { explain, isRefusal } from './explain.ts'
import { Unreachable } from './unreachable.ts'

const codes = Object.keys(refusals) as RefusalCode[]

test.each(codes)('%s is told in two sentences: what happened, and what now', (code) => {
  const { title, advice } = explain(new Refusal(code))
  expect(title).toBe(refusals[code][1])
  expect(advice).toMatch(/^[A-Z].*\.$/)
})

test('the words of the api stand before the title of the code', () => {
  expect(explain(new Refusal('conflict', { detail: 'The page was moved' })).title).toBe(
    'The page was moved',
  )
})

test('a silent server says where the words are', () => {
  expect(explain(new Unreachable('gone')).advice).toContain('kept on this device')
})

test('who asked for a change and heard nothing is not told that nothing was changed', () => {
  expect(explain(new Unreachable('gone')).advice).toContain('Nothing was changed')
  const { advice } = explain(new Unreachable('gone', { mayBeDone: true }))
  expect(advice).toMatch(/^Look whether it is there before you try again\./)
  expect(advice).not.toContain('Nothing was changed')
})

test('our own mistake says what is safe', () => {
  expect(explain(new TypeError('x is not a function')).advice).toContain('is safe')
})

test('a refusal is known by its code', () => {
  expect(isRefusal(new Refusal('gone'), 'not_found', 'gone')).toBe(true)
  expect(isRefusal(new Refusal('gone'), 'not_found')).toBe(false)
  expect(isRefusal(new Error('gone'), 'gone')).toBe(false)
})
