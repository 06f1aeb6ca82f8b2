import { embedProviders } from '@chapterhouse/shared/editor/blocks/embed'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import type { Settings } from './settings.ts'

/** No inline script ever, and no frame but of the sites that may be embedded. Inline style stays: the interface library sets its tokens that way. */
const directives = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  scriptSrcAttr: ["'none'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameSrc: embedProviders.map(({ origin }) => origin),
  frameAncestors: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
}

/** Headers of every answer. HTTPS is demanded only where PUBLIC_URL says it exists. */
export const securityHeaders = (settings: Settings): RequestHandler =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: settings.publicOrigin?.startsWith('https:')
      ? { maxAge: 31_536_000 }
      : false,
  })

/** For bytes that people uploaded or exported: whatever is in them, the browser runs nothing. */
export const sandbox = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox"

/** For what the world reads: it needs no script, so none runs, and nothing comes from elsewhere. */
export const reading = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
