import type { Browser, Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { open, seesSaved, textOf, typeLine } from './writing.ts'

/** Makes a link to the open page in the window of who owns it, and answers its address. */
const makeLink = async (
  page: Page,
  choose: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
) => {
  await page.getByRole('button', { name: 'Acts on this page' }).click()
  await page.getByRole('menuitem', { name: 'Share with a link' }).click()
  const dialog = page.getByRole('dialog')
  await choose(dialog)
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  const link = await dialog.getByLabel('The link').inputValue()
  await dialog.getByRole('button', { name: 'Close' }).click()
  return link
}

const comeIn = async (browser: Browser, link: string, name: string) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Open the page' }).click()
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')
  return page
}

test('three guests write in a page by its link, until it is disabled', async ({
  visitor,
  desk,
  browser,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  await typeLine(ada.page, 'Ada begins.')
  const link = await makeLink(ada.page, async (dialog) => {
    await dialog.getByLabel('What they may do').selectOption('EDIT')
  })

  const guests: Page[] = []
  for (const name of ['Grace', 'Linus', 'Margaret']) guests.push(await comeIn(browser, link, name))
  for (const [index, guest] of guests.entries()) {
    await expect(textOf(guest)).toContainText('Ada begins.')
    await typeLine(guest, `Guest ${index} was here.`)
    await seesSaved(guest)
  }
  for (const index of [0, 1, 2]) {
    await expect(textOf(ada.page)).toContainText(`Guest ${index} was here.`)
  }
  await expect(ada.page.getByRole('list', { name: /Grace \(guest\)/ })).toBeVisible()

  await ada.page.getByRole('button', { name: 'Acts on this page' }).click()
  await ada.page.getByRole('menuitem', { name: 'Share with a link' }).click()
  ada.page.once('dialog', (question) => question.accept())
  await ada.page.getByRole('button', { name: 'Disable Share link' }).click()
  await expect(ada.page.getByText('Link disabled')).toBeVisible()
  for (const guest of guests) {
    await expect(textOf(guest)).toHaveAttribute('contenteditable', 'false', { timeout: 2_000 })
  }
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await expect(textOf(ada.page)).toContainText('Guest 2 was here.')
  for (const guest of guests) {
    await guest.reload()
    await expect(guest.getByText('This link was disabled, has expired or never was')).toBeVisible()
  }
})

test('a link to read, with a password, gives just that', async ({ visitor, desk, browser }) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  await typeLine(ada.page, 'For reading only.')
  await seesSaved(ada.page)
  const link = await makeLink(ada.page, async (dialog) => {
    await dialog.getByLabel('Password (if you like)').fill('open sesame')
  })

  const reader = await (await browser.newContext()).newPage()
  await reader.goto(link)
  await expect(reader.getByRole('heading', { name: 'A shared page' })).toBeVisible()
  await reader.getByRole('button', { name: 'Open the page' }).click()
  await expect(reader.getByRole('alert')).toContainText('not the password')
  await reader.getByLabel('Password of the link').fill('open sesame')
  await reader.getByRole('button', { name: 'Open the page' }).click()
  await expect(textOf(reader)).toContainText('For reading only.')
  await expect(textOf(reader)).toHaveAttribute('contenteditable', 'false')

  await typeLine(ada.page, 'Read while it is written.')
  await expect(textOf(reader)).toContainText('Read while it is written.')
  await reader.goto(`/p/${here.pageId}`)
  await reader.waitForURL(/sign-in/)
})
