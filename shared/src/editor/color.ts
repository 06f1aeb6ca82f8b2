import { oneOf, orNull } from './attribute.ts'

/** Colours a writer may give to words; what they look like is each surface's matter, light and dark. */
export const colors = [
  'gray',
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
  'pink',
] as const
export type Color = (typeof colors)[number]

/** The colour of this name, else null. */
export const colorOf = (value: unknown): Color | null =>
  colors.find((known) => known === value) ?? null

export const colorOrNull = orNull(oneOf(...colors))
