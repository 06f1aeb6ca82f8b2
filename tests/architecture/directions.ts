import { type Import, importsOf, isTrespass, sentence } from './imports.ts'
import { isConfig, isTest, packageOf, type Source } from './source.ts'

/** Which packages each may import besides itself; `''` is the top of the checkout. */
const below: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  prisma: ['shared'],
  api: ['prisma', 'shared'],
  'collab-server': ['prisma', 'shared'],
  client: ['shared'],
  tests: ['api', 'collab-server', 'client', 'prisma', 'shared', 'scripts'],
  scripts: [],
  '': ['scripts'],
}

/** Libraries that only one place may know. */
const fenced: Readonly<Record<string, string>> = {
  // No longer developed: it must be possible to replace it in one folder.
  lucia: 'api/src/auth/',
  // The queue is ours to change: a job knows a name, a schedule and what to do.
  'pg-boss': 'api/src/kernel/',
  // How mail travels is one thing to change, and one to stand in for.
  nodemailer: 'api/src/mail/',
  // What other sites and devices answer becomes ours in one folder each.
  arctic: 'api/src/auth/providers/',
  '@simplewebauthn/server': 'api/src/auth/factors/',
  '@simplewebauthn/browser': 'client/src/auth/',
}

/** Packages know only those below them, by name; api and collab-server never each other. */
export const directions = (sources: readonly Source[]): string[] =>
  sources.flatMap(importsOf).flatMap((one) => {
    const why = objection(one)
    return why ? [sentence(one, why)] : []
  })

const objection = (one: Import): string | undefined => {
  if (one.to === null) return foreign(one)
  const [from, to] = [packageOf(one.from), packageOf(one.to)]
  if (from === to) {
    return one.request.startsWith('.')
      ? undefined
      : 'files of one package import each other relatively'
  }
  // A test may start the database it needs, and a test cannot turn a direction round.
  if (to === 'scripts' && (isTest(one.from) || isConfig(one.from))) return undefined
  if (to === 'tests') return 'nothing imports tests'
  if (!below[from]?.includes(to)) return `${from || 'the top'} may not know ${to || 'the top'}`
  if (to !== 'scripts' && isTrespass(one)) return 'packages import each other by name'
  return undefined
}

// Pure computation; a browser bundle that reaches for it fails to build.
const computing = new Set(['node:crypto', 'node:zlib'])

const doesIo = (request: string): boolean => request.startsWith('node:') && !computing.has(request)

const foreign = ({ from, request }: Import): string | undefined => {
  if (packageOf(from) === 'shared' && !isTest(from) && doesIo(request)) return 'shared does no I/O'
  const fence = fenced[request]
  return fence && !from.startsWith(fence) ? `only ${fence} may know it` : undefined
}
