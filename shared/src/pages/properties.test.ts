import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import { changePage } from './contract.ts'
import {
  directionOf,
  getPageFacts,
  mostProperties,
  pageLanguage,
  properties,
  property,
} from './properties.ts'

const aProperty = (more: object) => ({ id: 'p1', name: 'Status', ...more })
const isOne = (more: object) => property.safeParse(aProperty(more)).success

describe('a property', () => {
  it.each([
    { type: 'text', value: 'half done' },
    { type: 'text', value: '' },
    { type: 'number', value: -1.5 },
    { type: 'date', value: '2026-11-30' },
    { type: 'checkbox', value: false },
    { type: 'person', value: newId<'users'>() },
  ])('may be %j', (more) => {
    expect(isOne(more)).toBe(true)
    expect(isOne({ ...more, value: null })).toBe(true)
  })

  it.each([
    { type: 'text', value: 'x'.repeat(1_001) },
    { type: 'text', value: 1 },
    { type: 'number', value: '1' },
    { type: 'number', value: Number.POSITIVE_INFINITY },
    { type: 'date', value: '30. 11. 2026' },
    { type: 'date', value: '2026-02-30' },
    { type: 'checkbox', value: 'yes' },
    { type: 'person', value: 'Ada' },
    { type: 'colour', value: 'red' },
    { type: 'text' },
    { value: 'of no type' },
  ])('is not %j', (more) => {
    expect(isOne(more)).toBe(false)
  })

  it.each(['', '   ', 'x'.repeat(61)])('is not called %j', (name) => {
    expect(isOne({ name, type: 'text', value: null })).toBe(false)
  })
})

describe('the properties of a page', () => {
  const some = (count: number) =>
    Array.from({ length: count }, (_, at) => aProperty({ id: `p${at}`, type: 'text', value: null }))

  it('are a handful', () => {
    expect(properties.safeParse([]).success).toBe(true)
    expect(properties.safeParse(some(mostProperties)).success).toBe(true)
    expect(properties.safeParse(some(mostProperties + 1)).success).toBe(false)
  })

  it('may have one name twice, but not one id', () => {
    const [one] = some(1)
    expect(properties.safeParse([one, { ...one, id: 'p2' }]).success).toBe(true)
    expect(properties.safeParse([one, one]).success).toBe(false)
  })

  it('are changed with the page, all together', () => {
    const { body } = changePage.parts
    expect(body.safeParse({ properties: some(2) }).success).toBe(true)
    expect(body.safeParse({ properties: { p1: 'x' } }).success).toBe(false)
  })
})

describe('a language', () => {
  it.each(['en', 'nl', 'pt-BR', 'zh-Hant-TW', 'gsw'])('may be %s', (tag) => {
    expect(pageLanguage.safeParse(tag).success).toBe(true)
  })

  it.each(['', 'English', 'EN', 'e', 'en_GB', 'en-', '"><script>'])('is not %j', (tag) => {
    expect(pageLanguage.safeParse(tag).success).toBe(false)
  })

  it.each([
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['en', 'ltr'],
    ['are', 'ltr'],
  ] as const)('%s is written %s', (tag, direction) => {
    expect(directionOf(tag)).toBe(direction)
  })

  it('may be nobody’s again', () => {
    const { body } = changePage.parts
    expect(body.safeParse({ language: null }).success).toBe(true)
    expect(body.safeParse({ language: 'Dutch' }).success).toBe(false)
  })
})

it('facts are numbers, and a last edit that may be nobody’s', () => {
  const facts = { words: 1, characters: 5, versions: 0, bytes: 20, lastEdit: null }
  const { reply } = getPageFacts.parts
  expect(reply.parse(facts)).toEqual(facts)
  const lastEdit = { by: null, at: '2026-11-20T12:00:00.000Z' }
  expect(reply.safeParse({ ...facts, lastEdit }).success).toBe(true)
  expect(reply.safeParse({ ...facts, words: 'many' }).success).toBe(false)
})
