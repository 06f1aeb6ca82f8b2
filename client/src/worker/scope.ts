/** The part of a service worker's global scope that we use; the DOM types do not have it. */
export interface WorkerScope {
  readonly caches: CacheStorage
  readonly location: { readonly origin: string }
  readonly clients: { readonly claim: () => Promise<void> }
  readonly skipWaiting: () => Promise<void>
  readonly fetch: (request: Request, init?: RequestInit) => Promise<Response>
  readonly addEventListener: <Kind extends keyof WorkerEvents>(
    kind: Kind,
    listen: (event: WorkerEvents[Kind]) => void,
  ) => void
}

/** The events a worker hears; the types of a page and of a worker do not go together. */
export interface WorkerEvents {
  readonly install: LifeEvent
  readonly activate: LifeEvent
  readonly message: { readonly data: unknown }
  readonly fetch: {
    readonly request: Request
    readonly respondWith: (answer: Promise<Response>) => void
  }
}

interface LifeEvent {
  readonly waitUntil: (work: Promise<unknown>) => void
}

/** What is built into this version of the worker. */
export interface Release {
  readonly version: string
  readonly precache: readonly string[]
}
