import type { Source } from './source.ts'

const empty = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'manager',
  'misc',
  'stuff',
  'and',
])

/** A file is named after its one concept: no name that holds anything, none that joins two. */
export const names = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path }) => {
    const word = path
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .find((part) => empty.has(part))
    return word ? [`${path} says "${word}": name the concept`] : []
  })
