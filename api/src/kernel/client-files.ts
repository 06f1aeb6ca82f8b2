import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Request, RequestHandler, Response } from 'express'
import sirv from 'sirv'

/** Files whose name changes with their content; kept for ever. */
const hashed = /^\/assets\//

const cacheOf = (pathname: string): string =>
  hashed.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache'

const unbuilt = (_request: Request, response: Response): void => {
  response
    .status(503)
    .type('text/plain')
    .send('The web client is not built yet. Run `npm start`, which builds it.\n')
}

/**
 * Serves the built client: its files (brotli or gzip where the build made them), and `index.html`
 * for every other address a person may open. Looks anew at each request until there is a build.
 */
export const clientFiles = (folder: string): RequestHandler => {
  let files: ReturnType<typeof sirv> | null = null
  const open = () =>
    sirv(folder, { single: true, etag: true, brotli: true, gzip: true, setHeaders })
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    if (!files && existsSync(join(folder, 'index.html'))) files = open()
    if (!files) return unbuilt(request, response)
    // an old tab asking for a file of an earlier build must not get a page instead of a script
    if (hashed.test(request.path) && !existsSync(join(folder, request.path))) return next()
    files(request, response, next)
  }
}

const setHeaders = (response: { setHeader: (n: string, v: string) => unknown }, pathname: string) =>
  response.setHeader('Cache-Control', cacheOf(pathname))
