import { type Import, importsOf, sentence } from './imports.ts'
import { isTest, type Source } from './source.ts'

/** The areas of api by rank: one imports only lower ranks. */
const ranks: readonly (readonly string[])[] = [
  ['assets'],
  ['users'],
  ['mail'],
  ['auth'],
  ['organizations'],
  ['billing'],
  ['projects'],
  ['pages'],
  ['comments', 'votes', 'polls'],
  ['ai'],
  ['rewards'],
  ['spaces', 'sites', 'files'],
  ['activity', 'notifications', 'search', 'analytics', 'integrations', 'feedback', 'moderation'],
  ['admin'],
]

const rankOf = (area: string): number => ranks.findIndex((areas) => areas.includes(area))

/** `api/src/votes/policy.ts` → `votes`; undefined for main.ts, app.ts and other packages. */
const areaOf = (path: string): string | undefined => /^api\/src\/([\w-]+)\//.exec(path)?.[1]

/**
 * What one area shows the others: its verbs, its rules, and how its things look inside an answer. A
 * folder below it may be a part of it.
 */
const shown = /^api\/src\/[\w-]+\/(?:[\w-]+\/)?(service|policy|present)\.ts$/

/** Areas of api import only lower ranks, and of those only service, policy and present. */
export const areaRanks = (sources: readonly Source[]): string[] =>
  sources
    .filter(({ path }) => !isTest(path))
    .flatMap(importsOf)
    .flatMap((one) => {
      const why = objection(one)
      return why ? [sentence(one, why)] : []
    })

const objection = ({ from, to }: Import): string | undefined => {
  const [asking, asked] = [areaOf(from), to ? areaOf(to) : undefined]
  if (!asking || !asked || asking === asked || asked === 'kernel') return undefined
  if (asking === 'kernel') return 'the kernel knows no area'
  if (asking === 'demo' || asked === 'demo') return 'the demo lives outside, as a browser does'
  if (rankOf(asked) < 0 || rankOf(asking) < 0) return 'one of these areas has no rank'
  if (rankOf(asked) >= rankOf(asking)) return `${asked} is not below ${asking}`
  return to && shown.test(to)
    ? undefined
    : 'another area shows only service.ts, policy.ts and present.ts'
}
