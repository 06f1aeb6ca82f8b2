import { addPage } from '../harness/people.ts'
import { expect, test } from './test.ts'
import { open, seesSaved, textOf, typeLine } from './writing.ts'

test('a page begun from a template is marked, found again on the first screen, and reads the same', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  const { page } = ada
  await page.goto(`/projects/${here.projectId}`)
  await page.getByRole('button', { name: 'From a template' }).click()
  const dialog = page.getByRole('dialog', { name: 'Start from a template' })
  await dialog.getByRole('radio', { name: /Character sheet/ }).check({ force: true })
  await expect(dialog.getByText('How they change')).toBeVisible()
  const visited = page.waitForResponse((answer) => answer.url().endsWith('/visit'))
  await dialog.getByRole('button', { name: 'Make the page' }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Character sheet')
  await expect(textOf(page)).toContainText('They are afraid of')
  await typeLine(page, 'Ines, and the lamp on Gull Rock.')
  await seesSaved(page)

  await page.getByRole('button', { name: 'Add to favourites' }).click()
  const favourites = page.getByRole('region', { name: 'Favourites' })
  await expect(favourites.getByRole('link', { name: /Character sheet/ })).toBeVisible()
  await visited
  await page.goto('/')
  await page.getByRole('region', { name: 'Go on writing' }).getByRole('link').first().click()
  await expect(textOf(page)).toContainText('Ines, and the lamp on Gull Rock.')
})

test('an empty page is filled from a template while another looks on', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  const second = await ada.context.newPage()
  await open(second, here)
  await ada.page.getByRole('button', { name: 'Start from a template' }).click()
  await ada.page.getByRole('radio', { name: /Meeting notes/ }).check({ force: true })
  await ada.page.getByRole('button', { name: 'Fill the page' }).click()
  await expect(textOf(second)).toContainText('What was decided')
  await expect(second.getByRole('button', { name: 'Start from a template' })).toBeHidden()
})

test('several pages go to the trash and come back in one act each', async ({ visitor, desk }) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  for (const title of ['Second', 'Third']) await addPage(ada.person, here.projectId, title)
  const { page } = ada
  await page.goto(`/projects/${here.projectId}`)
  const row = (name: string) => page.getByRole('treeitem', { name, exact: true })
  await row('Second').click({ modifiers: ['Control'] })
  await row('Third').click({ modifiers: ['Shift'] })
  await expect(page.getByText('2 pages chosen')).toBeVisible()
  await page.getByRole('button', { name: 'Move the chosen pages to the trash' }).click()
  await expect(row('Second')).toBeHidden()
  await expect(row('Third')).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row('Second')).toBeVisible()
  await expect(row('Third')).toBeVisible()
})
