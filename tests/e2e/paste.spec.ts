import { expect, test, type Visitor } from './test.ts'
import { open, seesSaved, textOf } from './writing.ts'

/** Puts HTML on the real clipboard, with a picture as data in the place of `PICTURE`. */
const copy = async ({ page, context }: Visitor, html: string, text: string) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(
    async ([markup = '', plain = '']) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 8, height: 6 })
      canvas.getContext('2d')?.fillRect(0, 0, 8, 6)
      const whole = markup.replace('PICTURE', canvas.toDataURL('image/png'))
      const parts = { 'text/html': whole, 'text/plain': plain }
      const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })])
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))])
    },
    [html, text],
  )
}

const paste = async ({ page }: Visitor, keys = 'Control+V') => {
  await textOf(page).click()
  await page.keyboard.press(keys)
}

test('a picture pasted as data is an upload, and never data in the page', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  await copy(ada, '<h2>Tides</h2><p>See:</p><img alt="a" src="PICTURE"><ul><li>ebb</li></ul>', 'x')
  await paste(ada)
  await expect(textOf(ada.page).locator('img[src^="/api/assets/"]')).toBeVisible()
  await expect(textOf(ada.page).locator('h2')).toHaveText('Tides')
  await expect(textOf(ada.page).locator('li')).toHaveText('ebb')
  await seesSaved(ada.page)
  const json = await ada.page.request.get(`/api/pages/${here.pageId}/export?format=json`)
  expect(await json.text()).not.toMatch(/data:|blob:|pasted:/)
})

test('Markdown becomes what it says, and stays what it is when asked for plain', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  await open(ada.page, await desk(ada))
  await ada.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const markdown = '## Salt\n\n- [x] weighed\n\n| a | b |\n| - | - |\n| 1 | 2 |'
  await ada.page.evaluate((text) => navigator.clipboard.writeText(text), markdown)
  await paste(ada)
  await expect(textOf(ada.page).locator('h2')).toHaveText('Salt')
  await expect(textOf(ada.page).locator('td')).toHaveText(['1', '2'])
  await ada.page.keyboard.press('Control+A')
  await ada.page.keyboard.press('Control+A')
  await ada.page.keyboard.press('Control+Shift+V')
  await expect(textOf(ada.page)).toContainText('| 1 | 2 |')
  await expect(textOf(ada.page).locator('h2, table')).toHaveCount(0)
})
