import { readFile } from 'node:fs/promises'
import { expect, test } from './test.ts'
import { open, seesSaved, textOf, typeLine } from './writing.ts'

const file = (name: string, text: string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(text),
})

test('a page goes out as Word and comes in again with its note', async ({ visitor, desk }) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  const { page } = ada
  await open(page, here)
  const markdown = file('salt.md', 'Salt.[^1]\n\n- one\n  - two\n\n[^1]: From the *pans*.')
  await page.getByLabel('Files to import').setInputFiles(markdown)
  await expect(textOf(page)).toContainText('Salt.')
  await page.goto(`/p/${here.pageId}?show=export`)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Word/ }).click()
  const path = await (await download).path()
  await expect(page.getByText(/is in your downloads/)).toBeVisible()
  await page.goto(`/projects/${here.projectId}`)
  const word = { name: 'back.docx', mimeType: '', buffer: await readFile(path) }
  await page.getByLabel('Import').setInputFiles(word)
  await expect(textOf(page)).toContainText('From the pans.')
  await expect(textOf(page).locator('li li')).toHaveText('two')
})

test('a page is a PDF of some pages, and a file nobody can read changes nothing', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  const { page } = ada
  await open(page, here)
  await typeLine(page, 'To be printed.')
  await seesSaved(page)
  await page.goto(`/p/${here.pageId}?show=export`)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /^PDF/ }).click()
  const bytes = await readFile(await (await download).path())
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  await page.goto(`/p/${here.pageId}`)
  await page.getByLabel('Files to import').setInputFiles(file('broken.zip', 'PK\u0003\u0004no zip'))
  await expect(page.getByText(/Nothing was changed/)).toBeVisible()
  await expect(textOf(page)).toContainText('To be printed.')
})

test('a project leaves as a zip and comes back as a project of its own', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  const { page } = ada
  await open(page, here)
  await typeLine(page, 'Carried far away.')
  await seesSaved(page)
  await page.goto(`/projects/${here.projectId}`)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const zip = await readFile(await (await download).path())
  await page.goto('/')
  const chosen = { name: 'desk.zip', mimeType: '', buffer: zip }
  await page.getByLabel('Import a project').setInputFiles(chosen)
  await expect(page).toHaveURL(/\/projects\/[0-9a-f-]{36}$/)
  expect(page.url()).not.toContain(here.projectId)
  await page.getByRole('treeitem').first().click()
  await expect(textOf(page)).toContainText('Carried far away.')
})

test('a project leaves as a zip and comes back in another', async ({ visitor, desk }) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  const { page } = ada
  await open(page, here)
  await typeLine(page, 'Carried away.')
  await seesSaved(page)
  await page.goto(`/projects/${here.projectId}`)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const zip = await readFile(await (await download).path())
  const there = await desk(ada)
  await page.goto(`/projects/${there.projectId}`)
  await page.getByLabel('Import').setInputFiles({ name: 'desk.zip', mimeType: '', buffer: zip })
  await expect(textOf(page)).toContainText('Carried away.')
  await expect(page.getByRole('treeitem')).toHaveCount(2)
})
