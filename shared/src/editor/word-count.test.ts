import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cpuTime } from '../kernel/testing/cpu-time.ts'
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
    ['so--or', 2],
    ['wait...what', 2],
    ["rock'n'roll", 1],
    ['well-', 1],
    ['.5', 1],
    ['مرحبا بالعالم', 2],
    ['שלום עולם', 2],
    ['नमस्ते दुनिया', 2],
    ['हिन्दी', 1],
    ['ภาษาไทย', 1],
    ['Việt-Nam', 1],
    ['İstanbul’da', 1],
    ['٣٫١٤ ١٢', 3],
    ['日本語で書く', 6],
    ['カタカナ', 4],
    ['漢字 abc 漢', 4],
    ['𠮷野家', 3],
    ['ＡＢＣ １２', 2],
    ['👩‍👩‍👧 👍🏽', 0],
    ['a\u200bb', 2],
    ['soft\u00adhyphen', 2],
    ['\ud800 lone', 1],
  ])('of %j are %i', (text, words) => expect(countWords(text)).toBe(words))

  test('are counted alike with and without a letter beyond ASCII beside them', () => {
    const text = "It's 4.5 o'clock -- snake_case, end-of-line-\nthen 'x'. A.B"
    expect(countWords(`${text} é`)).toBe(countWords(text) + 1)
  })

  const letters = fc.constantFrom(...'ab Z0 9\'-._,!?\n\t"()')
  const ascii = fc.array(letters, { maxLength: 40 }).map((all) => all.join(''))

  test('are counted alike by both ways, for any text of plain letters', () =>
    fc.assert(
      fc.property(ascii, (text) => {
        expect(countWords(`${text} é`)).toBe(countWords(text) + 1)
      }),
      { numRuns: 2_000 },
    ))

  test('of two texts are those of the one and of the other', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(countWords(`${a}\n${b}`)).toBe(countWords(a) + countWords(b))
      }),
      { numRuns: 1_000 },
    ))

  test.each(['a', "a'", "'", '漢', 'a漢', 'e\u0301', 'é-', '🙂'])(
    'are counted in one go, also of a million times %j',
    (piece) => {
      const long = piece.repeat(1_000_000)
      expect(cpuTime(() => countWords(long)).ms).toBeLessThan(3_000)
    },
  )
})
