import { beforeEach, expect, test, vi } from 'vitest'
import { kindOfRequest } from './kind-of-request.ts'
import type { WorkerEvents, WorkerScope } from './scope.ts'
import { runWorker } from './worker.ts'

const origin = 'https://house.test'

/** A request as the browser describes it; a real Request cannot be a navigation. */
const asked = (path: string, mode = 'cors', method = 'GET') =>
  ({ url: origin + path, mode, method }) as Request

test.each([
  ['/', 'navigate', 'screen'],
  ['/p/01a1f8f1-38f3-7b4e-bb80-4ca0067bf0c8', 'navigate', 'screen'],
  ['/assets/main-Ab12.js', 'cors', 'file'],
  ['/favicon.svg', 'no-cors', 'file'],
  ['/api/me', 'cors', 'none'],
  ['/api/pages/1/export?format=html', 'navigate', 'none'],
  ['/s/token', 'navigate', 'none'],
  ['/readyz', 'cors', 'none'],
  ['/collab/page:1:1', 'cors', 'none'],
  ['/somewhere.json', 'cors', 'none'],
])('%s (%s) is %s', (path, mode, kind) => {
  expect(kindOfRequest(asked(path, mode), origin)).toBe(kind)
})

test('what changes something, and what is of another site, is left alone', () => {
  expect(kindOfRequest(asked('/', 'navigate', 'POST'), origin)).toBe('none')
  expect(kindOfRequest(asked('/assets/a.js'), 'https://other.test')).toBe('none')
})

/** A browser's caches, in memory. */
const memoryCaches = () => {
  const all = new Map<string, Map<string, Response>>()
  const keyOf = (request: string | Request) =>
    new URL(typeof request === 'string' ? request : request.url, origin).pathname
  const open = async (name: string) => {
    const entries = all.get(name) ?? new Map<string, Response>()
    all.set(name, entries)
    return {
      addAll: async (requests: Request[]) => {
        for (const request of requests) {
          entries.set(keyOf(request), new Response(`${name} ${keyOf(request)}`))
        }
      },
      match: async (request: string | Request) => entries.get(keyOf(request)),
      put: async (request: Request, answer: Response) => {
        entries.set(keyOf(request), answer)
      },
      keys: async () => [...entries.keys()],
      delete: async (key: string) => entries.delete(key),
    }
  }
  const match = async (request: Request) =>
    [...all.values()].map((entries) => entries.get(keyOf(request))).find(Boolean)
  return {
    all,
    open,
    match,
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
  }
}

/** A worker of one release, and a network that the test holds. */
const install = async (caches: ReturnType<typeof memoryCaches>, version: string) => {
  const listeners = new Map<string, (event: never) => void>()
  const network = vi.fn(async (_: Request): Promise<Response> => new Response('fresh'))
  const scope = {
    caches: caches as unknown as CacheStorage,
    location: { origin },
    clients: { claim: vi.fn(async () => {}) },
    skipWaiting: vi.fn(async () => {}),
    fetch: network,
    addEventListener: (kind: string, listen: (event: never) => void) => listeners.set(kind, listen),
  } as unknown as WorkerScope
  runWorker(scope, { version, precache: ['/', '/assets/main.js'] })
  const tell = <Kind extends keyof WorkerEvents>(kind: Kind, event: unknown) =>
    listeners.get(kind)?.(event as never)
  const life = async (kind: 'install' | 'activate') => {
    const work: Promise<unknown>[] = []
    tell(kind, { waitUntil: (one: Promise<unknown>) => work.push(one) })
    await Promise.all(work)
  }
  await life('install')
  await life('activate')
  const ask = async (request: Request): Promise<string | null> => {
    let answer: Promise<Response> | null = null
    tell('fetch', { request, respondWith: (one: Promise<Response>) => (answer = one) })
    return answer === null ? null : (await (answer as Promise<Response>)).text()
  }
  return { scope, network, tell, ask }
}

const absolute = globalThis.Request

beforeEach(() => {
  // Node's Request wants a full address.
  vi.stubGlobal(
    'Request',
    class extends absolute {
      constructor(url: string, init?: RequestInit) {
        super(new URL(url, origin), init)
      }
    },
  )
})

const page = asked('/p/1', 'navigate')

test('a screen comes from the network while there is one', async () => {
  const worker = await install(memoryCaches(), 'one')
  expect(await worker.ask(page)).toBe('fresh')
})

test('without a network every screen opens from the copy', async () => {
  const worker = await install(memoryCaches(), 'one')
  worker.network.mockRejectedValue(new TypeError('Failed to fetch'))
  expect(await worker.ask(page)).toBe('chapterhouse-one /')
})

test('a server that fails is no better than none', async () => {
  const worker = await install(memoryCaches(), 'one')
  worker.network.mockResolvedValue(new Response('Bad gateway', { status: 502 }))
  expect(await worker.ask(page)).toBe('chapterhouse-one /')
})

test('a file is asked for once', async () => {
  const worker = await install(memoryCaches(), 'one')
  expect(await worker.ask(asked('/assets/main.js'))).toBe('chapterhouse-one /assets/main.js')
  expect(worker.network).not.toHaveBeenCalled()
  expect(await worker.ask(asked('/assets/late.js'))).toBe('fresh')
  expect(worker.network).toHaveBeenCalledTimes(1)
})

test('an error is never kept as a file', async () => {
  const caches = memoryCaches()
  const worker = await install(caches, 'one')
  worker.network.mockResolvedValue(new Response('not found', { status: 404 }))
  await worker.ask(asked('/assets/gone.js'))
  expect(await caches.match(asked('/assets/gone.js'))).toBeUndefined()
})

test("the server's answers pass by untouched", async () => {
  const worker = await install(memoryCaches(), 'one')
  expect(await worker.ask(asked('/api/me'))).toBeNull()
})

const pictureId = '01a1f8f1-38f3-7b4e-bb80-4ca0067bf0c8'
const picture = (id = pictureId) =>
  ({ ...asked(`/api/assets/${id}`, 'no-cors'), destination: 'image' }) as Request

const seen = async (answer: Response) => {
  const caches = memoryCaches()
  const worker = await install(caches, 'one')
  worker.network.mockResolvedValueOnce(answer)
  await worker.ask(picture())
  return { ...worker, kept: () => [...(caches.all.get('pictures')?.keys() ?? [])] }
}

test('a picture that was seen is there without a network', async () => {
  const { ask, network, kept } = await seen(new Response('a lighthouse'))
  network.mockRejectedValue(new TypeError('Failed to fetch'))
  expect(await ask(picture())).toBe('a lighthouse')
  expect(kept()).toHaveLength(1)
})

test('a server that says no is believed, though the picture was seen', async () => {
  const { ask, network } = await seen(new Response('a lighthouse'))
  network.mockResolvedValue(new Response('not found', { status: 404 }))
  expect(await ask(picture())).toBe('not found')
})

test.each([
  ['a refusal', new Response('no', { status: 404 })],
  ['a very large one', new Response('', { headers: { 'content-length': '9000000' } })],
])('%s is not kept', async (_, answer) => expect((await seen(answer)).kept()).toEqual([]))

test('of very many pictures the oldest go', async () => {
  const { ask, kept } = await seen(new Response('the first'))
  const id = (number: number) => pictureId.replace(/.{4}$/, String(number).padStart(4, '0'))
  for (let number = 0; number < 300; number += 1) await ask(picture(id(number)))
  expect(kept()).toHaveLength(300)
  expect(kept()).not.toContain(`/api/assets/${pictureId}`)
})

test('a file that is no picture passes by untouched', async () => {
  const worker = await install(memoryCaches(), 'one')
  expect(await worker.ask(asked(`/api/assets/${pictureId}`))).toBeNull()
})

test('a new release keeps the one before, for tabs that still run it, and no older one', async () => {
  const caches = memoryCaches()
  caches.all.set('of somebody else', new Map())
  for (const version of ['one', 'two', 'three']) await install(caches, version)
  expect([...caches.all.keys()]).toEqual([
    'of somebody else',
    'chapterhouse-two',
    'chapterhouse-three',
  ])
})

test('it takes over only when it is told to', async () => {
  const worker = await install(memoryCaches(), 'one')
  worker.tell('message', { data: 'something else' })
  expect(worker.scope.skipWaiting).not.toHaveBeenCalled()
  worker.tell('message', { data: 'take-over' })
  expect(worker.scope.skipWaiting).toHaveBeenCalledTimes(1)
})
