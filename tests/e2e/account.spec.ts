import { changePassword, signIn } from '@chapterhouse/shared/auth/contract'
import { Browser } from '../harness/ask.ts'
import { expect, test } from './test.ts'
import { open, textOf, typeLine } from './writing.ts'

test('a wrong password is refused in words, the right one lets in', async ({
  visitor,
  browser,
  stack,
}) => {
  const ada = await visitor('Ada')
  const context = await browser.newContext({ baseURL: stack.origin })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(ada.person.email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.keyboard.press('Enter')
  await expect(page.getByText('E-mail address or password is wrong')).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill('pass-Ada-of-the-harness')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /Welcome, Ada|Projects/ })).toBeVisible()
  await context.close()
})

test('a password changed elsewhere ends this session and keeps the words here', async ({
  visitor,
  desk,
  stack,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  // The visit is noted some seconds after the page is open, and its list read again: with the session
  // gone just then, the door would be shown before the notice.
  const answered = (path: string) =>
    ada.page.waitForResponse((answer) => answer.url().endsWith(path))
  const noted = answered('/visit').then(() => answered('/shelf'))
  await open(ada.page, here)
  await typeLine(ada.page, 'I am still typing.')
  await noted
  const elsewhere = new Browser(stack.origin)
  const password = 'pass-Ada-of-the-harness'
  await elsewhere.ask(signIn, { body: { email: ada.person.email, password } })
  const newPassword = 'an entirely different sentence'
  await elsewhere.ask(changePassword, { body: { currentPassword: password, newPassword } })
  await expect(ada.page.getByText('You are signed out')).toBeVisible({ timeout: 5_000 })
  await expect(textOf(ada.page)).toContainText('I am still typing.')
  await expect(textOf(ada.page)).toHaveAttribute('contenteditable', 'false')
})

test('theme is chosen and kept', async ({ visitor }) => {
  const ada = await visitor('Ada')
  await ada.page.goto('/')
  await ada.page.getByRole('button', { name: 'Account of Ada' }).click()
  await ada.page.getByRole('menuitemcheckbox', { name: 'Dark' }).click()
  await expect(ada.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await ada.page.reload()
  await expect(ada.page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
