import type { Browser } from 'playwright-core'
import { median } from '../../harness/figures.ts'
import { type OpenPage, viewport } from './contestant.ts'

/** A first visit with nothing kept: milliseconds from the click, and what had to come. */
export interface VisitFigures {
  /** Until the text is painted, in whatever form. */
  readonly readable: number
  /** Until it is there to be typed in. */
  readonly editable: number
  /** JavaScript as sent until then. */
  readonly kB: number
}

/** Enough of the text to be the text and not its first lines. */
const someLetters = 10_000

interface Marks {
  readable?: number
  editable?: number
}

declare global {
  var marks: Marks | undefined
}

/** Runs in the page before anything else: looks once a frame whether the text is painted. */
const lookOut = ({ text, letters }: { readonly text: string; readonly letters: number }) => {
  const marks: Marks = {}
  globalThis.marks = marks
  const note = (name: 'readable' | 'editable') => {
    if (marks[name] !== undefined) return
    const channel = new MessageChannel()
    channel.port1.onmessage = () => {
      marks[name] ??= performance.now()
    }
    channel.port2.postMessage(null)
  }
  const look = () => {
    const shown = document.querySelector('.first-look, .page-text, .ProseMirror, #text')
    if ((shown?.textContent?.length ?? 0) > letters) note('readable')
    const editor = document.querySelector(`${text}[contenteditable="true"]`)
    if ((editor?.textContent?.length ?? 0) > letters) note('editable')
    if (marks.editable === undefined) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

const oneVisit = async (
  browser: Browser,
  { url, cookies, text }: OpenPage,
  slower: number,
): Promise<VisitFigures> => {
  const context = await browser.newContext(viewport)
  try {
    await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: new URL(url).origin })))
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
    await page.addInitScript(lookOut, { text, letters: someLetters })
    await page.goto(url, { waitUntil: 'commit' })
    const done = await page.waitForFunction(
      () => globalThis.marks?.editable !== undefined && globalThis.marks,
      null,
      { timeout: 60_000 },
    )
    const { readable = Number.NaN, editable = Number.NaN } = (await done.jsonValue()) || {}
    const bytes = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => entry instanceof PerformanceResourceTiming)
        .filter(({ name, responseEnd }) => {
          const before = responseEnd <= (globalThis.marks?.editable ?? 0)
          return before && new URL(name).pathname.endsWith('.js')
        })
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    )
    return { readable, editable, kB: bytes / 1_000 }
  } finally {
    await context.close()
  }
}

/** The middle of some visits. */
export const visit = async (
  browser: Browser,
  page: OpenPage,
  { slower, times }: { readonly slower: number; readonly times: number },
): Promise<VisitFigures> => {
  const visits: VisitFigures[] = []
  for (let time = 0; time < times; time += 1) visits.push(await oneVisit(browser, page, slower))
  return {
    readable: Math.round(median(visits.map(({ readable }) => readable))),
    editable: Math.round(median(visits.map(({ editable }) => editable))),
    kB: Math.round(median(visits.map(({ kB }) => kB))),
  }
}
