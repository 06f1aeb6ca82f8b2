import { beforeAll, describe, expect, test } from 'vitest'
import { type EmojiGroup, findEmoji, groupsOf, loadEmoji } from './emoji.ts'

let groups: EmojiGroup[]
beforeAll(async () => {
  groups = await loadEmoji()
})
const found = (words: string) => findEmoji(groups, words).map(({ emoji }) => emoji)

describe('the emoji', () => {
  test('come in the groups keyboards have, none of them empty', () => {
    expect(groups.map(({ name }) => name)).toEqual([
      'Faces',
      'People',
      'Nature',
      'Food',
      'Places',
      'Activities',
      'Things',
      'Signs',
      'Flags',
    ])
    expect(groups.every(({ emoji }) => emoji.length > 20)).toBe(true)
  })

  test('are such as the server takes', () => {
    const strange = groupsOf({ '😀': ['grin'], 'no emoji': ['no_emoji'] })
    expect(strange).toMatchObject([{ name: 'Faces', emoji: [{ emoji: '😀' }] }])
    expect(strange[0]?.emoji).toHaveLength(1)
  })
})

describe('a search', () => {
  test.each([
    ['wave', '🌊'],
    ['sail', '⛵'],
    ['open book', '📖'],
    ['BOOK', '📖'],
  ])('for %s finds %s', (words, emoji) => {
    expect(found(words)).toContain(emoji)
  })

  test('puts what is called so first', () => {
    expect(found('anchor')[0]).toBe('⚓')
  })

  test('for all words, by their beginnings, not by their middles', () => {
    expect(found('open bo')).toContain('📖')
    expect(found('pen boo')).not.toContain('📖')
    expect(found('xyzzy')).toEqual([])
  })
})
