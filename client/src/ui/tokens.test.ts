import { readFileSync } from 'node:fs'
import { colors } from '@chapterhouse/shared/editor/color'
import { caretColors } from '@chapterhouse/shared/users/color'
import { expect, test } from 'vitest'

const css = readFileSync(`${import.meta.dirname}/tokens.css`, 'utf8')

/** The light and the dark value of a colour token. */
const pairOf = (name: string): readonly [string, string] => {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css)
  if (!found?.[1] || !found[2]) throw new Error(`no pair of colours called ${name}`)
  return [found[1], found[2]]
}

const channel = (part: string): number => {
  const value = Number.parseInt(part, 16) / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** Relative luminance, WCAG 2.2. */
const luminance = (hex: string): number =>
  0.2126 * channel(hex.slice(1, 3)) +
  0.7152 * channel(hex.slice(3, 5)) +
  0.0722 * channel(hex.slice(5, 7))

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['paper', 'wall', 'raised']
const texts = ['ink', 'ink-soft', 'ink-faint', 'accent', 'danger', 'warn']
const onGrounds = texts.flatMap((text) => grounds.map((ground) => [text, ground]))

const painted = colors.flatMap((color) => [
  [color, 'paper'],
  [color, 'raised'],
  ['ink', `${color}-pen`],
])

test.each([
  ...onGrounds,
  ...painted,
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-strong'],
  ['ink', 'accent-wash'],
  ['ink-soft', 'accent-wash'],
  ['ink', 'hover'],
  ['ink-soft', 'hover'],
  ['danger', 'danger-wash'],
  ['warn', 'warn-wash'],
  ['ink-soft', 'danger-wash'],
  ['ink-soft', 'warn-wash'],
  ['ink', 'selection'],
  ['ink', 'sunken'],
])('%s on %s can be read in light and dark', (text, ground) => {
  const [light, dark] = pairOf(text ?? '')
  const [lightGround, darkGround] = pairOf(ground ?? '')
  expect(contrast(light, lightGround)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(dark, darkGround)).toBeGreaterThanOrEqual(4.5)
})

test.each(grounds)('the edge of a field can be seen on %s', (ground) => {
  pairOf('line-strong').forEach((edge, index) => {
    expect(contrast(edge, pairOf(ground)[index] ?? '')).toBeGreaterThanOrEqual(3)
  })
})

test.each(caretColors)('white letters can be read on %s', (color) => {
  expect(contrast('#ffffff', color)).toBeGreaterThanOrEqual(4.5)
})
