import { importsOf } from './imports.ts'
import type { Source } from './source.ts'

/** Every group of files that import each other in a ring, types included, each named once. */
export const cycles = (sources: readonly Source[]): string[] => {
  const graph = new Map(sources.map((source) => [source.path, targetsOf(source)]))
  return ringsOf(graph).map((ring) => `import cycle: ${ring.sort().join(' · ')}`)
}

const targetsOf = (source: Source): string[] => [
  ...new Set(importsOf(source).flatMap(({ to }) => (to ? [to] : []))),
]

/** Strongly connected components of more than one file, or of one that imports itself (Tarjan). */
const ringsOf = (graph: ReadonlyMap<string, readonly string[]>): string[][] => {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const rings: string[][] = []

  const visit = (file: string): number => {
    index.set(file, index.size)
    low.set(file, index.size - 1)
    stack.push(file)
    for (const next of graph.get(file) ?? []) lower(file, next)
    if (low.get(file) === index.get(file)) close(file)
    return low.get(file) ?? 0
  }
  const lower = (file: string, next: string) => {
    if (!graph.has(next)) return
    const reach = !index.has(next)
      ? visit(next)
      : stack.includes(next)
        ? index.get(next)
        : undefined
    if (reach !== undefined) low.set(file, Math.min(low.get(file) ?? 0, reach))
  }
  const close = (file: string) => {
    const ring = stack.splice(stack.indexOf(file))
    if (ring.length > 1 || graph.get(file)?.includes(file)) rings.push(ring)
  }

  for (const file of graph.keys()) if (!index.has(file)) visit(file)
  return rings
}
