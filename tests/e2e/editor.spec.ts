import { expect, test } from './test.ts'
import { held, open, seesSaved, textOf } from './writing.ts'

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAIAAACDRijCAAAAGklEQVR4nGOQz4+nCmIYNWjUoFGDRg2iDAEA0AZjkPJSSeMAAAAASUVORK5CYII=',
  'base64',
)

test('Markdown shortcuts, slash menu and table end up in the exported file', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  const { page } = ada
  await open(page, here)
  await textOf(page).click()
  await page.keyboard.type('## The plan')
  await page.keyboard.press('Enter')
  await page.keyboard.type('- first')
  await page.keyboard.press('Enter')
  await page.keyboard.type('second')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('[ ] to do')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/quo')
  await expect(page.getByRole('option', { name: /Quote/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Write down what you see.')
  await seesSaved(page)
  const file = await page.request.get(`/api/pages/${here.pageId}/export?format=markdown`)
  const markdown = await file.text()
  expect(markdown).toContain('## The plan')
  expect(markdown).toMatch(/^[-*] first$/m)
  expect(markdown).toMatch(/^[-*] \[ \] to do$/m)
  expect(markdown).toContain('> Write down what you see.')
})

test('an image is uploaded, shown to others, and never a data: address', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  await textOf(ada.page).click()
  const chooser = ada.page.waitForEvent('filechooser')
  await ada.page.getByRole('toolbar').getByRole('button', { name: /image/i }).click()
  await (await chooser).setFiles({ name: 'pixel.png', mimeType: 'image/png', buffer: pixel })
  const image = textOf(ada.page).locator('img[src^="/api/assets/"]')
  await expect(image).toBeVisible()
  await seesSaved(ada.page)
  const src = await image.getAttribute('src')
  const answer = await ada.page.request.get(src ?? '')
  expect(answer.headers()['x-content-type-options']).toBe('nosniff')
  await expect(textOf(ada.page).locator('img[src^="data:"]')).toHaveCount(0)
})

test('a link keeps only safe addresses, asked for before the menus are there', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  const { page } = ada
  const menus = await held(page, '**/assets/menus-of-text-*.js')
  await open(page, here)
  await textOf(page).click()
  await page.keyboard.type('see here')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('not the words')
  menus.release()
  await expect(textOf(page)).toHaveText('see here')
  const address = page.getByRole('textbox', { name: /address|link/i })
  await address.fill('javascript:alert(1)')
  await page.keyboard.press('Enter')
  await expect(textOf(page).locator('a')).toHaveCount(0)
  await address.fill('https://example.org/a')
  await page.keyboard.press('Enter')
  await expect(textOf(page).locator('a[href="https://example.org/a"]')).toHaveText('see here')
})

test('on a phone the tree is a drawer and the tools are at the thumb', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await ada.page.setViewportSize({ width: 390, height: 844 })
  await open(ada.page, here)
  const bar = await ada.page.getByRole('toolbar').boundingBox()
  expect(bar?.y ?? 0).toBeGreaterThan(700)
  await expect(ada.page.getByRole('tree')).toBeHidden()
  await ada.page.getByRole('button', { name: 'Show the sidebar' }).first().click()
  await expect(ada.page.getByRole('tree')).toBeVisible()
  const width = await ada.page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
})
