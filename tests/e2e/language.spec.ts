import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { textOf } from './writing.ts'

const speak = (page: Page, language: string) =>
  page.addInitScript((wish) => localStorage.setItem('chapterhouse.language', wish), language)

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
