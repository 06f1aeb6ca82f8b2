import { admit } from '../harness/people.ts'
import { expect, test } from './test.ts'
import { open, seesSaved, textOf } from './writing.ts'

test('a person is mentioned, known by their name of today, and found where they write', async ({
  visitor,
  desk,
}) => {
  const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
  const here = await desk(ada)
  await admit(here, ben.person)
  await open(ada.page, here)
  await open(ben.page, here)
  await textOf(ben.page).click()
  await textOf(ada.page).click()
  await ada.page.keyboard.press('Control+End')
  await ada.page.keyboard.type('Ask @be', { delay: 30 })
  const list = ada.page.getByRole('listbox', { name: 'People, pages and days' })
  await expect(list.getByRole('option', { selected: true })).toContainText('Ben')
  await ada.page.keyboard.press('Enter')
  await expect(list).toBeHidden()
  await ada.page.keyboard.type('about it.')
  await expect(textOf(ben.page).locator('.mention-me')).toHaveText('@Ben')
  await textOf(ada.page).getByText('@Ben').click()
  const card = ada.page.getByRole('dialog', { name: 'Ben' })
  await expect(card).toContainText('on this page now')
  await ada.page.keyboard.press('Escape')
  await expect(card).toBeHidden()
})

test('a link follows its page when somebody renames it while both are open', async ({
  visitor,
  desk,
}) => {
  const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
  const here = await desk(ada)
  await admit(here, ben.person)
  await open(ada.page, here)
  await textOf(ada.page).click()
  await ada.page.keyboard.press('Control+End')
  await ada.page.keyboard.type('See [[Harbour lights', { delay: 20 })
  await ada.page.getByRole('option', { name: 'New page “Harbour lights”' }).click()
  const link = textOf(ada.page).getByRole('link', { name: 'Harbour lights' })
  await expect(link).toBeVisible()
  await seesSaved(ada.page)

  const address = await link.getAttribute('href')
  await ben.page.goto(address ?? '')
  const title = ben.page.getByRole('textbox', { name: /title/i })
  await title.fill('Harbour at night')
  await expect(textOf(ada.page).getByRole('link', { name: 'Harbour at night' })).toBeVisible()

  await textOf(ada.page).getByRole('link', { name: 'Harbour at night' }).click()
  await expect(ada.page).toHaveURL(new RegExp(`${address}$`))
})

test('lists work off line from what is on this device', async ({ visitor, desk }) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  await textOf(ada.page).click()
  await ada.page.keyboard.press('Control+End')
  await ada.page.keyboard.type(' @')
  await expect(ada.page.getByRole('option', { name: /Ada/ })).toBeVisible()
  await ada.page.keyboard.press('Escape')
  await ada.context.setOffline(true)
  await ada.page.keyboard.type(' @ad', { delay: 30 })
  await ada.page.keyboard.press('Enter')
  await ada.page.keyboard.type(' @tomorrow', { delay: 30 })
  await ada.page.keyboard.press('Enter')
  await expect(textOf(ada.page).locator('.mention-me')).toHaveText('@Ada')
  await expect(textOf(ada.page).locator('time')).toBeVisible()
  await ada.context.setOffline(false)
  await seesSaved(ada.page)
})

test('a page shows who links to it, under the name that page has by now', async ({
  visitor,
  desk,
}) => {
  const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
  const here = await desk(ada)
  await admit(here, ben.person)
  await open(ada.page, here)
  await textOf(ada.page).click()
  await ada.page.keyboard.press('Control+End')
  await ada.page.keyboard.type(' Ask @ben about [[Anchors', { delay: 20 })
  await ada.page.getByRole('option', { name: 'New page “Anchors”' }).click()
  const link = textOf(ada.page).getByRole('link', { name: 'Anchors' })
  await expect(link).toBeVisible()
  await seesSaved(ada.page)
  await link.click()
  await expect(ada.page.getByRole('textbox', { name: /title/i })).toHaveValue('Anchors')

  await ben.page.goto(`/p/${here.pageId}`)
  await ben.page.getByRole('textbox', { name: /title/i }).fill('The log of Ada')
  await seesSaved(ben.page)
  await ben.page.goto('/')
  await ada.page.reload()
  const section = ada.page.getByRole('region', { name: 'Linked from' })
  await expect(section.getByRole('link', { name: 'The log of Ada' })).toBeVisible({
    timeout: 90_000,
  })
  await expect(section).toContainText('about Anchors')
  await section.getByRole('link').click()
  await expect(ada.page).toHaveURL(new RegExp(here.pageId))
})
