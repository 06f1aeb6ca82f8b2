import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Request, RequestHandler, Response } from 'express'
import sirv from 'sirv'
import { type Look, type LookAt, sendWithLook } from './look.ts'

/** Files whose name changes with their content; kept for ever. */
const hashed = /^\/assets\//

const cacheOf = (pathname: string): string =>
  hashed.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache'

const unbuilt = (response: Response): void => {
  response
    .status(503)
    .type('text/plain')
    .send('The web client is not built yet. Run `npm start`, which builds it.\n')
}

/** One build of the client, as it lay there when it was opened. */
interface Build {
  /** When its page was written; another time is another build. */
  readonly at: number
  /** `index.html` */
  readonly page: string
  readonly serve: RequestHandler
}

const openBuild = (folder: string, at: number): Build => {
  const options = { etag: true, brotli: true, gzip: true, setHeaders }
  const files = sirv(folder, options)
  const pages = sirv(folder, { ...options, single: true })
  return {
    at,
    page: readFileSync(join(folder, 'index.html'), 'utf8'),
    // an old tab asking for a script of an earlier build must not get a page instead
    serve: (request, response, next) =>
      (hashed.test(request.path) ? files : pages)(request, response, next),
  }
}

const setHeaders = (response: { setHeader: (n: string, v: string) => unknown }, pathname: string) =>
  response.setHeader('Cache-Control', cacheOf(pathname))

const writtenAt = (file: string): number | null =>
  statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? null

const lookAt = async (looks: readonly LookAt[], request: Request): Promise<Look | null> => {
  if (request.method !== 'GET' || !request.accepts('html')) return null
  const found = await Promise.all(looks.map((at) => at(request).catch(() => null)))
  return found.find((look) => look !== null) ?? null
}

/**
 * Serves the built client: its files (brotli or gzip where the build made them), and `index.html`
 * for every other address a person may open, with the look at it if there is one. A new build in its
 * place is seen at the next request.
 */
export const clientFiles = (folder: string, looks: readonly LookAt[]): RequestHandler => {
  let build: Build | null = null
  const current = (): Build | null => {
    const at = writtenAt(join(folder, 'index.html'))
    if (at === null) return null
    if (build?.at !== at) build = openBuild(folder, at)
    return build
  }
  return async (request: Request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next()
    const files = current()
    if (!files) return unbuilt(response)
    const look = await lookAt(looks, request)
    if (look) await sendWithLook(request, response, { page: files.page, look })
    else files.serve(request, response, next)
  }
}
