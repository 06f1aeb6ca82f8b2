import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** Integration tests: they need a database or a running server, and are not for `npm run check`. */
const integration = (): string[] =>
  globSync('{prisma,api,collab-server}/src/**/*.test.ts').filter((file) =>
    /test-database|\/testing\/|migrate\.ts|startPostgres/.test(readFileSync(file, 'utf8')),
  )

const exclude = ['**/node_modules/**', ...(process.env.QUICK ? integration() : [])]

/** A busy machine takes its time: a limit only ends what would never end. */
const patience = 60_000

/** By itself vitest leaves a processor free, which on two halves the pace. */
const workers = { maxWorkers: '100%' }

// Names follow the folders, so `vitest run --project api` and `vitest run api/src/pages` both read well.
const onNode = (name: string, more: object = {}) => ({
  test: {
    name: name.replace(/^tests\//, ''),
    include: [`${name}/**/*.test.{ts,mjs}`],
    exclude,
    testTimeout: patience,
    hookTimeout: 2 * patience,
    expect: { poll: { timeout: patience / 2 } },
    // A fresh worker for each file would cost more than the tests; files share modules, not state.
    isolate: false,
    ...workers,
    ...more,
  },
})

/** One PostgreSQL for the whole run, with a migrated template to clone. */
const onDatabase = process.env.QUICK
  ? {}
  : { globalSetup: ['./prisma/src/test-cluster.ts'], isolate: true }

/** Stories of several real programs: slow, and alone on the machine, or their clocks mean nothing. */
const story = {
  testTimeout: 600_000,
  hookTimeout: 120_000,
  fileParallelism: false,
  isolate: true,
}

export default defineConfig({
  test: {
    projects: [
      onNode('shared'),
      onNode('prisma', onDatabase),
      onNode('api', onDatabase),
      onNode('collab-server', onDatabase),
      {
        extends: './client/vitest.config.ts',
        root: './client',
        test: { name: 'client', testTimeout: patience, ...workers },
      },
      onNode('scripts', { testTimeout: 240_000 }),
      onNode('tests/architecture'),
      onNode('tests/harness', onDatabase),
      onNode('tests/bench', onDatabase),
      onNode('tests/fuzz', story),
      onNode('tests/chaos', story),
    ],
  },
})
