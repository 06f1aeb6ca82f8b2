import { test as base, expect } from '@playwright/test'
import { openHouse } from './house.ts'
import { seesSaved, textOf } from './writing.ts'

base('from nothing to writing with a colleague in under a minute', async ({ browser }) => {
  base.setTimeout(240_000)
  const house = await openHouse()
  try {
    const began = Date.now()
    const mine = await browser.newContext({
      baseURL: house.url,
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const me = await mine.newPage()
    await me.goto('/')
    await me.getByLabel('Your name').fill('Ada')
    await me.getByLabel('E-mail address').fill('ada@example.org')
    await me.getByLabel('Password', { exact: true }).fill('a calm and stormy sea')
    await me.getByRole('button', { name: 'Create the first account' }).click()
    await me.getByLabel('Name of the new project').fill('The Salt Road')
    await me.getByRole('button', { name: 'Start writing' }).click()
    await expect(textOf(me)).toHaveAttribute('contenteditable', 'true')
    await me.getByRole('textbox', { name: 'Title' }).fill('The keeper')
    await me.getByRole('textbox', { name: 'Title' }).press('Enter')
    await me.keyboard.type('The lamp had been electric for thirty years.')
    await seesSaved(me)

    await me.getByRole('button', { name: /Invite/ }).click()
    await me.getByRole('button', { name: 'Create invitation link' }).click()
    const link = await me.getByLabel('Invitation link').inputValue()

    const theirs = await browser.newContext({ baseURL: house.url })
    const they = await theirs.newPage()
    await they.goto(link)
    await they.getByLabel('Your name').fill('Ben')
    await they.getByLabel('E-mail address').fill('ben@example.org')
    await they.getByLabel('Password', { exact: true }).fill('another stormy evening')
    await they.getByRole('button', { name: /join/i }).click()
    await they.getByRole('link', { name: 'The keeper' }).first().click()
    await expect(textOf(they)).toContainText('The lamp had been electric')
    await textOf(they).click()
    await they.keyboard.press('Control+End')
    await they.keyboard.type(' Still he climbed the stairs.')
    await me.keyboard.press('Escape')
    await expect(textOf(me)).toContainText('Still he climbed the stairs.')
    await seesSaved(they)
    expect(Date.now() - began).toBeLessThan(60_000)
    await mine.close()
    await theirs.close()
  } finally {
    await house.stop()
  }
})
