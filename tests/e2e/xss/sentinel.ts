import type { BrowserContext, Page, Request } from '@playwright/test'

/** What happened that only a script of somebody else would do. */
export interface Sentinel {
  readonly seen: readonly string[]
  /** What the page's own policy had to stop. */
  readonly stopped: readonly string[]
}

const report = () => {
  const told = globalThis as unknown as { tellStopped: (what: string) => Promise<void> }
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    void told.tellStopped(`${effectiveDirective} ${blockedURI} at ${location.pathname}`)
  })
}

/** Listens to everything that opens, asks or leaves in these windows. */
export const watch = async (context: BrowserContext, origin: string): Promise<Sentinel> => {
  const seen: string[] = []
  const stopped: string[] = []
  await context.exposeFunction('tellStopped', (what: string) => stopped.push(what))
  await context.addInitScript(report)
  context.on('dialog', (dialog) => {
    seen.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss().catch(() => {})
  })
  const note = (request: Request) => {
    const { protocol, href } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && !href.replace('ws:', 'http:').startsWith(origin))
      seen.push(`a request to ${href}`)
  }
  context.on('requestfinished', note)
  // What the policy stops never left.
  context.on('requestfailed', (request) => request.failure()?.errorText !== 'csp' && note(request))
  return { seen, stopped }
}

/** Everything in the document that would run, load or lead somewhere it must not, if it were touched. */
const look = (): string[] => {
  const bad: string[] = []
  const scheme = /^[\s\p{Cc}]*(javascript|vbscript|data:(?!image\/(png|jpeg|gif|webp|avif)))/iu
  // one form is ours: at the foot of a public page, where no text is
  const form = 'form[action]:not(body > footer > .thanks > form[action$="/like"])'
  const lone = `object, embed, base, frame, applet, ${form}, meta[http-equiv="refresh" i]`
  for (const one of document.querySelectorAll(lone)) bad.push(one.outerHTML.slice(0, 120))
  for (const one of document.querySelectorAll('script:not([src^="/"]), iframe'))
    bad.push(one.outerHTML.slice(0, 120))
  for (const one of document.querySelectorAll('*')) {
    for (const { name, value } of one.attributes) {
      const runs = /^on|^srcdoc$/i.test(name)
      const leads = /^(xlink:)?href$|^(src|srcset|action|formaction|data|poster|ping)$/i.test(name)
      const loads = name === 'style' && /url\((?!["']?#)|expression|@import/i.test(value)
      if (runs || (leads && scheme.test(value)) || loads)
        bad.push(`${one.tagName} ${name}=${value}`)
    }
  }
  if ('polluted' in {}) bad.push('every object is polluted')
  return bad
}

/** Looks at the page once it has drawn what it has. */
export const dangersIn = async (page: Page): Promise<string[]> => {
  await page.evaluate(() => new Promise((drawn) => requestIdleCallback(drawn)))
  return page.evaluate(look)
}
