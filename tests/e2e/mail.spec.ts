import { sendVerification } from '@chapterhouse/shared/auth/links'
import { changeMe } from '@chapterhouse/shared/users/contract'
import type { Page } from '@playwright/test'
import { expect, test } from './test.ts'

/** Opens the newest mail with that subject, as whoever looks into the mailbox does, and follows its button. */
const followMail = async (page: Page, subject: string, to: string): Promise<Page> => {
  await page.goto('/dev/mailbox')
  const lines = page.getByRole('listitem').filter({ hasText: to }).filter({ hasText: subject })
  await lines.first().getByRole('link').click()
  const button = page.frameLocator('iframe[title="The mail"]').locator('a.button')
  const [opened] = await Promise.all([page.context().waitForEvent('page'), button.click()])
  await opened.waitForLoadState()
  return opened
}

const askFor = async (page: Page, address: string, email: string) => {
  await page.goto(address)
  await page.getByLabel('E-mail address').fill(email)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/a link is on its way/)).toBeVisible()
}

const signIn = async (page: Page, email: string, password: string) => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

const inside = (page: Page) => page.getByRole('heading', { name: /Welcome|Projects/ })

test('a forgotten password: link, new password, signed out everywhere, in again', async ({
  visitor,
  page,
}) => {
  const ada = await visitor('Ada')
  const { email } = ada.person
  await ada.page.goto('/')
  await askFor(page, '/forgot-password', email)
  const opened = await followMail(page, 'A new password', email)
  const address = opened.url()
  await opened.getByLabel('New password', { exact: true }).fill('an entirely different sentence')
  await opened.getByRole('button', { name: 'Use this password' }).click()
  await expect(opened.getByText('Every device is signed out')).toBeVisible()
  await ada.page.goto('/account')
  await expect(ada.page).toHaveURL(/sign-in/)
  await signIn(opened, email, 'an entirely different sentence')
  await expect(inside(opened)).toBeVisible()
  await page.goto(address)
  await page.getByLabel('New password', { exact: true }).fill('yet another sentence here')
  await page.getByRole('button', { name: 'Use this password' }).click()
  await expect(page.getByText('This link is not good any more')).toBeVisible()
})

test('a link signs in without a password', async ({ visitor, page }) => {
  const { person } = await visitor('Ada')
  await askFor(page, '/sign-in-link', person.email)
  const opened = await followMail(page, 'Your link to sign in', person.email)
  await opened.getByRole('button', { name: 'Sign in' }).click()
  await expect(inside(opened)).toBeVisible()
})

test('an address is confirmed, changed and taken back', async ({ visitor, browser, stack }) => {
  const { page, person } = await visitor('Ada')
  await page.goto('/account')
  await expect(page.getByText(`${person.email} is not confirmed yet`)).toBeVisible()
  const confirming = await followMail(page, 'Is this your address?', person.email)
  await confirming.getByRole('button', { name: 'Confirm this address' }).click()
  await expect(confirming.getByText('Your address is confirmed')).toBeVisible()

  await page.goto('/account')
  await expect(page.getByText('confirmed. You sign in with it')).toBeVisible()
  const moved = `moved.${person.email}`
  await page.getByLabel('New address').fill(moved)
  await page.getByRole('button', { name: 'Change address' }).click()
  await expect(page.getByText(`We wrote to ${moved}`)).toBeVisible()
  const using = await followMail(page, 'Is this your new address?', moved)
  await using.getByRole('button', { name: 'Use this address' }).click()
  await expect(using.getByText('Your address is changed')).toBeVisible()

  const context = await browser.newContext({ baseURL: stack.origin })
  const elsewhere = await context.newPage()
  const back = await followMail(elsewhere, 'Your address was changed', person.email)
  await back.getByRole('button', { name: 'Take it back' }).click()
  await expect(back.getByText('The account is yours again')).toBeVisible()
  await page.goto('/account')
  await expect(page).toHaveURL(/sign-in/)
  const fresh = await followMail(elsewhere, 'A new password', person.email)
  await expect(fresh.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
  await context.close()
})

test('a mail runs no script and reaches nothing of ours', async ({ visitor, page }) => {
  const { person } = await visitor('Ada')
  const displayName = '<img src=x onerror=parent.alert(1)>'
  await person.browser.ask(changeMe, { body: { displayName } })
  await person.browser.ask(sendVerification, {})
  await page.goto('/dev/mailbox')
  await page
    .getByRole('listitem')
    .filter({ hasText: person.email })
    .getByRole('link')
    .first()
    .click()
  const frame = page.getByTitle('The mail')
  await expect(frame).toHaveAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox')
  const body = page.frameLocator('iframe[title="The mail"]').locator('body')
  await expect(body).toContainText('<img src=x onerror=parent.alert(1)>')
  await expect(body.locator('img, script')).toHaveCount(0)
})
