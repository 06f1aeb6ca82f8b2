/** A screen to open, a file of ours that never changes, a picture in a text, or something the worker keeps out of. */
export type KindOfRequest = 'screen' | 'file' | 'picture' | 'none'

interface Asked {
  readonly method: string
  readonly mode: string
  readonly url: string
  /** What it is for, as the browser says. */
  readonly destination?: string
}

const server =
  /^\/(api|collab|yjs|s|dev|texts|works|healthz|readyz|metrics)(\/|$)|^\/(sitemap\.xml|robots\.txt)$/
const files =
  /^\/(assets\/|((theme|first-look)\.js|favicon\.svg|manifest\.webmanifest|icon-\d+\.png)$)/

const pictures = /^\/api\/assets\/[0-9a-f-]{36}$/

const isPicture = ({ destination }: Asked, pathname: string) =>
  destination === 'image' && pictures.test(pathname)

/**
 * Answers of the server are never touched: they are one person's, and must be fresh. But a picture
 * never changes, and a text is not whole without it.
 */
export const kindOfRequest = (request: Asked, origin: string): KindOfRequest => {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== origin) return 'none'
  if (isPicture(request, url.pathname)) return 'picture'
  if (server.test(url.pathname)) return 'none'
  if (request.mode === 'navigate') return 'screen'
  return files.test(url.pathname) ? 'file' : 'none'
}
