import { kindOfRequest } from './kind-of-request.ts'
import type { Release, WorkerScope } from './scope.ts'

const prefix = 'chapterhouse-'
/** How long a screen waits for the network before it opens from the copy. */
const patience = 3_000
/** A tab that runs the release before this one still asks for its files. */
const releasesKept = 2

const fillCache = async (scope: WorkerScope, release: Release) => {
  const cache = await scope.caches.open(prefix + release.version)
  // `reload` goes past the HTTP cache, which may hold the index of the release before.
  await cache.addAll(release.precache.map((url) => new Request(url, { cache: 'reload' })))
}

const dropOldCaches = async (scope: WorkerScope, release: Release) => {
  const current = prefix + release.version
  const names = (await scope.caches.keys()).filter((name) => name.startsWith(prefix))
  const others = names.filter((name) => name !== current)
  const stale = others.slice(0, Math.max(0, others.length - (releasesKept - 1)))
  await Promise.all(stale.map((name) => scope.caches.delete(name)))
}

/** The page from the network while it answers soon and well, else the copy of this release. */
const openScreen = async (scope: WorkerScope, release: Release, request: Request) => {
  try {
    const answer = await scope.fetch(request, { signal: AbortSignal.timeout(patience) })
    if (answer.status < 500) return answer
  } catch {
    // No network, or none that answers in time.
  }
  const cache = await scope.caches.open(prefix + release.version)
  return (await cache.match('/')) ?? Response.error()
}

/** A file with a hash in its name is the same for ever: the copy first, of any release. */
const openFile = async (scope: WorkerScope, release: Release, request: Request) => {
  const kept = await scope.caches.match(request)
  if (kept) return kept
  const answer = await scope.fetch(request)
  if (answer.ok) {
    const cache = await scope.caches.open(prefix + release.version)
    await cache.put(request, answer.clone())
  }
  return answer
}

/** Pictures of texts, apart: they go when the person signs out (`sync/device.ts`). */
const pictures = 'pictures'
/** Beyond these the oldest go. */
const mostPictures = 300
/** Bytes; a larger one is not kept. */
const largestPicture = 8_000_000

const keepPicture = async (scope: WorkerScope, request: Request, answer: Response) => {
  if (Number(answer.headers.get('content-length') ?? 0) > largestPicture) return
  const cache = await scope.caches.open(pictures)
  await cache.put(request, answer)
  const keys = await cache.keys()
  const oldest = keys.slice(0, Math.max(0, keys.length - mostPictures))
  await Promise.all(oldest.map((key) => cache.delete(key)))
}

/** From the server, which may say no by now; from what was seen before while nobody answers. */
const openPicture = async (scope: WorkerScope, request: Request) => {
  try {
    const answer = await scope.fetch(request)
    // A full disk is no reason not to show it.
    if (answer.ok) await keepPicture(scope, request, answer.clone()).catch(() => undefined)
    if (answer.status < 500) return answer
  } catch {
    // No network.
  }
  const cache = await scope.caches.open(pictures)
  return (await cache.match(request, { ignoreVary: true })) ?? Response.error()
}

/** Keeps the application (never the answers of the server) so that it opens without a network. */
export const runWorker = (scope: WorkerScope, release: Release) => {
  scope.addEventListener('install', (event) => event.waitUntil(fillCache(scope, release)))
  scope.addEventListener('activate', (event) =>
    event.waitUntil(dropOldCaches(scope, release).then(() => scope.clients.claim())),
  )
  scope.addEventListener('message', ({ data }) => {
    if (data === 'take-over') void scope.skipWaiting()
  })
  scope.addEventListener('fetch', (event) => {
    const kind = kindOfRequest(event.request, scope.location.origin)
    if (kind === 'screen') event.respondWith(openScreen(scope, release, event.request))
    if (kind === 'picture') event.respondWith(openPicture(scope, event.request))
    if (kind === 'file') event.respondWith(openFile(scope, release, event.request))
  })
}
