// `npm start`: everything, from nothing. A table of contents; each step is a file in scripts/.
import { announce } from './scripts/announce.mjs'
import { makeDataDir, wipeDataDir } from './scripts/data-dir.mjs'
import { openDatabase } from './scripts/database.mjs'
import { fillDemo } from './scripts/demo.mjs'
import { openForDevelopment } from './scripts/development.mjs'
import { openHouse } from './scripts/house.mjs'
import { installPackages } from './scripts/install.mjs'
import { LEAVING_PATIENCE, lockDataDir } from './scripts/lock.mjs'
import { migrate } from './scripts/operation.mjs'
import { readOptions, usage } from './scripts/options.mjs'
import { requirePort } from './scripts/port.mjs'
import { buildClient, generateClient } from './scripts/prepare.mjs'
import { step, tell } from './scripts/progress.mjs'
import { setupCode } from './scripts/secret.mjs'
import { openServers, programSettings } from './scripts/servers.mjs'
import { readSettings } from './scripts/settings.mjs'

await openHouse(async (keep) => {
  const options = readOptions(process.argv.slice(2))
  if (options.help) {
    tell(usage())
    return 0
  }
  const settings = readSettings(options)

  makeDataDir(settings.DATA_DIR)
  const lock = await lockDataDir(settings.DATA_DIR)
  keep(lock.release)
  await requirePort(settings, lock.orphaned ? LEAVING_PATIENCE : 0)
  if (options.fresh) await wipeDataDir(settings.DATA_DIR, options)
  await installPackages()

  const database = await openDatabase(settings)
  keep(database.stop)
  const told = { ...programSettings(settings, database), SETUP_CODE: setupCode(settings) }
  await generateClient()
  await step('Updating the database', () => migrate(told))

  if (options.dev) await openForDevelopment(told, keep)
  else {
    await buildClient()
    await openServers(told, keep)
  }
  keep(lock.leave)
  if (options.demo) await fillDemo(told)
  await announce(told, options)
})
