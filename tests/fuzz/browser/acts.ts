import type { Page } from 'playwright-core'
import { textOf } from '../../e2e/writing.ts'
import { paste } from '../../harness/clipboard.ts'
import type { Random } from '../../harness/random.ts'
import { clippings } from './clippings.ts'

const tools = [
  'Add a row above',
  'Add a row below',
  'Delete the row',
  'Add a column before',
  'Add a column after',
  'Delete the column',
  'Merge the cells',
  'Split the cell',
]

const keys = [
  ...['Enter', 'Enter', 'Backspace', 'Delete', 'Tab', 'Shift+Tab'],
  ...['Alt+Shift+ArrowUp', 'Alt+Shift+ArrowDown', 'Control+Shift+d'],
  ...['Control+z', 'Control+Shift+z', 'Shift+ArrowDown', 'Shift+ArrowRight'],
  ...['Control+Alt+2', 'Control+Shift+7', 'Control+Shift+8', 'Control+Shift+b'],
]

/** The other one may take away what is being reached for; then nothing happens. */
const unlessGone = (reach: Promise<void>) => reach.catch(() => undefined)

/** Puts the caret into one of the places where words stand. */
const goSomewhere = async (page: Page, random: Random) => {
  const places = textOf(page).locator('td > p, li > p, pre code, > p').filter({ visible: true })
  const count = await places.count()
  await unlessGone(places.nth(random.below(count)).click({ timeout: 1_000 }))
  await page.keyboard.press(random.pick(['Home', 'End']))
}

const inTable = async (page: Page, random: Random) => {
  const bar = page.getByRole('toolbar', { name: 'Table' })
  const tool = bar.getByRole('button', { name: random.pick(tools), exact: true })
  if (await tool.isVisible()) await unlessGone(tool.click({ timeout: 3_000 }))
}

/** A tabulator or a tool may have led out of the text, where the same keys open and close things. */
const isAstray = async (page: Page) =>
  !(await textOf(page).evaluate((whole) => whole.contains(document.activeElement)))

/** One thing a writer does, by the product's own keys and tools. */
export const act = async (page: Page, random: Random): Promise<void> => {
  if (random.chance(0.5)) await goSomewhere(page, random)
  if (await isAstray(page)) return textOf(page).focus()
  if (random.chance(0.25)) return inTable(page, random)
  if (random.chance(0.15)) return paste(page, random.pick(clippings))
  if (random.chance(0.3)) return page.keyboard.type(random.pick(['salt', 'x', 'let a', '- ']))
  await page.keyboard.press(random.pick(keys))
}
