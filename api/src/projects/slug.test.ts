import { newId } from '@chapterhouse/shared/kernel/id'
import { expect, it } from 'vitest'
import { slugOf } from './slug.ts'

const end = '1234567890ab'
const id = `01a1f8ec-a1e9-7241-a8da-${end}`

it.each([
  ['A Book', `a-book-${end}`],
  ['Ein Märchen für Änne', `ein-marchen-fur-anne-${end}`],
  ['  --Weird__title!!  ', `weird-title-${end}`],
  ['書', end],
  ['', end],
  ['x'.repeat(300), `${'x'.repeat(60)}-${end}`],
])('%s reads %s in an address', (title, slug) => {
  expect(slugOf(title, id)).toBe(slug)
})

it('two projects of one title have two', () => {
  expect(slugOf('Same', newId())).not.toBe(slugOf('Same', newId()))
})
