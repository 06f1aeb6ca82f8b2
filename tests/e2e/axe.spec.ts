import type { Page } from '@playwright/test'
import { badDays } from './axe/bad-days.ts'
import { type Cast, castOf } from './axe/cast.ts'
import { desk } from './axe/desk.ts'
import { doors, nowhere } from './axe/doors.ts'
import { flawsOf } from './axe/flaws.ts'
import { house } from './axe/house.ts'
import { rooms } from './axe/rooms.ts'
import type { Scene } from './axe/scene.ts'
import { routes, windows } from './axe/source.ts'
import { ways } from './axe/ways.ts'
import { expect, test } from './test.ts'

const scenes: readonly Scene[] = [...doors, ...rooms, ...ways, ...house, ...desk, ...badDays]

/** The address of a scene in this cast. */
const addressOf = ({ at, query = '', page }: Scene, { places }: Cast): string => {
  const named = (name: string) => places[name === 'pageId' && page ? page : name] ?? 'x'.repeat(30)
  return `/${at.replace('*', 'nowhere')}${query}`.replace(/:(\w+)/g, (_, name) => named(name))
}

/** As a link inside of the application goes: without loading it anew. */
const goTo = async (page: Page, address: string, anew: boolean) => {
  const { pathname, search } = new URL(page.url(), 'http://x')
  if (anew || page.url() === 'about:blank') await page.goto(address)
  else if (pathname + search !== address) {
    await page.evaluate((to) => {
      history.pushState(null, '', to)
      dispatchEvent(new PopStateEvent('popstate'))
    }, address)
  }
}

const looks = {
  wide: { width: 1440, height: 900, schemes: ['light', 'dark'] },
  narrow: { width: 390, height: 844, schemes: ['light'] },
} as const

type Look = keyof typeof looks

/** Each flaw once, with the scene where it was seen first. */
type Flaws = Map<string, string>

const lookAt = async (scene: Scene, page: Page, { look, flaws }: { look: Look; flaws: Flaws }) => {
  await scene.act?.(page)
  await expect(scene.sees(page), scene.name).toBeVisible({ timeout: 10_000 })
  for (const colorScheme of looks[look].schemes) {
    await page.emulateMedia({ colorScheme })
    for (const flaw of await flawsOf(page, scene.part)) {
      if (!flaws.has(flaw)) flaws.set(flaw, `${scene.name}, ${colorScheme}`)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  if (scene.leave) await scene.leave(page)
  else await page.keyboard.press('Escape')
}

const walk = async (cast: Cast, look: Look): Promise<string> => {
  for (const page of Object.values(cast.pages)) {
    page.setDefaultTimeout(10_000)
    await page.setViewportSize(looks[look])
    await page.emulateMedia({ reducedMotion: 'reduce' })
  }
  const flaws: Flaws = new Map()
  for (const scene of scenes.filter(({ only = look }) => only === look)) {
    const page = cast.pages[scene.who]
    await goTo(page, addressOf(scene, cast), scene.anew ?? false)
    await lookAt(scene, page, { look, flaws })
  }
  return [...flaws].map(([flaw, where]) => `${where}: ${flaw}`).join('\n')
}

// What the worker answers cannot be held back.
const serviceWorkers = 'block'
test.use({ contextOptions: { serviceWorkers } })

test('every address and every window of the client is among the scenes', () => {
  const addresses = new Set(scenes.map(({ at }) => at).filter((at) => at !== nowhere))
  expect([...addresses].toSorted()).toEqual([...new Set(routes())].toSorted())
  const shown = new Set(scenes.flatMap(({ shows = [] }) => shows))
  expect([...shown].toSorted()).toEqual(windows())
})

test('axe notices what is wrong', async ({ page }) => {
  await page.setContent('<img src="x.png"><p style="color: #999">Hardly there</p>')
  const flaws = (await flawsOf(page)).join('\n')
  expect(flaws).toContain('image-alt')
  expect(flaws).toContain('color-contrast')
})

for (const look of ['wide', 'narrow'] as const) {
  test(`axe finds nothing on any screen, ${looks[look].width} pixels wide`, async ({
    visitor,
    browser,
    stack,
  }) => {
    const context = await browser.newContext({ baseURL: stack.origin, serviceWorkers })
    const cast = await castOf(stack, {
      owner: await visitor('Ada'),
      reader: await visitor('Ben'),
      newcomer: await visitor('Cleo'),
      stranger: await context.newPage(),
    })
    expect(await walk(cast, look)).toBe('')
    await context.close()
  })
}
