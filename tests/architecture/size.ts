import { nodesOf } from './nodes.ts'
import { isConfig, isDeclaration, isTest, lineAt, lineCount, type Source } from './source.ts'

/** Raise one only in the commit that says why. Hard limits of functions are Biome's. */
export const limits = {
  file: { warn: 250, fail: 400, median: 100 },
  function: { warn: 30, median: 8 },
  /** Files that only list, in reading order. */
  entry: 60,
} as const

const entries = new Set([
  'start.mjs',
  'api/src/app.ts',
  'collab-server/src/server.ts',
  'client/src/main.tsx',
  'client/src/app/router.tsx',
])

export interface Measure {
  readonly name: string
  readonly lines: number
}

/** Our own code: tests, configuration and type declarations are measured by nobody. */
export const ownSources = (sources: readonly Source[]): Source[] =>
  sources.filter(({ path }) => !isTest(path) && !isConfig(path) && !isDeclaration(path))

export const fileLengths = (sources: readonly Source[]): Measure[] =>
  sources.map(({ path, text }) => ({ name: path, lines: lineCount(text) }))

/** Functions with a body of statements; an arrow that is one expression has no length worth a number. */
export const functionLengths = (sources: readonly Source[]): Measure[] =>
  sources.flatMap((source) =>
    [...nodesOf(source)].flatMap((node) => {
      if (!('body' in node) || !/Function/.test(node.type)) return []
      const body = node.body
      if (!body || Array.isArray(body) || body.type !== 'BlockStatement') return []
      const [first, last] = [lineAt(source, node.start), lineAt(source, node.end)]
      return [{ name: `${source.path}:${first}`, lines: last - first + 1 }]
    }),
  )

export const median = (measures: readonly Measure[]): number => {
  const sorted = measures.map(({ lines }) => lines).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Files over the hard limit, tests too; entry files that do more than list; medians that crept up. */
export const size = (sources: readonly Source[]): string[] => {
  const own = ownSources(sources)
  const [files, functions] = [fileLengths(own), functionLengths(own)]
  return [
    ...over(fileLengths(sources), limits.file.fail),
    ...over(
      files.filter(({ name }) => entries.has(name)),
      limits.entry,
    ),
    ...creeping('file', median(files), limits.file.median),
    ...creeping('function', median(functions), limits.function.median),
  ]
}

/** What should be looked at and need not fail. */
export const sizeWarnings = (sources: readonly Source[]): string[] => {
  const own = ownSources(sources)
  return [
    ...over(fileLengths(own), limits.file.warn),
    ...over(functionLengths(own), limits.function.warn),
  ]
}

const over = (measures: readonly Measure[], limit: number): string[] =>
  measures
    .filter(({ lines }) => lines > limit)
    .map(({ name, lines }) => `${name} has ${lines} lines, over ${limit}`)

const creeping = (what: string, value: number, limit: number): string[] =>
  value > limit ? [`the median ${what} has ${value} lines, over ${limit}`] : []
