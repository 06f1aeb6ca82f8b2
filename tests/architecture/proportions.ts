import { isDeclaration, isTest, lineAt, packageOf, type Source } from './source.ts'

/** Share of lines with a comment, per package. */
const comments = { least: 0.08, most: 0.25 } as const

/** Test lines per source line; what is not named here has no demand. */
const tested: Readonly<Record<string, number>> = {
  shared: 1,
  prisma: 1,
  api: 1,
  'collab-server': 1,
  client: 0.4,
}

/**
 * Folders measured by themselves. A renderer is a table of small writers, and one property over any
 * document proves more of it than a line of test for each: half as many are asked for.
 */
const apart: Readonly<Record<string, number>> = { 'api/src/pages/formats': 0.5 }

const isApart = ({ path }: Source): boolean =>
  Object.keys(apart).some((folder) => path.startsWith(`${folder}/`))

const commented = ['shared', 'prisma', 'api', 'collab-server', 'client', 'scripts']

const isWritten = (line: string): boolean => line.trim() !== ''

const written = (sources: readonly Source[]): number =>
  sources.reduce((sum, { text }) => sum + text.split('\n').filter(isWritten).length, 0)

/** How many lines of a file hold a comment, whole or in part. */
const commentLines = (source: Source): number => {
  const lines = new Set<number>()
  for (const { start, end } of source.comments) {
    for (let line = lineAt(source, start); line <= lineAt(source, end); line++) lines.add(line)
  }
  return lines.size
}

const sourcesOf = (name: string, sources: readonly Source[]): Source[] =>
  sources.filter(({ path }) => packageOf(path) === name && !isTest(path) && !isDeclaration(path))

/** The share of comment lines of one package; 0 for a package without source. */
export const commentShare = (name: string, sources: readonly Source[]): number => {
  const own = sourcesOf(name, sources)
  const lines = own.reduce((sum, source) => sum + commentLines(source), 0)
  return lines / Math.max(written(own), 1)
}

/** Written test lines per written source line of one package. */
export const testRatio = (name: string, sources: readonly Source[]): number => {
  const tests = sources.filter(({ path }) => packageOf(path) === name && isTest(path))
  return written(tests) / Math.max(written(sourcesOf(name, sources)), 1)
}

export const commentShares = (sources: readonly Source[]): string[] =>
  commented.flatMap((name) => {
    if (sourcesOf(name, sources).length === 0) return []
    const share = commentShare(name, sources)
    const inside = share >= comments.least && share <= comments.most
    return inside ? [] : [`${name} is ${percent(share)} comment, outside 8–25 %`]
  })

export const testRatios = (sources: readonly Source[]): string[] => {
  const together = sources.filter((source) => !isApart(source))
  const packages = Object.entries(tested).flatMap(([name, least]) =>
    sourcesOf(name, together).length === 0
      ? []
      : tooFew(name, { ratio: testRatio(name, together), least }),
  )
  const folders = Object.entries(apart).flatMap(([folder, least]) => {
    const own = sources.filter(({ path }) => path.startsWith(`${folder}/`))
    const name = packageOf(folder)
    if (sourcesOf(name, own).length === 0) return []
    return tooFew(folder, { ratio: testRatio(name, own), least })
  })
  return [...packages, ...folders]
}

const tooFew = (name: string, { ratio, least }: { ratio: number; least: number }): string[] =>
  ratio >= least ? [] : [`${name} has ${ratio.toFixed(2)} test lines per line, under ${least}`]

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
