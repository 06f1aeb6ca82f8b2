import { readCatalog } from '@chapterhouse/client/bundle/messages'
import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { textOf } from './writing.ts'

const speak = (page: Page, language: string) =>
  page.addInitScript((wish) => localStorage.setItem('chapterhouse.language', wish), language)

/** Every line of the screen that the catalog says in another way than it is said here. */
const leftInEnglish = (page: Page) =>
  page.evaluate((german) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const said: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const inText = node.parentElement?.closest('.page-text, .page-title, [lang="en"]')
      if (!inText && german[text] !== undefined && german[text] !== text) said.push(text)
    }
    return said
  }, readCatalog('de'))

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('what stands around every screen is said in German', async ({ visitor, desk }) => {
  const ada = await visitor('Ada')
  await desk(ada)
  await speak(ada.page, 'de')
  await ada.page.goto('/')
  await expect(ada.page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(ada.page.getByRole('heading', { name: 'Projekte' })).toBeVisible()
  await expect(ada.page.getByText('1 Seite')).toBeVisible()
  await ada.page.getByRole('button', { name: 'Konto von Ada' }).click()
  await expect(ada.page.getByRole('menuitem', { name: 'Abmelden' })).toBeVisible()
})

test('a person chooses German, and has it on the next device too', async ({ pair, browser }) => {
  const { ada, here } = await pair()
  await ada.page.goto('/account')
  await ada.page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch')
  await expect(ada.page.getByRole('heading', { name: 'Sicherheitsprotokoll' })).toBeVisible()

  const context = await browser.newContext()
  await context.addCookies(await ada.context.cookies())
  const page = await context.newPage()
  await page.goto(`/p/${here.pageId}`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  const text = page.getByRole('textbox', { name: 'Text der Seite' })
  await expect(text).toHaveAttribute('contenteditable', 'true')
  await text.click()
  await page.keyboard.type('/')
  await expect(page.getByRole('option', { name: /Aufzählung/ })).toBeVisible()
  await page.keyboard.type('quote')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Auf Deutsch.')
  await expect(text.locator('blockquote')).toHaveText('Auf Deutsch.')
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible()
  await context.close()
})

test('before the door German is one press away, and a wrong password is told in it', async ({
  stack,
  browser,
}) => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(`${stack.origin}/sign-in`)
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible()
  await page.getByLabel('E-Mail-Adresse').fill('nobody@example.org')
  await page.getByLabel('Passwort', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
  await expect(page.getByText('E-Mail-Adresse oder Passwort ist falsch')).toBeVisible()
  expect(await leftInEnglish(page)).toEqual([])
  await context.close()
})

test('a browser that speaks German is met in German', async ({ stack, browser }) => {
  const context = await browser.newContext({ locale: 'de-AT' })
  const page = await context.newPage()
  await page.goto(`${stack.origin}/sign-up`)
  await expect(page.getByRole('heading', { name: 'Konto anlegen' })).toBeVisible()
  await page.getByLabel('Ihr Name').fill('Grete')
  await page.getByLabel('E-Mail-Adresse').fill(`grete-${Date.now()}@example.org`)
  await page.getByLabel('Passwort', { exact: true }).fill('sieben lila Giraffen')
  await page.getByRole('button', { name: 'Konto anlegen' }).click()
  await expect(page.getByText('Willkommen, Grete.')).toBeVisible()
  await page.goto(`${stack.origin}/account`)
  await expect(page.getByRole('combobox', { name: 'Sprache' })).toHaveValue('de')
  await context.close()
})

test('no screen keeps a word of English', async ({ pair }) => {
  const { ada, here } = await pair()
  const { page } = ada
  await speak(page, 'de')
  const screens = [
    ['/', 'Projekte'],
    ['/account', 'Konto'],
    ['/trash', 'Papierkorb'],
    ['/privacy', 'Was über Sie aufbewahrt wird'],
    [`/projects/${here.projectId}`, 'A desk'],
    [`/projects/${here.projectId}?show=people`, 'Personen in „A desk“'],
    [`/projects/${here.projectId}?show=share`, '„A desk“ mit einem Link teilen'],
    [`/projects/${here.projectId}?show=templates`, 'Mit einer Vorlage beginnen'],
    [`/projects/${here.projectId}/trash`, 'Papierkorb'],
    [`/p/${here.pageId}/history`, 'A desk'],
    ['/nowhere', 'Hier ist nichts für Sie'],
  ] as const
  for (const [path, heading] of screens) {
    await page.goto(path)
    await expect(page.getByRole('heading', { name: heading }).first()).toBeVisible()
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    expect(await leftInEnglish(page), path).toEqual([])
  }
})

for (const width of [1440, 390]) {
  test(`the shell stands the other way round in Arabic, ${width} pixels wide`, async ({
    visitor,
    desk,
  }) => {
    const ada = await visitor('Ada')
    const here = await desk(ada)
    const { page } = ada
    await page.setViewportSize({ width, height: 900 })
    await speak(page, 'ar')
    await page.goto('/')
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await expect(page.getByRole('heading', { name: 'المشاريع' })).toBeVisible()
    const corner = await page.getByRole('button', { name: 'حساب Ada' }).boundingBox()
    expect(corner?.x ?? width).toBeLessThan(width / 2)
    expect(await overflow(page)).toBe(0)

    await page.goto(`/p/${here.pageId}`)
    await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')
    expect(await overflow(page)).toBe(0)
    await textOf(page).click()
    await page.keyboard.type('Left to right it is.')
    await expect(textOf(page)).toHaveCSS('direction', 'ltr')
  })
}
