import { defineConfig } from '@playwright/test'
import { chromium } from './harness/chromium.ts'

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../.chapterhouse/reports/e2e',
  // One house for all specs: PostgreSQL, api, collab-server and the browsers share the machine.
  workers: 1,
  // A busy machine takes its time; what must be quick says so itself.
  timeout: 240_000,
  expect: { timeout: 45_000 },
  reporter: [['list'], ['json', { outputFile: '../.chapterhouse/reports/e2e.json' }]],
  use: {
    launchOptions: chromium(),
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
  },
})
