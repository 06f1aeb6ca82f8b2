import { expect, it } from 'vitest'
import { must, never } from './must.ts'

it.each([0, '', false, []])('must hands on %j, which is there', (value) => {
  expect(must(value)).toBe(value)
})

it.each([null, undefined])('must says what was expected instead of %s', (value) => {
  expect(() => must(value, 'the owner')).toThrow('expected the owner')
  expect(() => must(value)).toThrow('expected a value')
})

it('never tells the case that should not be', () => {
  expect(() => never({ kind: 'new' } as never)).toThrow('unexpected case: {"kind":"new"}')
})
