import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from './test.ts'
import { allAgree, open, textOf, typeAfter, wordsOf } from './writing.ts'

/** Composes as an input method does: each part replaces the last, until it is committed. */
const compose = async (keys: CDPSession, parts: readonly string[]) => {
  for (const text of parts) {
    const end = text.length
    await keys.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end })
  }
}

const commit = (keys: CDPSession, text: string) => keys.send('Input.insertText', { text })

const keysOf = (page: Page) => page.context().newCDPSession(page)

const startLines = async (page: Page, lines: readonly string[]) => {
  await textOf(page).click()
  for (const line of lines) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
}

const caretAtEndOf = async (page: Page, words: string) => {
  await textOf(page).getByText(words).click()
  await page.keyboard.press('End')
}

test('a word being composed survives what others write meanwhile (tiptap 4221, y-prosemirror 38)', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  await startLines(ada.page, ['first', 'second'])
  const second = await ada.context.newPage()
  await open(second, here)
  await expect(textOf(second)).toContainText('second')
  const keys = await keysOf(ada.page)
  await caretAtEndOf(ada.page, 'second')
  await compose(keys, ['n', 'ni', 'に', 'にh', 'にほ'])
  await typeAfter(second, 'first', ' and theirs')
  await compose(keys, ['にほん'])
  await commit(keys, '日本')
  await allAgree([ada.page, second], ['first and theirs', 'second日本'])
})

test('an Android keyboard that composes every word loses and doubles none', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  await textOf(ada.page).click()
  const keys = await keysOf(ada.page)
  for (const word of ['salt', 'and', 'rope']) {
    await compose(
      keys,
      [...word].map((_, at) => word.slice(0, at + 1)),
    )
    await commit(keys, word)
    await ada.page.keyboard.press('Space')
  }
  await expect.poll(() => wordsOf(ada.page)).toBe('salt and rope ')
})
