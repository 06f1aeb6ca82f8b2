// `npm run <command> [-- words]` for everything that is neither start, test nor check.
import { endProgram, exitOf, startProgram } from './child.mjs'
import { makeDataDir } from './data-dir.mjs'
import { borrowDatabase } from './database.mjs'
import { openHouse } from './house.mjs'
import { installPackages } from './install.mjs'
import { holderOf, lockDataDir } from './lock.mjs'
import { startOperation } from './operation.mjs'
import { buildClient, generateClient } from './prepare.mjs'
import { Refusal } from './refusal.mjs'
import { inRoot } from './root.mjs'
import { drawAnew } from './secret.mjs'
import { programSettings } from './servers.mjs'
import { readSettings } from './settings.mjs'

// What a server may need to bring its last writes home.
const PATIENCE = 12_000

const COMMANDS = {
  bench: trial,
  load: trial,
  fuzz: trial,
  chaos: trial,
  migrate: operation,
  seed: operation,
  backup: operation,
  restore: operation,
  'rotate-secret': rotation,
  'start:api': server('api'),
  'start:collab': server('collab-server'),
}

const [name, ...words] = process.argv.slice(2)

await openHouse(async (keep) => {
  const command = COMMANDS[name]
  if (!command) throw new Refusal(`Known commands are: ${Object.keys(COMMANDS).join(', ')}.`)
  await installPackages()
  await generateClient()
  const child = await command(keep)
  keep(() => endProgram(child, PATIENCE))
  return exitOf(child)
})

/** Programs that bring their own world along and report under .chapterhouse/reports/. */
async function trial() {
  await buildClient()
  return startProgram(inRoot('tests', name, 'main.ts'), { args: words, foreground: true })
}

/** Works on the data directory, or on the database of a house that is open. */
async function operation(keep) {
  const settings = readSettings()
  makeDataDir(settings.DATA_DIR)
  const holder = holderOf(settings.DATA_DIR)
  if (!holder) keep((await lockDataDir(settings.DATA_DIR)).release)
  else if (name === 'restore')
    throw new Refusal(`Chapterhouse is running (process ${holder}): stop it before you restore.`)
  const database = await borrowDatabase(settings)
  keep(database.stop)
  return startOperation(name, words, programSettings(settings, database))
}

/** Another APP_SECRET: drawn where we keep it, and all that is sealed is sealed under it. */
async function rotation(keep) {
  const settings = readSettings()
  makeDataDir(settings.DATA_DIR)
  const holder = holderOf(settings.DATA_DIR)
  if (holder)
    throw new Refusal(`Chapterhouse is running (process ${holder}): stop it before you rotate.`)
  if (settings.APP_SECRET && !settings.APP_SECRET_BEFORE)
    throw new Refusal(
      'APP_SECRET is set: set the new one, and the one so far as APP_SECRET_BEFORE.',
    )
  keep((await lockDataDir(settings.DATA_DIR)).release)
  const database = await borrowDatabase(settings)
  keep(database.stop)
  if (!settings.APP_SECRET) drawAnew(settings)
  const env = programSettings(settings, database)
  return startProgram(inRoot('api', 'src', 'auth', 'rotate.ts'), { env, foreground: true })
}

/** One of the two programs alone, its log on standard output, for a supervisor of your own. */
function server(folder) {
  return async () => {
    const settings = readSettings()
    for (const needed of ['DATABASE_URL', 'APP_SECRET'])
      if (!settings[needed])
        throw new Refusal(`${name} needs ${needed}: both programs must be given the same.`)
    if (folder === 'api') await buildClient()
    const env = { ...settings, COLLAB_PORT: settings.COLLAB_PORT ?? '4001' }
    return startProgram(inRoot(folder, 'src', 'main.ts'), { env })
  }
}
