import { expect, type Locator, type Page } from '@playwright/test'
import type { Desk } from '../harness/people.ts'

/** The text of the open page. */
export const textOf = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Text of the page' })

/** The honest indicator. */
export const savedIn = (page: Page): Locator => page.locator('[data-saved]')

/** Opens the page's text and waits until it may be typed in. */
export const open = async (page: Page, desk: Desk): Promise<void> => {
  await page.goto(`/p/${desk.pageId}`)
  await expect(textOf(page)).toHaveAttribute('contenteditable', 'true')
}

/** Waits until the browser has kept the whole application, and opens it without a network. */
export const worksAlone = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** Keeps a file from the page until it is let go. */
export const held = async (page: Page, url: string): Promise<{ readonly release: () => void }> => {
  const { promise, resolve: release } = Promise.withResolvers<void>()
  await page.route(url, async (route) => {
    await promise
    await route.continue()
  })
  return { release }
}

/** Types below what is there. */
export const typeLine = async (page: Page, line: string): Promise<void> => {
  await textOf(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type(line, { delay: 8 })
}

/** Types at the end of the paragraph that holds these words. */
export const typeAfter = async (page: Page, words: string, more: string): Promise<void> => {
  await textOf(page).getByText(words).click()
  await page.keyboard.press('End')
  await page.keyboard.type(more, { delay: 20 })
}

export const seesSaved = (page: Page): Promise<void> =>
  expect(savedIn(page)).toHaveAttribute('data-saved', 'saved')

/** The words of the text, without the names at other people's carets. */
export const wordsOf = (page: Page): Promise<string> =>
  textOf(page).evaluate((text) => {
    const copy = text.cloneNode(true) as Element
    for (const caret of copy.querySelectorAll('.caret')) caret.remove()
    return copy.textContent ?? ''
  })

/** The same text in all of these, with each part in it once. */
export const allAgree = async (pages: readonly Page[], parts: readonly string[]): Promise<void> => {
  await expect.poll(async () => new Set(await Promise.all(pages.map(wordsOf))).size).toBe(1)
  for (const page of pages) {
    const words = await wordsOf(page)
    for (const part of parts) expect(words.split(part)).toHaveLength(2)
  }
}
