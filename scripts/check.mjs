// `npm run check`: what can be known in under a minute.
import { openHouse } from './house.mjs'
import { installPackages } from './install.mjs'
import { generateClient } from './prepare.mjs'
import { tell } from './progress.mjs'
import { lint, types, unit } from './stages.mjs'
import { lineOf, sum } from './tally.mjs'
import { testEnvironment } from './test-environment.mjs'

const PROJECTS = ['shared', 'prisma', 'api', 'collab-server', 'client', 'architecture']

await openHouse(async () => {
  await installPackages()
  await generateClient()
  const env = testEnvironment()
  const statics = Promise.all([types(env), lint(env)])
  const total = sum([...(await statics), await unit(env, { name: 'check', projects: PROJECTS })])
  tell(`\n${lineOf(total)}`)
  return total.failed === 0 ? 0 : 1
})
