import { getPublication } from '@chapterhouse/shared/publishing/contract'
import { makeAdmin, makeModerator } from '../harness/platform.ts'
import { publishText } from '../harness/reports.ts'
import { flawsOf } from './axe/flaws.ts'
import { expect, test } from './test.ts'

test('a reader reports a page, a moderator takes it down and releases it, its author reads why', async ({
  visitor,
  browser,
  stack,
}) => {
  const [ada, mo, boss] = [await visitor('Ada'), await visitor('Mo'), await visitor('Boss')]
  await makeModerator(stack, mo.person)
  await makeAdmin(stack, boss.person)
  const path = await publishText(ada.person, 'A shop for nets')
  const pageId = path.slice(-36) as never

  const outside = await browser.newContext({ javaScriptEnabled: false, baseURL: stack.origin })
  const reader = await outside.newPage()
  await reader.goto(path)
  await reader.getByRole('link', { name: 'Report' }).click()
  await reader.getByLabel('It is spam or advertising').check()
  await reader.getByLabel(/What should we know/).fill('It sells nets.')
  await reader.getByRole('button', { name: 'Send the report' }).click()
  await expect(reader.getByRole('heading')).toHaveText('Thank you')
  expect(await outside.cookies()).toEqual([])

  await mo.page.goto('/')
  await mo.page.getByRole('button', { name: 'Account', exact: false }).first().click()
  await mo.page.getByRole('menuitem', { name: 'Moderation' }).click()
  await expect(mo.page.getByText('It sells nets.')).toBeVisible()
  await mo.page.getByRole('button', { name: 'Take down: A shop for nets' }).click()
  await mo.page.getByLabel('Why').fill('No shop here')
  await mo.page.getByRole('button', { name: 'Take down', exact: true }).click()
  const takeDown = mo.page.getByRole('button', { name: 'Take down: A shop for nets' })
  await expect(takeDown).toHaveCount(0)
  await mo.page.goto('/admin/people')
  await expect(mo.page.getByText('There is nothing here for you')).toBeVisible()

  expect((await reader.goto(path))?.status()).toBe(410)
  await expect(reader.getByRole('heading')).toHaveText('This was taken down')
  await ada.page.goto(`/p/${pageId}`)
  await ada.page.getByRole('button', { name: 'Acts on this page' }).click()
  await ada.page.getByRole('menuitem', { name: 'Publish' }).click()
  const dialog = ada.page.getByRole('dialog')
  await expect(dialog).toContainText('“No shop here”')
  await expect(dialog.getByRole('button', { name: /Publish/ })).toHaveCount(0)

  await boss.page.goto('/admin/moderation')
  await boss.page.getByRole('button', { name: 'Taken down' }).click()
  await boss.page.getByRole('button', { name: 'Release: A shop for nets' }).click()
  await boss.page.getByLabel('Why').fill('They no longer sell')
  await boss.page.getByRole('button', { name: 'Release', exact: true }).click()
  const release = boss.page.getByRole('button', { name: 'Release: A shop for nets' })
  await expect(release).toHaveCount(0)
  expect((await reader.goto(path))?.status()).toBe(200)
  const said = await ada.person.browser.ask(getPublication, { params: { pageId } })
  expect([said.state, said.takedown]).toEqual(['public', null])
  await outside.close()
})

test('the form to report is good for everybody, in the light and in the dark', async ({
  visitor,
  browser,
  stack,
}) => {
  const ada = await visitor('Ada')
  const path = await publishText(ada.person, 'Tides')
  const flaws: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      const viewport = { width, height: 844 }
      const looks = { colorScheme, viewport, baseURL: stack.origin }
      const context = await browser.newContext(looks)
      const page = await context.newPage()
      for (const place of [`${path}/report`, `${path}/reported`]) {
        await page.goto(place)
        flaws.push(...(await flawsOf(page)))
        const rolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
        if (rolls) flaws.push(`${place} is wider than ${width} pixels`)
      }
      await context.close()
    }
  }
  expect(flaws).toEqual([])
})
