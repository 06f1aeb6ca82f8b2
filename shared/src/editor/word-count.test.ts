import { describe, expect, test } from 'vitest'
import { countWords } from './word-count.ts'

describe('words', () => {
  test.each([
    ['', 0],
    ['  \n\t ', 0],
    ['one', 1],
    ['one two  three\nfour', 4],
    ["don't co-author e.g. 3.14", 4],
    ['end. Start', 2],
    ['— – * & !', 0],
    ['a', 1],
    ["'quoted' words", 2],
    ['don’t naïve café', 3],
    ['日本語', 3],
    ['漢字kana', 3],
    ['한국어 단어', 2],
    ['Ελληνικά слово', 2],
    ['🙂 smile 🙂', 1],
    ['e\u0301tude', 1],
  ])('of %j are %i', (text, words) => expect(countWords(text)).toBe(words))

  test('are counted alike with and without a letter beyond ASCII beside them', () => {
    const text = "It's 4.5 o'clock -- snake_case, end-of-line-\nthen 'x'. A.B"
    expect(countWords(`${text} é`)).toBe(countWords(text) + 1)
  })
})
