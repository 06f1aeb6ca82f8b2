// `npm run check`: what can be known in under a minute.
import { openHouse } from './house.mjs'
import { installPackages } from './install.mjs'
import { generateClient } from './prepare.mjs'
import { tell } from './progress.mjs'
import { lint, types, vitest } from './stages.mjs'
import { lineOf, sum } from './tally.mjs'
import { testEnvironment } from './test-environment.mjs'

// Everything in prisma needs a database; what needs one, a running server or a browser is in npm test.
const FOLDERS = ['shared', 'api', 'collab-server', 'client', 'tests/architecture']

await openHouse(async () => {
  await installPackages()
  await generateClient()
  const env = testEnvironment()
  const statics = Promise.all([types(env), lint(env)])
  const total = sum([...(await statics), await vitest('check', FOLDERS, { ...env, QUICK: '1' })])
  tell(`\n${lineOf(total)}`)
  return total.failed === 0 ? 0 : 1
})
