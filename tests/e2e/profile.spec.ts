import { readFile } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { admit, passwordOf } from '../harness/people.ts'
import { expect, test } from './test.ts'
import { open, seesSaved, textOf, typeLine } from './writing.ts'

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAIAAACDRijCAAAAGklEQVR4nGOQz4+nCmIYNWjUoFGDRg2iDAEA0AZjkPJSSeMAAAAASUVORK5CYII=',
  'base64',
)

test('a picture chosen in the account stands beside the name where others write', async ({
  pair,
}) => {
  const { ada, ben, here } = await pair()
  await ben.page.goto('/account')
  await ben.page.getByLabel('Picture of you').setInputFiles({
    name: 'me.png',
    mimeType: 'image/png',
    buffer: pixel,
  })
  await expect(ben.page.getByText('Picture saved')).toBeVisible()
  await open(ben.page, here)
  await open(ada.page, here)
  const face = ada.page.getByRole('button', { name: 'Follow Ben' }).locator('img')
  await expect(face).toBeVisible()
})

test('who leaves is gone at once, and back with all of it in time', async ({ visitor, desk }) => {
  const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
  const here = await desk(ada)
  await admit(here, ben.person)
  const own = await desk(ben)
  await open(ben.page, here)
  await typeLine(ben.page, 'Ben was here.')
  await seesSaved(ben.page)
  const second = await ben.context.newPage()
  await second.goto('/account')
  await second.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = second.getByRole('dialog', { name: 'Delete the account' })
  await dialog.getByRole('button', { name: 'Delete my account' }).click()
  await expect(second.getByText(/you can sign in to have it back/)).toBeVisible()
  await expect(ben.page.locator('[contenteditable=true]')).toHaveCount(0, { timeout: 2_000 })
  await open(ada.page, here)
  await expect(textOf(ada.page)).toContainText('Ben was here.')

  await second.getByLabel('E-mail address').fill(ben.person.email)
  await second.getByLabel('Password', { exact: true }).fill(passwordOf('Ben'))
  await second.keyboard.press('Enter')
  await second.getByRole('button', { name: 'Have it back' }).click()
  await expect(second.getByRole('heading', { name: 'Account', exact: true })).toBeVisible()
  await open(second, own)
})

test('everything about somebody is one file', async ({ visitor, desk }) => {
  const ada = await visitor('Ada')
  await desk(ada)
  await ada.page.goto('/account')
  const started = ada.page.waitForEvent('download')
  await ada.page.getByRole('button', { name: 'Download' }).click()
  const files = unzipSync(new Uint8Array(await readFile(await (await started).path())))
  const account = strFromU8(files['account.json'] ?? new Uint8Array())
  expect(JSON.parse(account).me.email).toBe(ada.person.email)
  expect(Object.keys(files)).toContain('projects/A desk.zip')
})
