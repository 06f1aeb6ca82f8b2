import type { Page } from '@playwright/test'
import { textOf } from '../writing.ts'
import { heading, type Scene } from './scene.ts'

const owner = { who: 'owner' } as const

const without = (file: string) => async (page: Page) => {
  await page.route(`**/assets/${file}*.js`, (route) => route.abort())
  await page.reload({ waitUntil: 'commit' })
}

const restore = async (page: Page) => {
  await page.unrouteAll()
  await page.context().setOffline(false)
  await page.reload()
}

/** When something is away, or has not come yet, or nobody has. */
export const badDays: readonly Scene[] = [
  {
    name: 'without a line',
    at: 'p/:pageId',
    ...owner,
    act: async (page) => {
      await textOf(page).getByText('Nobody came.').click()
      await page.context().setOffline(true)
      await page.keyboard.press('End')
      await page.keyboard.type(' Still nobody.')
    },
    sees: (page) => page.getByText(/You are offline|The server does not answer/),
    leave: restore,
  },
  {
    name: 'a text before its editor',
    at: 'p/:pageId',
    who: 'reader',
    act: async (page) => {
      await page.route('**/assets/editor-*.js', () => {})
      await page.reload({ waitUntil: 'commit' })
    },
    sees: (page) => page.locator('.first-look').getByText('Nobody came.'),
    leave: restore,
  },
  {
    name: 'a screen that failed',
    at: 'sign-up',
    who: 'stranger',
    act: async (page) => {
      // Once it is there: a file that is missed on the way makes the program load itself anew.
      await heading('Create an account')(page).waitFor()
      await without('sign-up-screen')(page)
    },
    sees: heading(/This screen/),
    leave: restore,
  },
  {
    name: 'printed',
    at: 'p/:pageId',
    ...owner,
    act: (page) => page.emulateMedia({ media: 'print' }),
    sees: (page) => page.getByText('Nobody came.').first(),
    leave: (page) => page.emulateMedia({ media: 'screen' }),
  },
  // Last: the browser remembers the house as an empty one.
  {
    name: 'the first account of a house',
    at: 'welcome',
    who: 'stranger',
    act: async (page) => {
      const door = { firstRun: true, setupCodeNeeded: true, signUp: 'open', sendsMail: true }
      const json = { ...door, providers: [{ id: 'google', name: 'Google' }] }
      await page.route('**/api/auth/doorway', (route) => route.fulfill({ json }))
      await page.reload()
    },
    sees: heading(/^Write together/),
    leave: (page) => page.unrouteAll(),
  },
]
