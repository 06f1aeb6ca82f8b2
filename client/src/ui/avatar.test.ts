import { expect, test } from 'vitest'
import { initials } from './avatar.tsx'

test.each([
  ['Ada Lovelace', 'AL'],
  ['mira', 'M'],
  ['Tomás de la Ruiz', 'TR'],
  ['Grace Hopper (guest)', 'GH'],
  ['(guest)', '?'],
  ['  ', '?'],
  ['🌊 Wave', '🌊W'],
])('%j is %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
