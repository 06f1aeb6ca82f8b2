/** A screen to open, a file of ours that never changes, or something the worker keeps out of. */
export type KindOfRequest = 'screen' | 'file' | 'none'

interface Asked {
  readonly method: string
  readonly mode: string
  readonly url: string
}

const server = /^\/(api|collab|yjs|s|dev|healthz|readyz|metrics)(\/|$)/
const files =
  /^\/(assets\/|((theme|first-look)\.js|favicon\.svg|manifest\.webmanifest|icon-\d+\.png)$)/

/** Answers of the server are never touched: they are one person's, and must be fresh. */
export const kindOfRequest = (request: Asked, origin: string): KindOfRequest => {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== origin || server.test(url.pathname)) return 'none'
  if (request.mode === 'navigate') return 'screen'
  return files.test(url.pathname) ? 'file' : 'none'
}
