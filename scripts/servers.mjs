import { passOn } from './handover.mjs'
import { freePort } from './port.mjs'
import { waitUntilReady } from './ready.mjs'
import { inRoot } from './root.mjs'
import { appSecret, secretsBefore } from './secret.mjs'
import { keepService } from './service.mjs'
import { localAddress } from './settings.mjs'

// Together with the database's four seconds they stay below the fifteen a stop may take. The
// collab-server ends first: a browser that comes back asks api for a ticket, and is told to wait.
const COLLAB_PATIENCE = 6_000
const API_PATIENCE = 3_000

/** What every program of the house is told; settings win over what we make up. */
export function programSettings(settings, { url }) {
  const before = secretsBefore(settings)
  return {
    ...settings,
    DATABASE_URL: url,
    APP_SECRET: appSecret(settings),
    ...(before && { APP_SECRET_BEFORE: before }),
  }
}

/** Starts collab-server and api and waits until the house answers; answers how to stop and reload them. */
export async function openServers(settings, keep) {
  const COLLAB_PORT = settings.COLLAB_PORT ?? String(await freePort())
  const env = { ...settings, COLLAB_PORT, COLLAB_URL: `http://127.0.0.1:${COLLAB_PORT}` }
  let collab
  const api = await keepService({
    name: 'api',
    entry: entryOf('api'),
    env: { ...env, COLLAB_HANDOVER: '1' },
    patience: API_PATIENCE,
    onMessage: (message, socket) => passOn(message, socket, collab?.child()),
  })
  keep(() => api.stop())
  collab = await keepService({
    name: 'collab-server',
    entry: entryOf('collab-server'),
    // HOST says whom api lets in; only api is reached from outside.
    env: { ...env, COLLAB_HOST: '127.0.0.1' },
    patience: COLLAB_PATIENCE,
  })
  keep(() => collab.stop())
  await waitUntilReady(localAddress(settings), [api, collab])
  return { api, 'collab-server': collab }
}

const entryOf = (program) => inRoot(program, 'src', 'main.ts')
