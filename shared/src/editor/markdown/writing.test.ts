import { describe, expect, test } from 'vitest'
import { undoable, type Writing } from './writing.ts'

const writing = (): Writing => ({ notes: [{ type: 'footnote' }] })

describe('footnotes named while writing', () => {
  test('stay when what named them was written', () => {
    const now = writing()
    expect(undoable(now, () => now.notes.push({ type: 'footnote' }))).toBe(2)
    expect(now.notes).toHaveLength(2)
  })

  test('are forgotten when it could not be written', () => {
    const now = writing()
    const refused = undoable(now, () => {
      now.notes.push({ type: 'footnote' }, { type: 'footnote' })
      return null
    })
    expect(refused).toBeNull()
    expect(now.notes).toHaveLength(1)
  })
})
