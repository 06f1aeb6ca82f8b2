import type { Page } from '@playwright/test'
import { setRole } from '../harness/people.ts'
import { expect, test } from './test.ts'
import { open, savedIn, seesSaved, textOf, typeLine, worksAlone } from './writing.ts'

const tree = (page: Page) => page.getByRole('tree', { name: 'Pages' })
const newPage = (page: Page) => page.getByRole('button', { name: 'New page', exact: true }).first()
const titleOf = (page: Page) => page.getByRole('textbox', { name: 'Title' })
/** Makes a page by the button, names it and writes a line. */
const writeNew = async (page: Page, title: string, line: string) => {
  const before = page.url()
  await newPage(page).click()
  await page.waitForURL((url) => url.pathname.startsWith('/p/') && url.href !== before)
  await expect(titleOf(page)).toHaveValue('')
  await titleOf(page).fill(title)
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')
  await typeLine(page, line)
}

test('a page made off line is written in, survives a killed tab, and is everybody’s on return', async ({
  pair,
}) => {
  const { ada, ben, here } = await pair()
  await open(ada.page, here)
  await worksAlone(ada.page)
  await ada.context.setOffline(true)
  await writeNew(ada.page, 'Made in the tunnel', 'No server has seen this.')
  await expect(savedIn(ada.page)).toContainText('only on this device')
  const row = tree(ada.page).getByRole('treeitem', { name: 'Made in the tunnel' })
  await expect(row.getByText('Only on this device so far')).toBeAttached()

  const address = ada.page.url()
  await ada.page.reload()
  await expect(textOf(ada.page)).toContainText('No server has seen this.')
  await writeNew(ada.page, 'And another', 'Left behind before the return.')
  await ada.page.close({ runBeforeUnload: false })

  const again = await ada.context.newPage()
  await again.goto(address)
  await expect(textOf(again)).toContainText('No server has seen this.')
  await expect(titleOf(again)).toHaveValue('Made in the tunnel')
  await ada.context.setOffline(false)
  await seesSaved(again)
  await expect(tree(again).getByText('Only on this device so far')).toHaveCount(0)

  await ben.page.goto(new URL(address).pathname)
  await expect(textOf(ben.page)).toContainText('No server has seen this.')
  await expect(titleOf(ben.page)).toHaveValue('Made in the tunnel')
  // Nobody has opened the second one since: its words came along by themselves.
  await tree(ben.page).getByRole('treeitem', { name: 'And another' }).getByRole('link').click()
  await expect(textOf(ben.page)).toContainText('Left behind before the return.')
})

test('a page that the server does not take keeps its words until they are taken', async ({
  pair,
}) => {
  const { ben, here } = await pair()
  await open(ben.page, here)
  await worksAlone(ben.page)
  await ben.context.setOffline(true)
  await writeNew(ben.page, 'Too late', 'Nobody may take this from me.')
  await setRole(here, ben.person, 'VIEWER')
  await ben.context.setOffline(false)
  await expect(ben.page.getByText('could not be saved')).toBeVisible()
  await expect(ben.page.locator('.rescue-text')).toContainText('Nobody may take this from me.')
  ben.page.once('dialog', (dialog) => void dialog.accept())
  await ben.page.getByRole('button', { name: 'Discard' }).click()
  await expect(tree(ben.page).getByText('Too late')).toHaveCount(0)
})
