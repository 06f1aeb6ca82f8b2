import { addPage } from '../harness/people.ts'
import { expect, test } from './test.ts'
import { open, seesSaved, textOf, typeLine } from './writing.ts'

test('a page is renamed, nested by keyboard, deleted and brought back', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await addPage(ada.person, here.projectId, 'Second')
  const { page } = ada
  await page.goto(`/projects/${here.projectId}`)
  const row = page.getByRole('treeitem', { name: 'Second' })
  await row.focus()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Title of the page' }).fill('Gull Rock')
  await page.keyboard.press('Enter')
  const renamed = page.getByRole('treeitem', { name: 'Gull Rock' })
  await expect(renamed).toHaveAttribute('aria-level', '1')
  await renamed.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(renamed).toHaveAttribute('aria-level', '2')
  await renamed.focus()
  await page.keyboard.press('Delete')
  await expect(renamed).toBeHidden()
  await page.getByRole('link', { name: 'Trash' }).click()
  await page.getByRole('button', { name: /back/i }).first().click()
  await expect(page.getByRole('treeitem', { name: 'Gull Rock' })).toBeVisible()
})

test('a renamed title reaches the tree, the other person and the list', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  await ada.page.getByRole('textbox', { name: 'Title' }).fill('The keeper')
  await seesSaved(ada.page)
  await expect(ada.page.getByRole('treeitem', { name: 'The keeper' })).toBeVisible()
})

test('a deleted project comes back whole', async ({ visitor, desk }) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  await typeLine(ada.page, 'This must come back.')
  await seesSaved(ada.page)
  await ada.page.goto('/')
  await ada.page.getByRole('button', { name: 'Move A desk to the trash' }).click()
  await expect(ada.page.getByRole('link', { name: /^A desk/ })).toHaveCount(0)
  await ada.page.goto('/trash')
  await ada.page.getByRole('button', { name: /back/i }).click()
  await ada.page.goto(`/p/${here.pageId}`)
  await expect(textOf(ada.page)).toContainText('This must come back.')
})

test('a version keeps the text under a name, and is read later', async ({ visitor, desk }) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  await typeLine(ada.page, 'The first wording.')
  await seesSaved(ada.page)
  await ada.page.goto(`/p/${here.pageId}?show=version`)
  await ada.page.getByRole('textbox', { name: 'Name' }).fill('Before the cut')
  await ada.page.keyboard.press('Enter')
  await expect(ada.page.getByRole('dialog')).toBeHidden()
  await textOf(ada.page).click()
  await ada.page.keyboard.press('Control+a')
  await ada.page.keyboard.type('Another wording.')
  await seesSaved(ada.page)
  await ada.page.goto(`/p/${here.pageId}/history`)
  await ada.page.getByText('Before the cut').click()
  await expect(ada.page.getByText('The first wording.')).toBeVisible()
  await expect(ada.page.getByText('Another wording.')).toBeHidden()
})

test('the page menu and its dialogs need no pointer', async ({ visitor, desk }) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  await ada.page.getByRole('button', { name: 'Acts on this page' }).focus()
  await ada.page.keyboard.press('Enter')
  await expect(ada.page.getByRole('menuitem', { name: 'Rename' })).toBeFocused()
  await ada.page.keyboard.press('ArrowDown')
  await ada.page.keyboard.press('Enter')
  await expect(ada.page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await ada.page.keyboard.type('Before the cut')
  await ada.page.keyboard.press('Enter')
  await expect(ada.page.getByText('“Before the cut” is kept')).toBeVisible()
  // What is behind an open dialog takes no keys.
  await expect(ada.page.getByRole('dialog')).toHaveCount(0)
  await ada.page.getByRole('button', { name: 'Acts on this page' }).press('Enter')
  await ada.page.getByRole('menuitem', { name: 'History' }).press('Enter')
  await expect(ada.page.locator('#main')).toBeFocused()
})

test('a page that is not mine is not there', async ({ visitor, desk }) => {
  const [ada, eve] = [await visitor('Ada'), await visitor('Eve')]
  const here = await desk(ada)
  await eve.page.goto(`/p/${here.pageId}`)
  await expect(eve.page.getByText('There is nothing here for you')).toBeVisible()
  await eve.page.goto(`/projects/${here.projectId}`)
  await expect(eve.page.getByText('There is nothing here for you')).toBeVisible()
})
