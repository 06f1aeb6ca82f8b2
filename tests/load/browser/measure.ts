import { type Browser, chromium as chrome } from 'playwright-core'
import { chromium } from '../../harness/chromium.ts'
import { Options } from '../../harness/options.ts'
import { table, writeReport } from '../../harness/report.ts'
import { openStack } from '../../harness/stack.ts'
import { type Contestant, type OpenPage, viewport } from './contestant.ts'
import { type LongText, longText } from './long-text.ts'
import { ours } from './ours.ts'
import { floor, stock } from './peers.ts'
import { feelTyping, toMiddle } from './probe.ts'
import { typeElsewhere } from './typists.ts'
import { visit } from './visit.ts'

// npm run load -- browser: one long page, others typing in it; ours, stock, and a bare contenteditable.

const options = new Options(process.argv.slice(3))
const words = options.number('words', 100_000)
const keys = options.number('keys', 96)
const times = options.number('visits', 3)
const keysPerSecond = 3
const crowd = options.number('typists', 20)
/** People who have edited every paragraph before. */
const ages = { fresh: 0, aged: 12 } as const

interface Run {
  readonly browser: Browser
  readonly contestant: Contestant
  readonly age: keyof typeof ages
}

const stack = await openStack()
const browser = await chrome.launch({ ...chromium(), headless: true })
const contestants: Contestant[] = []
const typing: (readonly (string | number)[])[] = []
const visits: (readonly (string | number)[])[] = []
try {
  contestants.push(await ours(stack), await stock(), await floor())
  for (const age of options.list('ages', Object.keys(ages)) as (keyof typeof ages)[]) {
    const text = longText(words, ages[age], crowd)
    for (const contestant of contestants) await measure({ browser, contestant, age }, text)
  }
} finally {
  for (const contestant of contestants) await contestant.close()
  await browser.close()
  await stack.close()
}

const typingHead = ['page', 'editor', 'CPU', 'p50 ms', 'p95', 'p99', 'busy %', 'long tasks', 'fps']
const visitHead = ['page', 'editor', 'CPU', 'readable ms', 'editable ms', 'JavaScript kB']
console.log(`\n${crowd} people typing ${keysPerSecond} keys/s\n${table(typingHead, typing)}`)
console.log(`\nFirst visits, nothing kept\n${table(visitHead, visits)}\n`)
console.log(`Written to ${writeReport('load-browser', { words, typing, visits })}`)
process.exit(0)

async function measure({ browser, contestant, age }: Run, text: LongText): Promise<void> {
  const page = await contestant.open(text)
  for (const slower of [1, 4]) {
    const { readable, editable, kB } = await visit(browser, page, { slower, times })
    visits.push([age, contestant.name, `${slower}×`, readable, editable, kB])
    console.log(visits.at(-1)?.join('  '))
  }
  for (const slower of [1, 4]) {
    const felt = await typeAmongOthers(browser, page, { text, slower })
    typing.push([age, contestant.name, `${slower}×`, ...felt])
    console.log(typing.at(-1)?.join('  '))
  }
}

async function typeAmongOthers(
  browser: Browser,
  open: OpenPage,
  { text, slower }: { readonly text: LongText; readonly slower: number },
): Promise<number[]> {
  const context = await browser.newContext(viewport)
  const { url, cookies } = open
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: new URL(url).origin })))
  const page = await context.newPage()
  await page.goto(url)
  await page.locator(`${open.text}[contenteditable="true"] > p`).nth(20).waitFor()
  await toMiddle(page, open.text)
  const others = await typeElsewhere(open, text, keysPerSecond)
  try {
    const { p50, p95, p99, busy, longTasks, fps } = await feelTyping(page, { keys, slower })
    return [p50, p95, p99, busy, longTasks, fps]
  } finally {
    const gone = others.stop()
    await context.close()
    if (gone > 0) console.log(`${gone} of the others were sent away`)
  }
}
