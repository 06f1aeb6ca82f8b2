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
    await page.context().close()
  } finally {
    await house.stop()
  }
})
