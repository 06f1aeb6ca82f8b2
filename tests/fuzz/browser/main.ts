import { type Browser, chromium as chrome } from 'playwright-core'
import { chromium } from '../../harness/chromium.ts'
import { Options } from '../../harness/options.ts'
import { nextPage, openDeskFor, type Person, signUpPerson } from '../../harness/people.ts'
import { openStack } from '../../harness/stack.ts'
import { runSeeds } from '../seeds.ts'
import { structureStory } from './structure.ts'

const options = new Options(process.argv.slice(3))
const rounds = options.number('rounds', 8)
const steps = options.number('steps', 14)
const viewport = { viewport: { width: 1440, height: 900 } }

const stack = await openStack()
const browser = await chrome.launch({ ...chromium(), headless: true })
let failed: number
try {
  const names = ['Ada', 'Ben']
  const people = await Promise.all(names.map((name) => signUpPerson(stack.origin, name)))
  const desk = await openDeskFor(people)
  const run = async (seed: number) => {
    const contexts = await Promise.all(people.map((person) => comeIn(browser, person)))
    try {
      const pages = await Promise.all(contexts.map((context) => context.newPage()))
      const here = await nextPage(desk, `Seed ${seed}`)
      await structureStory({ stack, desk: here, pages, seed, rounds, steps })
      return rounds
    } finally {
      for (const context of contexts) await context.close()
    }
  }
  failed = await runSeeds({
    name: 'fuzz-browser',
    kept: new URL('./seeds.json', import.meta.url),
    options,
    usual: 10,
    setting: { rounds, steps },
    run,
  })
} finally {
  await browser.close()
  await stack.close()
}
process.exit(failed > 0 ? 1 : 0)

async function comeIn(browser: Browser, { browser: { session, origin } }: Person) {
  const context = await browser.newContext({ ...viewport, baseURL: origin })
  await context.addCookies([{ ...session, url: origin }])
  return context
}
