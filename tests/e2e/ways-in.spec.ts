import { shownCode } from '@chapterhouse/api/testing/totp'
import type { BrowserContext, Page } from '@playwright/test'
import { passwordOf, signUpPerson } from '../harness/people.ts'
import type { Stack } from '../harness/stack.ts'
import { expect, test } from './test.ts'

const inside = (page: Page) => page.getByRole('heading', { name: /Welcome|Projects/ })
const leaves = (context: BrowserContext) => context.clearCookies()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

const signIn = async (page: Page, email: string, password: string) => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

/** As after ten minutes: the next dangerous act is asked about. */
const goesStale = ({ database }: Stack, userId: string) =>
  database.ask('update sessions set proved_at = null where user_id = $1', [userId])

test('another site lets somebody new in, and out of an account that only claims the address', async ({
  page,
  context,
  visitor,
  site,
}) => {
  site.isVisitedBy({ id: 71, email: 'mira-71@example.org', verified: true, name: 'Mira Holm' })
  await visitor('Ben')
  await page.goto('/sign-in')
  await press(page, 'Continue with the other site')
  await press(page, 'Deny')
  await expect(page.getByText('You did not allow it at the other site')).toBeVisible()
  await page.getByRole('link', { name: 'Back to sign in' }).click()
  await press(page, 'Continue with the other site')
  await press(page, 'Allow')
  await expect(page.getByRole('heading', { name: 'Welcome, Mira' })).toBeVisible()
  await page.goto('/account')
  await expect(page.getByText('signed in by single sign-on')).toBeVisible()
  await press(page, 'Disconnect the other site')
  await expect(page.getByText(/This is the last way into your account/)).toBeVisible()

  const ada = await visitor('Ada')
  site.isVisitedBy({ id: 72, email: ada.person.email, name: 'Not Ada' })
  await leaves(context)
  await page.goto('/sign-in')
  await press(page, 'Continue with the other site')
  await press(page, 'Allow')
  await expect(page.getByText(/nobody confirmed the address yet/)).toBeVisible()
  await ada.page.goto('/account')
  await press(ada.page, 'Connect the other site')
  await press(ada.page, 'Allow')
  await expect(ada.page.getByRole('button', { name: 'Disconnect the other site' })).toBeVisible()
  await page.goto('/sign-in')
  await press(page, 'Continue with the other site')
  await press(page, 'Allow')
  await expect(page.getByRole('heading', { name: 'Welcome, Ada' })).toBeVisible()
})

/** A browser at a name, on a device with a finger to show. */
const withDevice = async (page: Page) => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

test('a passkey is made after a proof, signs in alone, and opens nothing once removed', async ({
  browser,
  stack,
}) => {
  const baseURL = stack.origin.replace('127.0.0.1', 'localhost')
  const context = await browser.newContext({ baseURL })
  const page = await context.newPage()
  await withDevice(page)
  const { id, email } = await signUpPerson(stack.origin, 'Ada')
  await signIn(page, email, passwordOf('Ada'))
  await expect(inside(page)).toBeVisible()
  await goesStale(stack, id)
  await page.goto('/account')
  await press(page, 'Add a passkey')
  await page.getByLabel('Name of the device').fill('Test laptop')
  await press(page, 'Make the passkey')
  await page.getByLabel('Your password').fill(passwordOf('Ada'))
  await press(page, 'Go on')
  await expect(page.getByRole('region', { name: 'Passkeys' }).getByText(/^Made/)).toBeVisible()
  await expect(page.getByText('Passkey added')).toBeVisible()

  await leaves(context)
  await page.goto('/sign-in')
  await press(page, 'Sign in with a passkey')
  await expect(inside(page)).toBeVisible()
  await goesStale(stack, id)
  await page.goto('/account')
  await expect(page.getByText('signed in by passkey')).toBeVisible()
  await press(page, 'Remove Test laptop')
  await press(page, 'Use a passkey')
  await expect(page.getByText('opens nothing here any more')).toBeVisible()

  await leaves(context)
  await page.goto('/sign-in')
  await press(page, 'Sign in with a passkey')
  await expect(page.getByText('This passkey was not accepted')).toBeVisible()
  await context.close()
})

test('an authenticator asks for a second step, which a lost phone does not need', async ({
  page,
  visitor,
}) => {
  const ada = await visitor('Ada')
  await ada.page.goto('/account')
  await ada.page.getByLabel('Second step').getByRole('button', { name: 'Add' }).click()
  await ada.page.getByText('Type it by hand instead').click()
  const secret = (await ada.page.locator('details p').textContent())?.replace(/\s/g, '') ?? ''
  await ada.page.getByLabel('Code').fill(shownCode(secret, Date.now()))
  await press(ada.page, 'Turn on the second step')
  const codes = ada.page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
  await expect(codes).toHaveCount(10)
  const code = (await codes.first().textContent()) ?? ''
  await press(ada.page, 'I have kept them')
  await expect(ada.page.getByText('10 are left, each good once')).toBeVisible()

  await signIn(page, ada.person.email, passwordOf('Ada'))
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible()
  await page.getByLabel('Code of your authenticator').fill(shownCode(secret, Date.now()))
  await page.keyboard.press('Enter')
  await expect(page.getByText('wrong, or was used already')).toBeVisible()
  await page.getByLabel('Code of your authenticator').fill(shownCode(secret, Date.now(), 1))
  await page.keyboard.press('Enter')
  await expect(inside(page)).toBeVisible()

  await leaves(page.context())
  await signIn(page, ada.person.email, passwordOf('Ada'))
  await press(page, 'Use a recovery code')
  await page.getByLabel('Recovery code').fill(code)
  await page.keyboard.press('Enter')
  await expect(inside(page)).toBeVisible()
  await page.goto('/account')
  await expect(page.getByText('signed in by password, then a recovery code')).toBeVisible()
  await expect(page.getByText('9 are left, each good once')).toBeVisible()
})
