import { describe, expect, it, test } from 'vitest'
import { fits } from './fuzzy.ts'

describe('a few letters', () => {
  test.each([
    ['salt', 'The Salt Road'],
    ['tsr', 'The Salt Road'],
    ['UBER', 'Über uns'],
    ['h 2', 'Heading 2'],
    ['', 'anything'],
  ])('%j find %j', (typed, text) => expect(fits(typed, text)).not.toBeNull())

  test.each([
    ['road salt', 'The Salt Road'],
    ['xyz', 'The Salt Road'],
    ['saltt', 'Salt'],
  ])('%j do not find %j', (typed, text) => expect(fits(typed, text)).toBeNull())

  const first = (typed: string, ...texts: string[]) =>
    texts.toSorted((a, b) => (fits(typed, b) ?? -1000) - (fits(typed, a) ?? -1000))[0]

  it('mean the beginnings of words before what is within them', () => {
    expect(first('hi', 'Within this', 'History')).toBe('History')
    expect(first('tr', 'Entry', 'The Road')).toBe('The Road')
  })

  it('mean letters together before letters apart', () =>
    expect(first('list', 'Palm insects', 'Task list')).toBe('Task list'))

  it('mean the shorter of two that fit as well', () =>
    expect(first('page', 'Page properties', 'Page')).toBe('Page'))
})
