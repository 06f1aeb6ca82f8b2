import type { Page } from '@playwright/test'
import { button, dialog, heading, press, type Scene } from './scene.ts'

const account = { at: 'account', who: 'owner', anew: true } as const
const leave = (page: Page) => page.unrouteAll()

/** What the api would say; else it takes a phone, or ten minutes. */
const says = (page: Page, path: string, json: object) =>
  page.route(`**/api/auth/${path}`, (route) => route.fulfill({ json }))

const refuses = (page: Page, path: string, code: string) => {
  const problem = { type: 'x', status: 403, code, title: code }
  const answer = { status: 403, json: problem }
  return page.route(`**/api/auth/${path}`, (route) => route.fulfill(answer))
}

const createdAt = '2026-11-20T12:00:00.000Z'
const id = '0190a1b2-c3d4-7e5f-8a6b-000000000001'
const everyWay = {
  password: true,
  secondStep: true,
  authenticator: { createdAt, lastUsedAt: null },
  passkeys: [{ id, label: 'Laptop', createdAt, lastUsedAt: null }],
  recoveryCodesLeft: 3,
  accounts: [{ id, provider: 'github', email: 'ada@example.org', createdAt }],
}
const recoveryCodes = Array.from({ length: 10 }, (_, n) => `abcd-efgh-jkmn-000${n}`)

/** With everything there is to come in by. */
const full = async (page: Page) => {
  await says(page, 'ways', everyWay)
  await page.reload()
}

/** Ways in besides a password: what is asked, made and shown. */
export const ways: readonly Scene[] = [
  {
    name: 'a second step that came too late',
    at: 'sign-in/step',
    who: 'stranger',
    sees: heading(/begin again/),
  },
  {
    name: 'a second step',
    at: 'sign-in/step',
    who: 'stranger',
    anew: true,
    act: async (page) => {
      await says(page, 'step', { authenticator: true, passkey: null, recoveryCode: true })
      await page.reload()
    },
    sees: (page) => page.getByLabel('Code of your authenticator'),
    leave,
  },
  {
    name: 'back from another site, and not let in',
    at: 'sign-in/:site',
    who: 'stranger',
    sees: (page) => page.getByText('Nobody signs in by such a site here'),
  },
  {
    name: 'every way in',
    ...account,
    act: full,
    sees: (page) => button(page, 'Disconnect GitHub'),
    leave,
  },
  {
    name: 'the name of a passkey',
    ...account,
    shows: ['auth/passkeys/name-window'],
    act: async (page) => {
      await full(page)
      await press('Rename Laptop')(page)
    },
    sees: dialog,
    leave,
  },
  {
    name: 'recovery codes',
    ...account,
    shows: ['auth/second-step/recovery-codes'],
    act: async (page) => {
      await full(page)
      await says(page, 'recovery-codes', { recoveryCodes })
      await press('Make new ones')(page)
    },
    sees: (page) => button(page, 'I have kept them'),
    leave,
  },
  {
    name: 'a new authenticator',
    ...account,
    shows: ['auth/second-step/new-authenticator'],
    act: (page) =>
      page.getByLabel('Second step').getByRole('button', { name: 'Add' }).press('Enter'),
    sees: (page) => page.getByRole('img', { name: /secret/ }),
  },
  {
    name: 'showing once more who one is',
    ...account,
    shows: ['auth/proof/proof-window'],
    act: async (page) => {
      await refuses(page, 'authenticator', 'proof_needed')
      await page.getByLabel('Second step').getByRole('button', { name: 'Add' }).press('Enter')
    },
    sees: (page) => page.getByLabel('Your password'),
    leave,
  },
]
