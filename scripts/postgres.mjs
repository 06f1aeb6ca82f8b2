import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { serverAccount } from './postgres/account.mjs'
import { postgresBinaries } from './postgres/binaries.mjs'
import { AWAY, clusterHome, existingHome } from './postgres/home.mjs'
import { initialise } from './postgres/initialise.mjs'
import { launch } from './postgres/launch.mjs'
import { forgetDead, postmasterOf } from './postgres/postmaster.mjs'
import { ownerPassword, superuserPassword } from './postgres/secret.mjs'
import { stopPostmaster } from './postgres/stop.mjs'

export { removeCluster } from './postgres/home.mjs'

/** Starts the PostgreSQL that comes with the project; the contract is in postgres.d.mts. */
export async function startPostgres({ dataDir, port = 0, log = () => {}, settings = {} }) {
  const account = serverAccount()
  const home = clusterHome(dataDir, account)
  const binaries = postgresBinaries(account, account ? AWAY : home)
  const place = { account, home, binaries }
  if (!existsSync(join(home, 'data', 'PG_VERSION'))) log('Setting up a new database')
  if (home !== resolve(dataDir))
    log(`The database lives in ${home}: ${account.name} cannot reach ${dataDir}`)
  const data = await initialise(place)
  await stopLeftover({ data, binaries, log })
  const server = await launch({ ...place, data, port, settings })
  return handle({ ...place, data, log }, server)
}

/** The addresses of a cluster that another process runs at the moment; undefined when none does. */
export function runningPostgres({ dataDir }) {
  const home = existingHome(dataDir)
  const server = postmasterOf(join(home, 'data'))
  return server?.ready ? addresses(home, server.port) : undefined
}

async function stopLeftover({ data, binaries, log }) {
  const left = postmasterOf(data)
  if (left) {
    log('Stopping the database that an earlier run left behind')
    await stopPostmaster({ pid: left.pid, data, binaries })
  }
  forgetDead(data)
}

function handle(place, { child, port }) {
  let stopping
  const exited = new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1)))
  const stop = async (mode, patience) => {
    stopping ??= stopPostmaster({ ...place, pid: child.pid, mode, patience })
    await stopping
    await exited
  }
  return { ...addresses(place.home, port), port, pid: child.pid, home: place.home, exited, stop }
}

function addresses(home, port) {
  const at = (user, password, database) =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`
  return {
    url: at('chapterhouse_owner', ownerPassword(home), 'chapterhouse'),
    superuserUrl: at('postgres', superuserPassword(home), 'postgres'),
  }
}
