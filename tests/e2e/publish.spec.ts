import type { Browser, Page } from '@playwright/test'
import { flawsOf } from './axe/flaws.ts'
import { expect, test } from './test.ts'
import { open, seesSaved, typeLine } from './writing.ts'

const openDialog = async (page: Page) => {
  await page.getByRole('button', { name: 'Acts on this page' }).click()
  await page.getByRole('menuitem', { name: 'Publish' }).click()
  return page.getByRole('dialog')
}

/** Somebody without an account, whose browser runs no script. */
const aReader = async (browser: Browser) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  return context.newPage()
}

/** What axe has to say of these addresses, for a reader in the light and in the dark, wide and narrow. */
const flawsAt = async (browser: Browser, addresses: readonly string[]) => {
  const flaws: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 844 } })
      const page = await context.newPage()
      for (const address of addresses) {
        await page.goto(address)
        flaws.push(...(await flawsOf(page)))
        const rolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
        if (rolls) flaws.push(`${address} is wider than ${width} pixels`)
      }
      await context.close()
    }
  }
  return flaws
}

test('a page is published, read by the world, changed, and taken back', async ({
  visitor,
  desk,
  browser,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  await typeLine(ada.page, 'The tide is out.')
  await seesSaved(ada.page)
  const dialog = await openDialog(ada.page)
  await expect(dialog).toContainText('Only members of the project read this page.')
  await dialog.getByRole('button', { name: 'Publish, and open the project' }).click()
  const address = await dialog.getByLabel('Address of the page').inputValue()

  const reader = await aReader(browser)
  const elsewhere: string[] = []
  reader.on('request', (request) => elsewhere.push(new URL(request.url()).origin))
  const first = await reader.goto(address)
  expect(first?.headers()['content-security-policy']).toContain("default-src 'none'")
  await expect(reader.getByText('The tide is out.')).toBeVisible()
  await expect(reader.locator('script')).toHaveCount(0)
  expect(new Set(elsewhere)).toEqual(new Set([new URL(address).origin]))
  await expect(reader.getByRole('article')).toHaveCSS('color', 'rgb(28, 33, 31)')

  await reader.getByRole('button', { name: 'Like this text' }).click()
  await expect(reader.getByText('Thank you. It was counted.')).toBeVisible()
  await expect(reader.getByRole('button', { name: 'Like this text' })).toBeHidden()
  expect(await reader.context().cookies()).toEqual([])

  await dialog.getByRole('button', { name: 'Close', exact: true }).click()
  await typeLine(ada.page, 'And in again.')
  await seesSaved(ada.page)
  await reader.reload()
  await expect(reader.getByText('And in again.')).toHaveCount(0)
  const again = await openDialog(ada.page)
  await again.getByRole('button', { name: 'Publish the changes' }).click()
  await expect(again.getByText('The page has changed since')).toHaveCount(0)
  await reader.reload()
  await expect(reader.getByText('And in again.')).toBeVisible()

  await reader.getByRole('banner').getByRole('link').first().click()
  await expect(reader).toHaveURL(/\/works\//)
  expect(await flawsAt(browser, [address, reader.url(), `${address}x`])).toEqual([])
  await again.getByRole('button', { name: 'Take it back' }).click()
  await expect(again.getByText('Not published')).toBeVisible()
  await reader.goto(address)
  await expect(reader.getByRole('heading')).toHaveText('This is no longer public')
  await reader.context().close()
})

test('one publishes while another types: the world has the text of that moment', async ({
  pair,
  browser,
}) => {
  const { ada, ben, here } = await pair()
  await open(ada.page, here)
  await open(ben.page, here)
  await typeLine(ben.page, 'Before the tide.')
  await seesSaved(ben.page)
  const typing = ben.page.keyboard.type(' It goes on and on, and out to the sea.'.repeat(7), {
    delay: 40,
  })
  const dialog = await openDialog(ada.page)
  await dialog.getByRole('button', { name: 'Publish, and open the project' }).click()
  const address = await dialog.getByLabel('Address of the page').inputValue()
  const reader = await aReader(browser)
  await reader.goto(address)
  const published = await reader.getByRole('article').textContent()
  expect(published).toContain('Before the tide.')
  await typing
  await typeLine(ben.page, 'After the tide.')
  await seesSaved(ben.page)
  await reader.reload()
  expect(await reader.getByRole('article').textContent()).toBe(published)
  expect(published).not.toContain('After the tide.')

  await dialog.getByRole('button', { name: 'Close', exact: true }).click()
  const again = await openDialog(ada.page)
  await expect(again.getByText('The page has changed since')).toBeVisible()
  await expect(again.getByText('Readers still have the text as it was published.')).toBeVisible()
  await again.getByRole('button', { name: 'Publish the changes' }).click()
  await expect(again.getByText('The page has changed since')).toHaveCount(0)
  await reader.reload()
  await expect(reader.getByText('After the tide.')).toBeVisible()
  await reader.context().close()
})
