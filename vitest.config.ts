import { defineConfig } from 'vitest/config'

// Names follow the folders, so `vitest run --project api` and `vitest run api/src/pages` both read well.
const sources = (folder: string) => `${folder}/**/*.test.{ts,tsx,mjs}`
const cluster = './scripts/test-cluster.mjs'

const onNode = (name: string, globalSetup: string[] = []) => ({
  test: { name, include: [sources(name)], globalSetup, testTimeout: 20_000, hookTimeout: 60_000 },
})

export default defineConfig({
  test: {
    exclude: ['**/node_modules/**', '**/dist/**'],
    projects: [
      onNode('shared'),
      onNode('prisma', [cluster]),
      onNode('api', [cluster]),
      onNode('collab-server', [cluster]),
      { extends: './client/vitest.config.ts', root: './client', test: { name: 'client' } },
      onNode('scripts'),
      {
        test: {
          name: 'architecture',
          include: [sources('tests/architecture')],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'harness',
          include: [sources('tests/{harness,fuzz,chaos,load,bench}')],
          globalSetup: [cluster],
        },
      },
    ],
  },
})
