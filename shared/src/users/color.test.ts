import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import { caretColors, colorOf } from './color.ts'

/** Relative luminance, WCAG 2.2. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

describe('caret colours', () => {
  it.each(caretColors)('%s can be read under white letters', (color) => {
    expect(1.05 / (luminance(color) + 0.05)).toBeGreaterThanOrEqual(4.5)
  })

  it('are all different', () => {
    expect(new Set(caretColors).size).toBe(caretColors.length)
  })
})

describe('the colour of a person', () => {
  it('is always the same', () => {
    const id = newId()
    expect(colorOf(id)).toBe(colorOf(id))
  })

  it('is spread over all of them', () => {
    const seen = new Set(Array.from({ length: 1_000 }, () => colorOf(newId())))
    expect(seen.size).toBe(caretColors.length)
  })

  it.each(['', 'x', 'not hex at all'])('of no id (%s) is one of them all the same', (id) => {
    expect(caretColors).toContain(colorOf(id))
  })
})
