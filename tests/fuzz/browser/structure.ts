import type { Page } from 'playwright-core'
import { textOf } from '../../e2e/writing.ts'
import { type Random, randomFrom } from '../../harness/random.ts'
import { addText } from '../../harness/scribe.ts'
import { act } from './acts.ts'
import { agree, type OpenPage } from './agreement.ts'

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

export interface StructurePlan extends OpenPage {
  readonly seed: number
  readonly rounds: number
  /** Of each person, in each round. */
  readonly steps: number
}

/** What goes wrong in a window without a word. */
const listen = (pages: readonly Page[]): readonly Error[] => {
  const errors: Error[] = []
  for (const page of pages) page.on('pageerror', (error) => errors.push(error))
  return errors
}

const writeAtOnce = (pages: readonly Page[], steps: number, random: Random) =>
  Promise.all(
    pages.map(async (page, at) => {
      const own = random.branch(`${at}`)
      for (let step = 0; step < steps; step++) await act(page, own)
    }),
  )

/**
 * One seed: people in windows of their own take one page's blocks apart at once, the last of them
 * off line in every other round. Throws after the first round that does not end with one sound text.
 */
export const structureStory = async (plan: StructurePlan): Promise<void> => {
  const { stack, desk, pages, seed, rounds, steps } = plan
  const errors = listen(pages)
  await addText(stack, desk, beginning)
  for (const page of pages) {
    await page.goto(`/p/${desk.pageId}`)
    await textOf(page).and(page.locator('[contenteditable="true"]')).waitFor()
  }
  const away = pages.at(-1)?.context()
  for (let round = 0; round < rounds; round++) {
    const isAway = round % 2 === 1
    if (isAway) await away?.setOffline(true)
    await writeAtOnce(pages, steps, randomFrom(seed).branch(`${round}`))
    if (isAway) await away?.setOffline(false)
    await agree(plan)
    for (const error of errors) throw error
  }
}
