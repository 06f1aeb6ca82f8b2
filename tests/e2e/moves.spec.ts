import { changePage } from '@chapterhouse/shared/pages/contract'
import type { Page } from '@playwright/test'
import { admit, openDesk } from '../harness/people.ts'
import { expect, test } from './test.ts'
import { open, seesSaved, textOf, typeLine } from './writing.ts'

const isPutOut = (page: Page) =>
  expect(page.getByRole('heading', { name: 'This page cannot be opened' })).toBeVisible({
    timeout: 2_000,
  })

const choosePlace = async (page: Page, project: string) => {
  await page.getByRole('button', { name: 'Acts on this page' }).click()
  await page.getByRole('menuitem', { name: 'Move to…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Move/ })
  await dialog.getByRole('combobox', { name: 'Project' }).selectOption({ label: project })
  await expect(dialog.getByText(`Who is not a member of “${project}”`)).toBeVisible()
  return dialog
}

test('a page moves to another project while somebody writes in it, who is put out at once', async ({
  visitor,
  desk,
}) => {
  const [ada, ben, cleo] = [await visitor('Ada'), await visitor('Ben'), await visitor('Cleo')]
  const here = await desk(ada)
  await admit(here, ben.person)
  const there = await openDesk(ada.person, 'Elsewhere')
  await admit(there, cleo.person)
  await open(ben.page, here)
  await typeLine(ben.page, 'Ben wrote this before it went.')
  await seesSaved(ben.page)

  await open(ada.page, here)
  const dialog = await choosePlace(ada.page, 'Elsewhere')
  await dialog.getByRole('radio', { name: 'Elsewhere', exact: true }).check()
  const answered = ada.page.waitForResponse((answer) => answer.url().endsWith('/pages/moves'))
  await dialog.getByRole('button', { name: 'Move here' }).click()
  await answered
  await isPutOut(ben.page)

  await expect(ada.page.getByRole('treeitem', { name: 'A desk' })).toHaveAttribute(
    'aria-level',
    '2',
  )
  await open(cleo.page, here)
  await expect(textOf(cleo.page)).toContainText('Ben wrote this before it went.')
  await typeLine(cleo.page, 'Cleo goes on here.')
  await expect(textOf(ada.page)).toContainText('Cleo goes on here.')
})

test('a page that was moved away is back with one click', async ({ pair }) => {
  const { ada, ben, here } = await pair()
  await openDesk(ada.person, 'Elsewhere')
  await open(ada.page, here)
  const dialog = await choosePlace(ada.page, 'Elsewhere')
  await dialog.getByRole('button', { name: 'Move here' }).click()
  const messages = ada.page.getByRole('region', { name: 'Messages' })
  await messages.getByRole('button', { name: 'Undo' }).click()
  await expect(ada.page.getByRole('link', { name: 'A desk' }).first()).toBeVisible()
  await open(ben.page, here)
  await typeLine(ben.page, 'As if nothing had been.')
  await expect(textOf(ada.page)).toContainText('As if nothing had been.')
})

test('a duplicate has the text, and a life of its own', async ({ visitor, desk }) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  const { pageId } = here
  await ada.person.browser.ask(changePage, { params: { pageId }, body: { title: 'The harbour' } })
  await open(ada.page, here)
  await typeLine(ada.page, 'The tide is out.')
  await seesSaved(ada.page)
  const row = ada.page.getByRole('treeitem', { name: 'The harbour', exact: true })
  await row.click({ button: 'right' })
  await ada.page.getByRole('menuitem', { name: 'Duplicate' }).click()
  const messages = ada.page.getByRole('region', { name: 'Messages' })
  await messages.getByRole('button', { name: 'Open' }).click()
  await expect(ada.page.getByRole('textbox', { name: 'Title' })).toHaveValue('Copy of The harbour')
  await expect(textOf(ada.page)).toContainText('The tide is out.')
  await typeLine(ada.page, 'Only in the copy.')
  await seesSaved(ada.page)
  await row.click()
  await expect(textOf(ada.page)).not.toContainText('Only in the copy.')
})
