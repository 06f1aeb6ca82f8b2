import { beforeEach, expect, test } from 'vitest'
import { mayReload } from './reload-once.ts'

beforeEach(() => sessionStorage.clear())

test('C4: an old application reloads itself once, not in a loop', () => {
  expect(mayReload(sessionStorage, 1_000_000)).toBe(true)
  expect(mayReload(sessionStorage, 1_010_000)).toBe(false)
  expect(mayReload(sessionStorage, 1_200_000)).toBe(true)
})
