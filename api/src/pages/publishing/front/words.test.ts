import { expect, it } from 'vitest'
import { wordsFor, wordsForAll } from './words.ts'

it.each([
  ['de', 'de'],
  ['de-CH', 'de'],
  ['DE', 'de'],
  ['den', 'en'],
  ['en-GB', 'en'],
  ['ar', 'en'],
  ['', 'en'],
])('what is read in %j has words of %s around it', (language, words) => {
  expect(wordsFor(language).language).toBe(words)
})

it.each([
  [[], 'en'],
  [['de'], 'de'],
  [['de', 'en'], 'en'],
  [['de', 'de-AT', 'en'], 'de'],
] as const)('texts in %j have words of %s around their list', (languages, words) => {
  expect(wordsForAll(languages).language).toBe(words)
})

it('each language says all of it in words of its own', () => {
  const [english, german] = [wordsFor('en'), wordsFor('de')]
  const plain = ({ report, ...words }: typeof english) =>
    [...Object.values(words), ...Object.values(report), ...Object.values(report.reasons)].filter(
      (word) => typeof word === 'string',
    )
  const same = plain(english).filter((word, index) => word === plain(german)[index])
  expect(same).toEqual([])
})

it.each(['en', 'de'])('fills in what it is given, in %s', (language) => {
  const { minutes, changed, report } = wordsFor(language)
  expect(minutes(7)).toContain('7')
  expect(changed('<time>today</time>')).toContain('<time>today</time>')
  expect(report.tooLong(1_000)).toContain('1000')
  expect(report.tooMany(9)).toContain('9')
})
