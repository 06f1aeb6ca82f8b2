import { runProgram } from './child.mjs'
import { whenStale } from './fingerprint.mjs'
import { step } from './progress.mjs'
import { inRoot } from './root.mjs'

/** Generates the database client; quick when the schema has not changed. */
export function generateClient() {
  const title = 'Generating the database client'
  return step(title, () => runProgram(title, inRoot('prisma', 'scripts', 'generate.mjs')))
}

/** Builds the web client when its sources, or those it shares, have changed. */
export function buildClient() {
  const plan = {
    name: 'client',
    sources: ['client', 'shared/src', 'package-lock.json'],
    product: 'client/dist/index.html',
  }
  return whenStale(plan, () =>
    step('Building the web client', () =>
      runProgram('Building the web client', inRoot('node_modules', 'vite', 'bin', 'vite.js'), {
        args: ['build', '--logLevel', 'warn'],
        cwd: inRoot('client'),
        env: { NODE_ENV: 'production' },
      }),
    ),
  )
}
