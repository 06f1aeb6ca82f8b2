import { join } from 'node:path'
import { noticeChannel } from '@chapterhouse/shared/sync/notices'
import type { Page } from '@playwright/test'
import { root } from '../harness/program.ts'
import { expect, test } from './test.ts'
import { open, savedIn, seesSaved, textOf, typeLine, worksAlone } from './writing.ts'

const signOut = async (page: Page) => {
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
}

/** Names of the pages that this browser keeps. */
const copiesIn = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const all = await indexedDB.databases()
    return all.filter(({ name }) => /page:/.test(name ?? '')).length
  })

test('signing out asks before it removes what this device keeps, and keeps what it is told to', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const { page } = ada
  await open(page, await desk(ada))
  await typeLine(page, 'Kept for the train.')
  await seesSaved(page)
  await page.goto('/')
  await signOut(page)
  await expect(page.getByText(/keeps 1 page of yours/)).toBeVisible()
  await page.getByRole('button', { name: 'Stay' }).click()
  expect(await copiesIn(page)).toBe(1)
  await signOut(page)
  await page.getByRole('button', { name: 'Sign out and remove them' }).click()
  await page.waitForURL(/sign-in/)
  await expect.poll(() => copiesIn(page)).toBe(0)
})

test('signing out names words that were never saved, and needs no server', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const { page } = ada
  await open(page, await desk(ada))
  await worksAlone(page)
  await ada.context.setOffline(true)
  await typeLine(page, 'Only I know this.')
  await expect(savedIn(page)).toContainText('only on this device')
  await page.goto('/')
  await signOut(page)
  await expect(page.getByText('Words in 1 page are only on this device')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download them' }).click()
  expect((await download).suggestedFilename()).toBe('Not saved.md')
  await page.getByRole('button', { name: 'Stay' }).click()

  await ada.context.setOffline(false)
  await page.goto('/account')
  await expect(page.getByText(/1 page kept for working off line/)).toBeVisible()
  await expect(page.getByText(/only on this device/)).toHaveCount(0, { timeout: 15_000 })

  await ada.context.setOffline(true)
  await signOut(page)
  await page.getByRole('button', { name: 'Sign out and remove them' }).click()
  await page.waitForURL(/sign-in/)
  await expect.poll(() => copiesIn(page)).toBe(0)
  const told = page.waitForResponse(/sign-out/)
  await ada.context.setOffline(false)
  expect((await told).ok()).toBe(true)
  await page.goto('/account')
  await page.waitForURL(/sign-in/)
})

test('a new version takes over an open page once, and loses no word', async ({
  visitor,
  desk,
  stack,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  const { page } = ada
  await open(page, here)
  await worksAlone(page)
  const setSchema = async (schemaVersion: number) => {
    const { pageId } = here
    const sql = 'update pages set schema_version = $2 where id = $1'
    await stack.database.ask(sql, [pageId, schemaVersion])
    const notice = JSON.stringify({ kind: 'schema-raised', pageId, schemaVersion })
    await stack.database.ask('select pg_notify($1, $2)', [noticeChannel, notice])
  }
  const [was] = await stack.database.ask<{ schema_version: number }>(
    'select schema_version from pages where id = $1',
    [here.pageId],
  )
  await ada.context.setOffline(true)
  await typeLine(page, 'Typed into the old version.')
  let loads = 0
  page.on('load', () => {
    loads += 1
  })
  await setSchema(999)
  await ada.context.setOffline(false)
  await expect(page.getByText('Chapterhouse was updated')).toBeVisible()
  await expect.poll(() => loads).toBe(1)
  await expect(page.getByText('Chapterhouse was updated')).toBeVisible()
  await expect(textOf(page)).toContainText('Typed into the old version.')
  await expect(savedIn(page)).toContainText('only on this device')
  expect(loads).toBe(1)

  await setSchema(was?.schema_version ?? 2)
  await page.getByRole('button', { name: 'Reload' }).click()
  await seesSaved(page)
  await expect(textOf(page)).toContainText('Typed into the old version.')
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')
})

test('a browser that keeps nothing says so, and text is saved all the same', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const { page } = ada
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
  })
  await open(page, await desk(ada))
  await expect(page.getByText('This browser keeps no copy of what you write')).toBeVisible()
  await typeLine(page, 'Straight to the server.')
  await seesSaved(page)
})

test('a disk that is full is told at once, and typing goes on', async ({ visitor, desk }) => {
  const ada = await visitor('Ada')
  const { page } = ada
  await open(page, await desk(ada))
  await typeLine(page, 'There was room.')
  await seesSaved(page)
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  await typeLine(page, 'There is none.')
  await expect(page.getByText('There is no room left on this device')).toBeVisible()
  await seesSaved(page)
})

test('pictures one has seen are there without a network', async ({ visitor, desk }) => {
  const ada = await visitor('Ada')
  const { page } = ada
  const here = await desk(ada)
  await open(page, here)
  await worksAlone(page)
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Image' }).click()
  await (await chooser).setFiles(join(root, 'client/public/icon-192.png'))
  const picture = textOf(page).locator('img[src^="/api/assets/"]')
  const isDrawn = () =>
    picture.first().evaluate((one) => one instanceof HTMLImageElement && one.naturalWidth > 0)
  await expect.poll(isDrawn).toBe(true)
  await seesSaved(page)
  await page.reload()
  await expect.poll(isDrawn).toBe(true)
  await ada.context.setOffline(true)
  await page.reload()
  await expect.poll(isDrawn).toBe(true)
})

test('Chapterhouse can be installed', async ({ visitor, desk }) => {
  const ada = await visitor('Ada')
  await open(ada.page, await desk(ada))
  const session = await ada.context.newCDPSession(ada.page)
  const { errors, data } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
  expect(JSON.parse(data ?? '{}')).toMatchObject({ start_url: '/', display: 'standalone' })
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  const about = installabilityErrors.map(({ errorId }) => errorId)
  // A private window, as tests have, is none to install from.
  expect(about.filter((id) => id !== 'in-incognito')).toEqual([])
})
