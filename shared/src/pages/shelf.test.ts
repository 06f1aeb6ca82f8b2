import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import { addFavourite, getShelf } from './shelf.ts'

const line = {
  id: newId<'pages'>(),
  projectId: newId<'projects'>(),
  projectTitle: 'A book',
  title: '',
  icon: null,
  wordCount: 0,
  at: '2026-11-20T12:00:00.000Z',
}

describe('a shelf', () => {
  it('holds pages of any projects, each with its project', () => {
    const shelf = { favourites: [line], visits: [line, { ...line, icon: '🌊' }] }
    expect(getShelf.parts.reply.parse(shelf)).toEqual(shelf)
  })

  it.each(['projectTitle', 'at', 'icon'])('holds no page without its %s', (name) => {
    const { [name as 'at']: _gone, ...less } = line
    expect(getShelf.parts.reply.safeParse({ favourites: [less], visits: [] }).success).toBe(false)
  })
})

it.each([[undefined], [null], [newId<'pages'>()]])('a favourite stands after %s', (afterId) => {
  expect(addFavourite.parts.body.safeParse({ afterId }).success).toBe(true)
})

it('a favourite stands after nothing else', () => {
  expect(addFavourite.parts.body.safeParse({ afterId: 'first' }).success).toBe(false)
})
