import { nodeFromJson } from '@chapterhouse/shared/editor/schema'
import type { Page } from '@playwright/test'
import { admit } from '../harness/people.ts'
import { type Random, randomFrom } from '../harness/random.ts'
import { addText } from '../harness/scribe.ts'
import { expect, test } from './test.ts'
import { open, seesSaved, textOf } from './writing.ts'

const text = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
const cell = (words: string) => ({ type: 'tableCell', content: [text(words)] })
const row = (words: readonly string[]) => ({ type: 'tableRow', content: words.map(cell) })
const item = (words: string) => ({ type: 'listItem', content: [text(words)] })

/** A table, a list and code, of which both take hold at once. */
const beginning = {
  type: 'doc',
  content: [
    text('above'),
    { type: 'table', content: [row(['a', 'b', 'c']), row(['d', 'e', 'f']), row(['g', 'h', 'i'])] },
    { type: 'bulletList', content: ['rope', 'oil', 'salt'].map(item) },
    { type: 'codeBlock', content: [{ type: 'text', text: 'let one = 1\nlet two = 2' }] },
    text('below'),
  ],
}

/** The other one may take away what is being reached for; then nothing happens. */
const unlessGone = (reach: Promise<void>) => reach.catch(() => undefined)

/** Puts the caret into one of the places where words stand. */
const goSomewhere = async (page: Page, random: Random) => {
  const places = textOf(page).locator('td > p, li > p, pre code, > p').filter({ visible: true })
  const count = await places.count()
  await unlessGone(places.nth(random.below(count)).click({ timeout: 3_000, force: true }))
  await page.keyboard.press(random.pick(['Home', 'End']))
}

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

const inTable = async (page: Page, random: Random) => {
  const bar = page.getByRole('toolbar', { name: 'Table' })
  const tool = bar.getByRole('button', { name: random.pick(tools), exact: true })
  if (await tool.isVisible()) await unlessGone(tool.click({ timeout: 3_000 }))
}

const keys = [
  ...['Enter', 'Enter', 'Backspace', 'Delete', 'Tab', 'Shift+Tab', 'Control+Alt+2'],
  ...[
    'Alt+Shift+ArrowUp',
    'Alt+Shift+ArrowDown',
    'Control+Shift+d',
    'Control+z',
    'Control+Shift+z',
  ],
  ...[
    'Control+Shift+7',
    'Control+Shift+8',
    'Control+Shift+b',
    'Shift+ArrowDown',
    'Shift+ArrowRight',
  ],
]

/** One thing a writer does, by the product's own keys and tools. */
const act = async (page: Page, random: Random) => {
  if (random.chance(0.5)) await goSomewhere(page, random)
  if (random.chance(0.25)) return inTable(page, random)
  if (random.chance(0.3)) return page.keyboard.type(random.pick(['salt', 'x', 'let a', '- ']))
  await page.keyboard.press(random.pick(keys))
}

/** What is drawn, without what belongs to one window alone. */
const shapeOf = (page: Page): Promise<string> =>
  textOf(page).evaluate((whole) => {
    const shape = (one: Node): string => {
      if (one instanceof Text) return one.data.replaceAll('\u2060', '')
      if (
        !(one instanceof Element) ||
        one.matches('.caret, .code-bar, .ProseMirror-trailingBreak, .ProseMirror-separator')
      )
        return ''
      const inner = [...one.childNodes].map(shape).join('')
      // What somebody else has selected is drawn in the other window alone, and parts a word in two.
      if (one.matches('span, mark')) return inner
      const spans = ['colspan', 'rowspan'].map((span) => one.getAttribute(span) ?? '').join(' ')
      return `${one.tagName}(${spans.trim()}${inner})`
    }
    return shape(whole)
  })

const agree = async (pages: readonly Page[]) => {
  for (const page of pages) await seesSaved(page)
  await expect
    .poll(async () => [...new Set(await Promise.all(pages.map(shapeOf)))].join('\n\n'))
    .not.toContain('\n\n')
}

/** Each row has as many cells as the first, counted with what spans. */
const areRectangular = (page: Page): Promise<boolean> =>
  textOf(page).evaluate((whole) =>
    [...whole.querySelectorAll('table')].every((table) => {
      const widths: number[] = []
      for (const [at, line] of [...table.rows].entries())
        for (const { colSpan, rowSpan } of line.cells)
          for (let below = 0; below < rowSpan; below++)
            widths[at + below] = (widths[at + below] ?? 0) + colSpan
      return widths.length === table.rows.length && new Set(widths).size <= 1
    }),
  )

for (const seed of [4711, 4712]) {
  test(`two browsers change one table, list and code block at once (seed ${seed})`, async ({
    visitor,
    desk,
    stack,
  }) => {
    const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
    const here = await desk(ada)
    await admit(here, ben.person)
    await addText(stack, here, beginning)
    const pages = [ada.page, ben.page]
    for (const page of pages) await open(page, here)
    const random = randomFrom(seed)
    for (let round = 0; round < 4; round++) {
      const away = round % 2 === 1
      if (away) await ben.context.setOffline(true)
      await Promise.all(
        pages.map(async (page, at) => {
          const own = random.branch(`${round} ${at}`)
          for (let step = 0; step < 10; step++) await act(page, own)
        }),
      )
      if (away) await ben.context.setOffline(false)
      await agree(pages)
      for (const page of pages) expect(await areRectangular(page)).toBe(true)
    }
    const url = `/api/pages/${here.pageId}/export?format=json`
    const { content } = await (await ada.page.request.get(url)).json()
    nodeFromJson({ type: 'doc', content: content.content ?? content })
  })
}
