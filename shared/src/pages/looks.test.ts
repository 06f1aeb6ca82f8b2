import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import { chosenCover, isEmoji, pageIcon } from './looks.ts'

describe('an icon', () => {
  it.each(['🌊', '👩🏽‍🌾', '🇳🇱', '☂️', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'])('may be %s', (emoji) => {
    expect(pageIcon.safeParse(emoji).success).toBe(true)
  })

  it.each(['', 'a', '1', '#', '🌊🌊', '🌊 ', ' ', '<b>', '\u0000', '👩‍', '🌊'.repeat(20)])(
    'is not %j',
    (text) => {
      expect(isEmoji(text)).toBe(false)
    },
  )
})

describe('a cover', () => {
  const assetId = newId<'assets'>()

  it.each([0, 50, 100])('is seen from %i per cent', (position) => {
    expect(chosenCover.safeParse({ assetId, position }).success).toBe(true)
  })

  it.each([-1, 101, 0.5, Number.NaN])('is not seen from %s', (position) => {
    expect(chosenCover.safeParse({ assetId, position }).success).toBe(false)
  })

  it('is one of our uploads', () => {
    expect(chosenCover.safeParse({ assetId: 'https://example.org', position: 0 }).success).toBe(
      false,
    )
  })
})
