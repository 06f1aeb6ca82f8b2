import { expect, it } from 'vitest'
import { planFailure } from '../publishing/contract.ts'
import { letterLanguages } from './letters.ts'
import { missWords } from './miss-words.ts'

const every = letterLanguages.flatMap((language) =>
  planFailure.options.map((failure) => [failure, language] as const),
)

it.each(every)('%s is said in %s, to its full stop', (failure, language) => {
  expect(missWords[language][failure]).toMatch(/^\p{L}.{15,90}\.$/u)
})

it('no two languages say it alike', () => {
  for (const failure of planFailure.options) {
    const said = letterLanguages.map((language) => missWords[language][failure])
    expect(new Set(said).size).toBe(letterLanguages.length)
  }
})
