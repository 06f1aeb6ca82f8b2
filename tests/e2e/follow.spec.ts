import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { open, seesSaved, textOf, typeLine } from './writing.ts'

/** Whether the other person's caret stands in the middle part of this window. */
const seesCaret = (page: Page) =>
  page.locator('.page-text .caret').evaluateAll(([caret]) => {
    const top = caret?.getBoundingClientRect().top ?? -1
    return top > innerHeight * 0.15 && top < innerHeight * 0.85
  })

const aLongText = async (page: Page) => {
  await textOf(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('# Harbour')
  for (let line = 0; line < 45; line++) await page.keyboard.press('Enter')
  await page.keyboard.type('The last line.')
}

test('a person is followed through a long page until the reader moves', async ({ pair }) => {
  const { ada, ben, here } = await pair()
  await open(ada.page, here)
  await aLongText(ada.page)
  await seesSaved(ada.page)
  await ada.page.keyboard.press('Control+Home')
  await open(ben.page, here)
  await textOf(ben.page).getByText('The last line.').click()

  await ada.page.getByRole('button', { name: 'Follow Ben' }).click()
  await expect(ada.page.getByRole('status').getByText('in “Harbour”')).toBeVisible()
  await expect.poll(() => seesCaret(ada.page)).toBe(true)
  await ben.page.keyboard.press('Control+Home')
  await expect.poll(() => ada.page.evaluate(() => scrollY)).toBeLessThan(400)
  await ben.page.keyboard.press('Control+End')
  await expect.poll(() => seesCaret(ada.page)).toBe(true)

  await ada.page.keyboard.press('Escape')
  await expect(ada.page.getByRole('button', { name: 'Stop' })).toBeHidden()
  const before = await ada.page.evaluate(() => scrollY)
  await ben.page.keyboard.press('Control+Home')
  await expect(ada.page.locator('.page-text .caret')).not.toBeInViewport()
  expect(await ada.page.evaluate(() => scrollY)).toBe(before)
})

test('quiet hides everybody’s carets here, and nobody from the list', async ({ pair }) => {
  const { ada, ben, here } = await pair()
  await open(ada.page, here)
  await open(ben.page, here)
  await typeLine(ben.page, 'Ben is here.')
  await expect(ada.page.locator('.page-text .caret')).toHaveCount(1)
  await ada.page.getByRole('button', { name: 'Who is here: 1' }).click()
  await ada.page.getByRole('menuitemcheckbox', { name: /Quiet/ }).click()
  await expect(ada.page.locator('.page-text .caret')).toHaveCSS('visibility', 'hidden')
  await expect(ada.page.getByRole('button', { name: 'Who is here: 1' })).toBeVisible()
  await expect(ben.page.getByRole('button', { name: 'Follow Ada' })).toBeVisible()
})
