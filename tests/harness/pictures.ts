// Makes the pictures of the documentation from a house that was opened with --demo:
//   npm start -- --demo        and then        node tests/harness/pictures.ts http://127.0.0.1:4000
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium as engine, type Page } from 'playwright-core'
import { chromium } from './chromium.ts'
import { root } from './program.ts'

const [url = 'http://127.0.0.1:4000'] = process.argv.slice(2)
const images = join(root, 'docs', 'images')
mkdirSync(images, { recursive: true })

interface Sitter {
  readonly email: string
  readonly width: number
  readonly height: number
  readonly scheme: 'light' | 'dark'
}

const enter = async (browser: Browser, sitter: Sitter): Promise<Page> => {
  const { width, height, scheme } = sitter
  const context = await browser.newContext({
    baseURL: url,
    colorScheme: scheme,
    viewport: { width, height },
    deviceScaleFactor: 2,
  })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(sitter.email)
  await page.getByLabel('Password', { exact: true }).fill('chapterhouse-demo')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: /Salt Road/ }).click()
  await page
    .getByRole('link', { name: /Gull Rock/ })
    .last()
    .click()
  await page.getByRole('textbox', { name: 'Text of the page' }).waitFor()
  return page
}

const browser = await engine.launch(chromium())
const desktop = { width: 1280, height: 800, scheme: 'light' } as const
const maja = await enter(browser, { ...desktop, email: 'maja@demo.example' })
const ines = await enter(browser, { ...desktop, email: 'ines@demo.example' })
const phone = await enter(browser, {
  email: 'tomas@demo.example',
  width: 390,
  height: 780,
  scheme: 'dark',
})
await ines.getByText('and the swell has opinions.').click()
await ines.keyboard.press('End')
await phone.getByText('There were seven steps.').click()
await maja.getByText('Ines took the dinghy out').click()
await ines.keyboard.press('ArrowLeft')
// The name stays beside a caret for a moment after it moved.
await maja.locator('.caret-moved').first().waitFor()
await maja.screenshot({ path: join(images, 'page.png') })
await phone.screenshot({ path: join(images, 'phone.png') })
await browser.close()
