import { signIn } from '@chapterhouse/shared/auth/contract'
import { listContributions } from '@chapterhouse/shared/pages/contract'
import type { Page } from '@playwright/test'
import { admit, passwordOf } from '../harness/people.ts'
import { makeAdmin } from '../harness/platform.ts'
import { expect, test } from './test.ts'
import { open, seesSaved, textOf, typeLine } from './writing.ts'

const suspend = async (page: Page, name: string, reason: string) => {
  await page.goto('/admin/people')
  await page.getByLabel('Name or address').fill(name)
  await page.getByRole('button', { name: `What to do with ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Suspend…' }).click()
  await page.getByLabel('Why').fill(reason)
  await page.getByRole('button', { name: 'Suspend', exact: true }).click()
}

test('who is suspended while typing is out within two seconds; the words stay, under their name', async ({
  visitor,
  desk,
  stack,
}) => {
  const [ada, ben] = [await visitor('Ada'), await visitor('Benedict')]
  await makeAdmin(stack, ada.person)
  const here = await desk(ada)
  await admit(here, ben.person)
  await open(ben.page, here)
  await typeLine(ben.page, 'Ben was here.')
  await seesSaved(ben.page)
  const typing = ben.page.keyboard.type('and goes on and on and on', { delay: 60 })
  await suspend(ada.page, 'Benedict', 'Copied a book')
  await expect(ben.page.locator('[contenteditable=true]')).toHaveCount(0, { timeout: 2_000 })
  await typing.catch(() => {})
  await expect(ada.page.getByText('Suspended', { exact: true })).toBeVisible()

  const body = { email: ben.person.email, password: passwordOf('Benedict') }
  const door = ben.person.browser.ask(signIn, { body })
  await expect(door).rejects.toThrow('account_suspended')
  await open(ada.page, here)
  await expect(textOf(ada.page)).toContainText('Ben was here.')
  const params = { pageId: here.pageId }
  await expect
    .poll(
      async () => {
        const { items } = await ada.person.browser.ask(listContributions, { params, query: {} })
        return items.map(({ author }) => author?.displayName)
      },
      { timeout: 15_000 },
    )
    .toContain('Benedict')
})

test('whoever looks after the house sees how it is, and goes from place to place', async ({
  visitor,
  stack,
}) => {
  const { page, person } = await visitor('Ada')
  await makeAdmin(stack, person)
  await page.goto('/admin')
  await expect(page.getByText('Database: answers in')).toBeVisible()
  await expect(page.getByText('Rooms open')).toBeVisible()
  for (const place of ['People', 'Projects', 'Storage', 'Jobs', 'Errors', 'Sign-up']) {
    await page.getByRole('link', { name: place, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible()
  }
})

test('for a plain person there is no /admin, as there is nothing anywhere', async ({ visitor }) => {
  // the first one looks after the house
  await visitor('Ada')
  const { page } = await visitor('Ben')
  const seen: (string | null)[] = []
  for (const path of ['/admin', '/admin/people', '/nowhere']) {
    await page.goto(path)
    await expect(page.getByText('There is nothing here for you')).toBeVisible()
    seen.push(await page.locator('main').textContent())
  }
  expect(seen).toEqual([seen[2], seen[2], seen[2]])
})
