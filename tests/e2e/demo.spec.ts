import { test as base, expect } from '@playwright/test'
import { openHouse } from './house.ts'

const day = 86_400_000

base('the demo house has people, whose pages have a past', async ({ browser }) => {
  base.setTimeout(240_000)
  const house = await openHouse({ words: ['--demo'] })
  try {
    const [, password = ''] = house.said().match(/all with the password (\S+)/) ?? []
    const page = await (await browser.newContext({ baseURL: house.url })).newPage()
    await page.goto('/')
    await page.getByLabel('E-mail address').fill('maja@demo.example')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page
      .getByRole('link', { name: /The Salt Road/ })
      .first()
      .click()
    await page
      .getByRole('link', { name: /The keeper/ })
      .first()
      .click()
    await page.waitForURL(/\/p\//)
    await page.goto(`${new URL(page.url()).pathname}/history?tab=changes`)
    await expect(page.getByText('Tomás Ferreira wrote').first()).toBeVisible()
    const dates = await page
      .locator('time')
      .evaluateAll((times) => times.map((time) => Date.parse(time.getAttribute('datetime') ?? '')))
    const newest = Math.max(...dates)
    expect(Date.now() - newest).toBeGreaterThan(day)
    expect(newest - Math.min(...dates)).toBeGreaterThan(5 * day)
    const outside = await browser.newContext({ baseURL: house.url, javaScriptEnabled: false })
    const reader = await outside.newPage()
    const map = await (await outside.request.get('/sitemap.xml')).text()
    const [, front = ''] = map.match(/<loc>([^<]*\/works\/[^<]*)</) ?? []
    await reader.goto(new URL(front).pathname)
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText('The Salt Road')
    await reader.getByRole('link', { name: /The keeper/ }).click()
    await expect(reader.getByText(/Last changed|min read/).first()).toBeVisible()
    const published = await reader.locator('time').first().getAttribute('datetime')
    expect(Date.now() - Date.parse(published ?? '')).toBeGreaterThan(5 * day)
    await outside.close()
    await page.context().close()
  } finally {
    await house.stop()
  }
})
