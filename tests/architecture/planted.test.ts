import { describe, expect, test } from 'vitest'
import { areaRanks } from './areas.ts'
import { cycles } from './cycles.ts'
import { directions } from './directions.ts'
import { names } from './names.ts'
import { commentShares, testRatios } from './proportions.ts'
import { settings } from './settings.ts'
import { size, sizeWarnings } from './size.ts'
import { parse, type Source } from './source.ts'
import { strictness } from './strictness.ts'

const tree = (files: Readonly<Record<string, string>>): Source[] =>
  Object.entries(files).map(([path, text]) => parse(path, text))

const asks = (from: string, ...requests: string[]): Source[] =>
  tree({ [from]: requests.map((request) => `import '${request}'`).join('\n') })

const lines = (count: number, text = 'f()') => Array.from({ length: count }, () => text).join('\n')

const aFunction = (length: number) => `function f() {\n${lines(length - 2)}\n}\n`

describe('directions', () => {
  test.each([
    ['api/src/a.ts', '@chapterhouse/collab-server/server', 'api may not know collab-server'],
    ['api/src/a.test.ts', '@chapterhouse/collab-server/server', 'api may not know collab-server'],
    ['collab-server/src/a.ts', '@chapterhouse/api/app', 'collab-server may not know api'],
    ['client/src/a.tsx', '@chapterhouse/prisma/roles', 'client may not know prisma'],
    ['prisma/src/a.ts', '@chapterhouse/api/app', 'prisma may not know api'],
    ['shared/src/a.ts', '@chapterhouse/prisma/roles', 'shared may not know prisma'],
    ['shared/src/a.ts', 'node:fs', 'shared does no I/O'],
    ['api/src/a.ts', '../../shared/src/refusals.ts', 'packages import each other by name'],
    ['api/src/a.ts', '@chapterhouse/api/app', 'files of one package import each other relatively'],
    ['api/src/a.ts', '../../tests/harness/stack.ts', 'nothing imports tests'],
    ['api/src/a.ts', '../../scripts/postgres.mjs', 'api may not know scripts'],
    ['scripts/a.mjs', '../api/src/app.ts', 'scripts may not know api'],
    ['api/src/users/a.ts', 'lucia', 'only api/src/auth/ may know it'],
    ['api/src/users/a.ts', 'pg-boss', 'only api/src/kernel/ may know it'],
    ['api/src/auth/a.ts', 'nodemailer', 'only api/src/mail/ may know it'],
  ])('%s may not import %s', (from, request, why) => {
    expect(directions(asks(from, request))).toEqual([
      expect.stringContaining(`${from}:1 imports ${request}: ${why}`),
    ])
  })

  test.each([
    ['api/src/a.ts', '@chapterhouse/shared/refusals'],
    ['api/src/a.ts', '@chapterhouse/prisma/roles'],
    ['api/src/auth/a.ts', 'lucia'],
    ['shared/src/a.ts', 'node:crypto'],
    ['collab-server/src/a.ts', '@chapterhouse/prisma/roles'],
    ['client/src/a.ts', '@chapterhouse/shared/refusals'],
    ['prisma/src/a.test.ts', '../../scripts/postgres.mjs'],
    ['tests/harness/stack.ts', '../../scripts/postgres.mjs'],
    ['tests/e2e/a.spec.ts', '@chapterhouse/api/app'],
    ['start.mjs', './scripts/house.mjs'],
  ])('%s may import %s', (from, request) => {
    expect(directions(asks(from, request))).toEqual([])
  })

  test('are seen through re-exports, types and dynamic imports', () => {
    const sources = tree({
      'client/src/a.ts': `export { x } from '@chapterhouse/api/x'
        import type { Y } from '@chapterhouse/api/y'
        const z = await import('@chapterhouse/api/z')`,
    })
    expect(directions(sources)).toHaveLength(3)
  })
})

describe('areas of api', () => {
  test.each([
    ['api/src/users/service.ts', '../pages/service.ts', 'pages is not below users'],
    ['api/src/votes/service.ts', '../comments/service.ts', 'comments is not below votes'],
    ['api/src/pages/service.ts', '../projects/rows.ts', 'another area shows only service.ts'],
    ['api/src/kernel/http.ts', '../users/service.ts', 'the kernel knows no area'],
    ['api/src/pages/service.ts', '../attic/service.ts', 'has no rank'],
    ['api/src/demo/main.ts', '../pages/service.ts', 'the demo lives outside'],
  ])('%s may not import %s', (from, request, why) => {
    expect(areaRanks(asks(from, request))).toEqual([expect.stringContaining(why)])
  })

  test.each([
    ['api/src/pages/service.ts', '../projects/policy.ts'],
    ['api/src/pages/service.ts', '../projects/members/service.ts'],
    ['api/src/pages/present.ts', '../users/present.ts'],
    ['api/src/pages/service.ts', './rows.ts'],
    ['api/src/pages/service.ts', '../kernel/http.ts'],
    ['api/src/app.ts', './pages/routes.ts'],
    ['api/src/users/service.test.ts', '../pages/service.ts'],
  ])('%s may import %s', (from, request) => {
    expect(areaRanks(asks(from, request))).toEqual([])
  })
})

describe('cycles', () => {
  test('are found over three files, over a package name, and of types', () => {
    const sources = tree({
      'shared/src/a.ts': "import './b.ts'",
      'shared/src/b.ts': "export * from './c.ts'",
      'shared/src/c.ts': "import type { A } from '@chapterhouse/shared/a'",
      'shared/src/d.ts': "import './a.ts'",
    })
    expect(cycles(sources)).toEqual([
      'import cycle: shared/src/a.ts · shared/src/b.ts · shared/src/c.ts',
    ])
  })

  test('are not seen where two ways lead to one file', () => {
    const sources = tree({
      'shared/src/a.ts': "import './b.ts'; import './c.ts'",
      'shared/src/b.ts': "import './d.ts'",
      'shared/src/c.ts': "import './d.ts'; import './b.ts'",
      'shared/src/d.ts': '',
    })
    expect(cycles(sources)).toEqual([])
  })
})

describe('strictness', () => {
  // Put together, so that this file does not hold what it looks for.
  const marks = ['@ts-', 'ignore'].join('')
  test.each([
    ['const a: any = 1', 'any'],
    ['const a: Map<string, any[]> = b', 'any'],
    ['const a = b!.c', 'asserts non-null with !'],
    ['class A { b!: string }', 'asserts assignment with !'],
    [`// ${marks}\nf()`, 'suppresses a check'],
    [`/* ${['biome-', 'ignore'].join('')} lint: no */ f()`, 'suppresses a check'],
    [`// ${['TO', 'DO'].join('')} later`, 'postpones work'],
    ['export default 1', 'default export'],
    ['const a = 1\nexport { a as default }', 'default export'],
  ])('refuses %s', (text, why) => {
    expect(strictness(tree({ 'api/src/a.ts': text }))).toEqual([expect.stringContaining(why)])
  })

  test('takes no offence at words, strings, negation and configuration', () => {
    const text = "const any = 'any!'\nif (!any) f(any != null) // any of them!"
    expect(strictness(tree({ 'api/src/a.ts': text }))).toEqual([])
    expect(strictness(tree({ 'client/vite.config.ts': 'export default {}' }))).toEqual([])
  })
})

describe('names', () => {
  test.each(['utils.ts', 'date-helpers.ts', 'common/a.ts', 'save-manager.ts', 'load-and-save.ts'])(
    'refuse %s',
    (path) => expect(names(tree({ [`api/src/${path}`]: '' }))).toHaveLength(1),
  )

  test('may hold such letters inside another word', () => {
    expect(names(tree({ 'api/src/commonwealth.ts': '', 'api/src/sand.ts': '' }))).toEqual([])
  })
})

describe('size', () => {
  const small = Object.fromEntries([1, 2, 3].map((n) => [`api/src/small-${n}.ts`, aFunction(3)]))

  test('fails over 400 lines, warns over 250', () => {
    expect(size(tree({ ...small, 'api/src/a.ts': lines(401) }))).toEqual([
      'api/src/a.ts has 401 lines, over 400',
    ])
    expect(size(tree({ ...small, 'api/src/a.ts': lines(400) }))).toEqual([])
    expect(sizeWarnings(tree({ ...small, 'api/src/a.ts': lines(251) }))).toEqual([
      'api/src/a.ts has 251 lines, over 250',
    ])
  })

  test('warns of functions over 30 lines', () => {
    expect(sizeWarnings(tree({ 'api/src/a.ts': `\n${aFunction(31)}` }))).toEqual([
      'api/src/a.ts:2 has 31 lines, over 30',
    ])
  })

  test('fails when medians creep up', () => {
    expect(size(tree({ 'api/src/a.ts': lines(101), 'api/src/b.ts': aFunction(9) }))).toEqual([
      'the median file has 101 lines, over 100',
      'the median function has 9 lines, over 8',
    ])
  })

  test('fails when an entry file does more than list', () => {
    expect(size(tree({ ...small, 'api/src/app.ts': lines(61) }))).toEqual([
      'api/src/app.ts has 61 lines, over 60',
    ])
  })
})

describe('proportions', () => {
  test('refuse too few and too many comments', () => {
    expect(commentShares(tree({ 'api/src/a.ts': `${lines(99)}\n// why` }))).toEqual([
      'api is 1.0 % comment, outside 8–25 %',
    ])
    expect(commentShares(tree({ 'api/src/a.ts': `${lines(6)}\n/**\n * a\n * b\n */` }))).toEqual([
      'api is 40.0 % comment, outside 8–25 %',
    ])
    expect(commentShares(tree({ 'api/src/a.ts': `${lines(9)}\n// why` }))).toEqual([])
  })

  test('refuse source without as much test', () => {
    const halfTested = tree({ 'prisma/src/a.ts': lines(10), 'prisma/src/a.test.ts': lines(5) })
    expect(testRatios(halfTested)).toEqual(['prisma has 0.50 test lines per line, under 1'])
    const tested = tree({ 'prisma/src/a.ts': lines(10), 'prisma/src/a.test.ts': lines(10) })
    expect(testRatios(tested)).toEqual([])
    expect(testRatios(tree({ 'client/src/a.ts': lines(10) }))).toHaveLength(1)
  })
})

describe('settings', () => {
  const example = 'PORT=4000\n# ASSETS_URL=s3://bucket\n'

  test.each([
    'process.env.EXTRA_SETTING',
    "process.env['EXTRA_SETTING']",
    'env.EXTRA_SETTING',
    'const { EXTRA_SETTING = 1 } = process.env',
  ])('must be listed when read by %s', (reading) => {
    const text = `${reading}; process.env.PORT; process.env.ASSETS_URL`
    expect(settings(tree({ 'api/src/a.ts': text }), example)).toEqual([
      'api/src/a.ts reads EXTRA_SETTING, which .env.example does not list',
    ])
  })

  test('must be listed when declared in a schema', () => {
    const text = 'const schema = object({ PORT: a, ASSETS_URL: b, EXTRA_SETTING: c })'
    expect(settings(tree({ 'api/src/kernel/settings.ts': text }), example)).toHaveLength(1)
  })

  test('must be read when listed', () => {
    expect(settings(tree({ 'api/src/a.ts': 'process.env.PORT' }), example)).toEqual([
      '.env.example lists ASSETS_URL, which nobody reads',
    ])
  })
})
