import { expect, type Locator, type Page } from '@playwright/test'
import { textOf } from './writing.ts'

/** What has the focus, and whether one sees it. A screen one has just come to needs no ring: all of it is meant. */
const focusNow = () => {
  const one = document.activeElement
  if (!one || one === document.body) return { lost: true, seen: false, what: 'body' }
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
  const ring = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
  const whole = one.id === 'main'
  const caret = one.matches('input:not([type=checkbox], [type=radio]), textarea, [contenteditable]')
  const what = `${one.tagName} ${one.getAttribute('aria-label') ?? one.textContent?.slice(0, 40)}`
  return { lost: false, seen: ring || whole || caret || boxShadow !== 'none', what }
}

/** The focus is on something, and it shows. */
export const seesFocus = async (page: Page): Promise<void> => {
  let now = await page.evaluate(focusNow)
  const isLost = async () => {
    now = await page.evaluate(focusNow)
    return now.lost
  }
  await expect.poll(isLost, 'the focus is lost').toBe(false)
  expect(now.seen, `one does not see the focus on ${now.what}`).toBe(true)
}

/** Steps through the page until the focus is there; each step shows where it is. */
export const tabTo = async (page: Page, goal: Locator, key = 'Tab'): Promise<void> => {
  await expect(goal).toBeVisible()
  for (let step = 0; step < 60; step++) {
    if (await goal.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press(key)
    await seesFocus(page)
  }
  throw new Error('the focus does not come there')
}

/** Presses these keys one after the other. */
export const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

/** From the text into the bar of this name, and there to this control. */
export const toTool = async (page: Page, bar: string, name: string | RegExp): Promise<void> => {
  const tools = page.getByRole('toolbar', { name: bar, exact: true })
  await expect(tools).toBeVisible()
  for (let round = 0; round < 4; round++) {
    await page.keyboard.press('Alt+F10')
    if (await tools.evaluate((one) => one.contains(document.activeElement))) break
  }
  const tool = tools.getByRole('button', { name, exact: true })
  for (let step = 0; step < 40; step++) {
    if (await tool.evaluate((one) => one === document.activeElement)) return seesFocus(page)
    await page.keyboard.press('ArrowRight')
  }
  throw new Error(`${name} is not to be reached`)
}

/** Does what is found by these words in the palette. */
export const byPalette = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+Shift+P')
  await expect(page.getByRole('combobox', { name: 'Page or act' })).toBeFocused()
  await page.keyboard.type(words)
  const found = page.getByRole('listbox', { name: 'What there is' })
  await expect(found.getByRole('option', { selected: true })).toContainText(words)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Page or act' })).toBeHidden()
}

/** Takes what a list in the text offers first for this. */
export const choose = async (page: Page, typed: string, name: string | RegExp): Promise<void> => {
  await page.keyboard.type(typed, { delay: 15 })
  const list = page.getByRole('listbox')
  await expect(list.getByRole('option', { name, selected: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(list).toBeHidden()
}

/** The focus is in the text, as after everything that was opened from there. */
export const isInText = (page: Page): Promise<void> => expect(textOf(page)).toBeFocused()
