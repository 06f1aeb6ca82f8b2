/** Caret colours with at least 4.5:1 contrast to white text on them, apart from one another. */
export const caretColors = [
  '#b3261e',
  '#a14000',
  '#7a5900',
  '#4d6600',
  '#1b6b3a',
  '#00696e',
  '#00629e',
  '#3d51c4',
  '#6b3fc0',
  '#8e24aa',
  '#a8216b',
  '#5d5f5f',
] as const

/** One person, one colour, everywhere: chosen by the last bytes of the id, which are random. */
export const colorOf = (id: string): string => {
  const index = Number.parseInt(id.slice(-6), 16) % caretColors.length
  return caretColors[Number.isNaN(index) ? 0 : index] ?? caretColors[0]
}
