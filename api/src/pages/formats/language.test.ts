import { describe, expect, it } from 'vitest'
import { directionOf, isRightToLeft, isRightToLeftLanguage } from './direction.ts'
import { languageOf } from './language.ts'
import { p } from './testing/novel.ts'

describe('the language of a text', () => {
  it.each([
    ['en', 'The road to the salt pans ran along the dyke, and that was all.'],
    ['de', 'Der Weg zu den Salzpfannen ist nicht lang, und das Eis ist gut.'],
    ['fr', 'Le chemin des salines est long, et les lampes que l’on porte sont dans une boîte.'],
    ['es', 'El camino de las salinas es largo y los faroles que llevan son una carga.'],
    ['it', 'Il sentiero che porta alle saline non è lungo, ma gli uomini della costa lo temono.'],
    ['nl', 'De weg naar het zout is niet lang, maar een man van het dorp zijn hond loopt mee.'],
    ['pl', 'Droga do soli nie jest długa, ale się wydaje, że na zimę to za daleko.'],
    ['el', 'Ο δρόμος του αλατιού είναι μακρύς.'],
    ['ru', 'Соляная дорога была длинной, и никто по ней не ходил.'],
    ['uk', 'Соляна дорога була довгою, і ніхто нею не ходив її взимку.'],
    ['zh', '盐路很长，冬天没有人走。'],
    ['ja', '塩の道は長く、冬には誰も歩かなかった。'],
    ['ko', '소금길은 길고 겨울에는 아무도 걷지 않았다.'],
    ['ar', 'طريق الملح طويل.'],
    ['he', 'דרך המלח ארוכה.'],
    ['hi', 'नमक की सड़क लंबी थी।'],
    ['en', '1, 2, 3 …'],
    ['en', ''],
  ])('is %s for %j', (language, text) => expect(languageOf(text)).toBe(language))
})

describe('the direction', () => {
  it.each([
    ['שלום, road', true],
    ['مرحبا', true],
    ['1821: שלום', true],
    ['road שלום', false],
    ['12 … !', false],
    ['', false],
  ])('of %j goes by its first letter', (text, rtl) => {
    expect(isRightToLeft(text)).toBe(rtl)
    expect(directionOf(p(text))).toBe(rtl ? 'rtl' : null)
  })

  it('of a book goes by its language', () => {
    expect(['ar', 'he', 'fa-IR'].every(isRightToLeftLanguage)).toBe(true)
    expect(['en', 'de', 'hi', 'art'].some(isRightToLeftLanguage)).toBe(false)
  })
})
