import { existsSync, watch } from 'node:fs'
import { tell } from './progress.mjs'
import { inRoot } from './root.mjs'
import { keepService } from './service.mjs'

// An editor writes a file in several steps; one reload is enough for all of them.
const CALM = 150

const READERS = {
  api: ['api'],
  'collab-server': ['collab-server'],
  shared: ['api', 'collab-server'],
  prisma: ['api', 'collab-server'],
}

/** Restarts a server when a source it reads changes; answers how to stop looking. */
export function reloadOnChange(servers) {
  const waiting = new Map()
  const changed = (name) => {
    clearTimeout(waiting.get(name))
    waiting.set(
      name,
      setTimeout(() => reload(name, servers[name]), CALM),
    )
  }
  const watchers = Object.entries(READERS)
    .filter(([folder]) => existsSync(inRoot(folder, 'src')))
    .map(([folder, names]) =>
      watch(inRoot(folder, 'src'), { recursive: true }, (_event, file) => {
        if (isSource(file)) for (const name of names) changed(name)
      }),
    )
  return () => {
    for (const watcher of watchers) watcher.close()
  }
}

/** Vite's server in front of api: it serves the client from its sources and passes the rest on. */
export function keepClientServer(settings, target) {
  return keepService({
    name: 'client',
    entry: inRoot('scripts', 'dev-client.mjs'),
    env: { ...settings, API_URL: target },
    patience: 2_000,
  })
}

function reload(name, server) {
  tell(`  Sources changed: starting ${name} again`)
  return server.restart()
}

const isSource = (file) => /\.(ts|sql|json)$/.test(file ?? '') && !/\.test\.ts$/.test(file)
