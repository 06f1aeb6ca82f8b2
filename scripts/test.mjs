// `npm test`: everything that must hold. Its last line adds all runners up.
import { requireChromium } from './chromium.mjs'
import { openHouse } from './house.mjs'
import { installPackages } from './install.mjs'
import { buildClient, generateClient } from './prepare.mjs'
import { tell } from './progress.mjs'
import { Refusal } from './refusal.mjs'
import { browser, lint, types, vitest } from './stages.mjs'
import { lineOf, NOTHING, one, sum } from './tally.mjs'
import { testEnvironment } from './test-environment.mjs'

const UNIT = [
  'shared',
  'prisma',
  'api',
  'collab-server',
  'client',
  'scripts',
  'tests/architecture',
  'tests/harness',
]

const STAGES = {
  types,
  lint,
  unit: (env) => vitest('unit', UNIT, env),
  fuzz: (env) => vitest('fuzz', ['tests/fuzz'], env),
  chaos: (env) => vitest('chaos', ['tests/chaos'], env),
  browser: async (env) => {
    await buildClient()
    return browser({ ...env, CHROMIUM_PATH: await requireChromium() })
  },
}

await openHouse(async () => {
  const wanted = process.argv.slice(2)
  const unknown = wanted.find((name) => !STAGES[name])
  if (unknown)
    throw new Refusal(`Unknown part ${unknown}; known are: ${Object.keys(STAGES).join(', ')}.`)
  const prepared = await survive('install', prepare)
  const env = testEnvironment()
  const tallies = [prepared]
  for (const [name, stage] of Object.entries(STAGES))
    if (!prepared.failed && (wanted.length === 0 || wanted.includes(name)))
      tallies.push(await survive(name, () => stage(env)))
  const total = sum(tallies)
  tell(`\n${lineOf(total)}`)
  return total.failed === 0 ? 0 : 1
})

async function prepare() {
  await installPackages()
  await generateClient()
  return NOTHING
}

// One part that cannot even begin must not hide what the others have to say.
async function survive(name, stage) {
  try {
    return await stage()
  } catch (error) {
    tell(`— ${name}: ${error instanceof Refusal ? error.message : error.stack}`)
    return one(false)
  }
}
