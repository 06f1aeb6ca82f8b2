import { describe, expect, it } from 'vitest'
import { insertables } from '../menus/insertables.ts'
import { grouped } from './choice.ts'
import { matching } from './match.ts'

const found = (typed: string) => grouped(matching(insertables, typed)).flat.map((one) => one.id)

describe('finding by words', () => {
  it('offers everything in its order while nothing is typed', () => {
    expect(found('')).toEqual(insertables.map((one) => one.id))
  })

  it.each([
    ['h2', ['heading-2']],
    ['TABLE', ['table']],
    ['tábl', ['table']],
    ['checklist', ['task-list']],
    ['hr', ['divider']],
    ['picture', ['image']],
    ['list task', ['task-list']],
  ])('%s finds %j', (typed, expected) => {
    expect(found(typed)).toEqual(expected)
  })

  it('puts a title that begins so before a word that only means it', () => {
    expect(found('cod')[0]).toBe('code-block')
    expect(found('t')[0]).toBe('paragraph')
  })

  it('keeps each group together', () => {
    const groups = grouped(matching(insertables, 't')).groups.map((group) => group.title)
    expect(new Set(groups).size).toBe(groups.length)
  })

  it('finds nothing for nonsense', () => {
    expect(found('zzz')).toEqual([])
  })
})
