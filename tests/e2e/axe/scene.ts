import type { Locator, Page } from '@playwright/test'
import { textOf } from '../writing.ts'
import type { Role } from './cast.ts'

/** One thing to look at. */
export interface Scene {
  readonly name: string
  /** An address of the router; the first screen is ''. */
  readonly at: string
  readonly who: Role
  /** What follows the address. */
  readonly query?: string
  /** Another page than the one with everything: a name of the cast's places. */
  readonly page?: 'locked' | 'empty'
  /** Loads the address anew, even if it is open. */
  readonly anew?: boolean
  /** Files of the client that open what is looked at. */
  readonly shows?: readonly string[]
  /** Only this part is new; the rest was looked at. */
  readonly part?: string
  /** What a person does there first. */
  readonly act?: (page: Page) => Promise<void>
  /** What is there then. */
  readonly sees: (page: Page) => Locator
  /** After the look, when Escape is not enough. */
  readonly leave?: (page: Page) => Promise<void>
  /** Not there at this width. */
  readonly only?: 'wide' | 'narrow'
}

export const dialog = (page: Page): Locator => page.getByRole('dialog').last()
export const menu = (page: Page): Locator => page.getByRole('menu')
export const heading = (name: string | RegExp) => (page: Page) =>
  page.getByRole('heading', { name }).first()
export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name }).first()
export const bar = (name: string) => (page: Page) =>
  page.getByRole('toolbar', { name, exact: true })

/** Presses the button of this name. */
export const press = (name: string | RegExp) => async (page: Page) => {
  await button(page, name).press('Enter')
}

/** Puts the caret behind these words of the text. */
export const caretAt = (words: string) => async (page: Page) => {
  await textOf(page).getByText(words).first().click()
  await page.keyboard.press('End')
}
