import { type Browser, test as base, expect, type Page } from '@playwright/test'
import { type House, openHouse } from './house.ts'
import { seesSaved, textOf } from './writing.ts'

/** A browser of their own at that address. */
const arrive = async (browser: Browser, address: string): Promise<Page> => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await page.goto(address)
  return page
}

const fillIn = async (page: Page, name: string) => {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail address').fill(`${name.toLowerCase()}@example.org`)
  await page.getByLabel('Password', { exact: true }).fill('a calm and stormy sea')
}

/** The first account, a project, a page with one sentence. */
const beginWriting = async (page: Page) => {
  await fillIn(page, 'Ada')
  await page.getByRole('button', { name: 'Create the first account' }).click()
  await page.getByLabel('Name of the new project').fill('The Salt Road')
  await page.getByRole('button', { name: 'Start writing' }).click()
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')
  await page.getByRole('textbox', { name: 'Title' }).fill('The keeper')
  await page.getByRole('textbox', { name: 'Title' }).press('Enter')
  await page.keyboard.type('The lamp had been electric for thirty years.')
  await seesSaved(page)
}

const makeInviteLink = async (page: Page) => {
  await page.getByRole('button', { name: /Invite/ }).click()
  await page.getByRole('button', { name: 'Create invitation link' }).click()
  const link = await page.getByLabel('Invitation link').inputValue()
  await page.keyboard.press('Escape')
  return link
}

const join = async (page: Page, name: string) => {
  await fillIn(page, name)
  await page.getByRole('button', { name: /join/i }).click()
  await page.getByRole('link', { name: 'The keeper' }).first().click()
  await expect(textOf(page)).toContainText('The lamp had been electric')
}

const addWords = async (page: Page, words: string) => {
  await textOf(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
  await seesSaved(page)
}

base('from nothing to writing with a colleague in under a minute', async ({ browser }) => {
  base.setTimeout(240_000)
  const house = await openHouse()
  try {
    const began = Date.now()
    const me = await arrive(browser, house.url)
    await beginWriting(me)
    const they = await arrive(browser, await makeInviteLink(me))
    await join(they, 'Ben')
    await addWords(they, ' Still he climbed the stairs.')
    await expect(textOf(me)).toContainText('Still he climbed the stairs.')
    expect(Date.now() - began).toBeLessThan(60_000)
    await me.context().close()
    await they.context().close()
  } finally {
    await house.stop()
  }
})

const printed = (house: House, link: RegExp) => {
  const [found = ''] = house.said().match(link) ?? []
  expect(found, house.said()).not.toBe('')
  return found
}

// The colleague uses the network's address, where browsers withhold what needs https.
base('a house on the network lets in whoever has a link it printed', async ({ browser }) => {
  base.setTimeout(240_000)
  const first = await openHouse({ words: ['--lan'] })
  let again: House | undefined
  try {
    const welcome = new URL(printed(first, /http:\S+#setup-code=\S+/))
    const me = await arrive(browser, `${first.url}${welcome.pathname}${welcome.hash}`)
    await beginWriting(me)
    const link = await makeInviteLink(me)
    expect(new URL(link).origin).toBe(welcome.origin)
    const they = await arrive(browser, link)
    await join(they, 'Ben')
    await addWords(they, ' Still he climbed the stairs.')
    await expect(textOf(me)).toContainText('Still he climbed the stairs.')
    await first.close()

    again = await openHouse({ words: ['--lan'], dataDir: first.dataDir })
    const third = await arrive(browser, printed(again, /http:\S+\/invite\/\S+/))
    await join(third, 'Cleo')
    await addWords(third, ' Out of habit.')
    for (const page of [me, they, third]) await page.context().close()
  } finally {
    await (again ?? first).stop()
  }
})
