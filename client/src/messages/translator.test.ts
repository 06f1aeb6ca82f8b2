import { describe, expect, it } from 'vitest'
import { translator } from './translator.ts'

const german = translator('de', {
  Save: 'Speichern',
  '{who} was here': '{who} war hier',
  '{n} page': ['{n} Seite', '{n} Seiten'],
  'Try again in {1} s': 'In {1} s noch einmal',
  '{1} refused: {2}': '{2}: so sagt {1}',
})
const arabic = translator('ar', {
  '{n} page': ['لا صفحات', 'صفحة', 'صفحتان', '{n} صفحات', '{n} صفحة', '{n} من الصفحات'],
})
const pages = ['{n} page', '{n} pages'] as const

describe('a text', () => {
  it('is said in the language of the catalog, in English where that lacks it', () => {
    expect(german.t('Save')).toBe('Speichern')
    expect(german.t('Cancel')).toBe('Cancel')
    expect(translator('en', {}).t('Save')).toBe('Save')
  })

  it('has values in its braces, and leaves braces that nobody fills', () => {
    expect(german.t('{who} was here', { who: 'Ada' })).toBe('Ada war hier')
    expect(german.t('{who} was here', { where: 'x' })).toBe('{who} war hier')
  })

  it('is not filled by what a value says', () => {
    expect(german.t('{who} was here', { who: '{who} {constructor}' })).toBe(
      '{who} {constructor} war hier',
    )
    expect(german.t('{constructor}')).toBe('{constructor}')
  })
})

describe('a sentence of the server', () => {
  it.each([
    ['Save', 'Speichern'],
    ['Try again in 60 s', 'In 60 s noch einmal'],
    [
      'The university (x+y) refused: line one\nline two',
      'line one\nline two: so sagt The university (x+y)',
    ],
    ['Try again in 60 seconds', 'Try again in 60 seconds'],
    ['It refused: Save', 'Speichern: so sagt It'],
    ['You was here', 'You was here'],
    ['', ''],
  ])('%j is said in German, as far as that has it', (english, said) => {
    expect(german.told(english)).toBe(said)
    expect(translator('en', {}).told(english)).toBe(english)
  })
})

describe('a number', () => {
  it('decides the form, and is written as the language writes it', () => {
    expect(german.tn(1, pages)).toBe('1 Seite')
    expect(german.tn(12_480, pages)).toBe('12.480 Seiten')
    expect(translator('en', {}).tn(12_480, pages)).toBe('12,480 pages')
  })

  it.each([
    [0, 'لا صفحات'],
    [1, 'صفحة'],
    [2, 'صفحتان'],
    [5, / صفحات$/],
    [11, / صفحة$/],
    [100, / من الصفحات$/],
  ])('%d has its own of six forms in Arabic', (n, form) => {
    expect(arabic.tn(n, pages)).toMatch(form)
  })

  it('has the English forms where the catalog lacks them', () => {
    expect(german.tn(2, ['{n} word', '{n} words'])).toBe('2 words')
  })
})
