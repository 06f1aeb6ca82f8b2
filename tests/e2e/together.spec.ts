import { admit, doorOf, setRole } from '../harness/people.ts'
import { expect, test } from './test.ts'
import {
  allAgree,
  open,
  savedIn,
  seesSaved,
  textOf,
  typeAfter,
  typeLine,
  worksAlone,
} from './writing.ts'

test('two people type in one page at once and read the same', async ({ pair }) => {
  const { ada, ben, here } = await pair()
  await open(ada.page, here)
  await open(ben.page, here)
  await typeLine(ada.page, 'Here Ada writes:')
  await typeLine(ada.page, 'Here Ben writes:')
  await expect(textOf(ben.page)).toContainText('Here Ben writes:')
  await Promise.all([
    typeAfter(ada.page, 'Here Ada writes:', ' a sentence, while Ben writes his.'),
    typeAfter(ben.page, 'Here Ben writes:', ' a sentence, while Ada writes hers.'),
  ])
  await seesSaved(ada.page)
  await seesSaved(ben.page)
  await expect(ada.page.getByRole('button', { name: 'Follow Ben' })).toBeVisible()
  await expect(ben.page.getByRole('button', { name: 'Follow Ada' })).toBeVisible()
  await allAgree(
    [ada.page, ben.page],
    [
      'Here Ada writes: a sentence, while Ben writes his.',
      'Here Ben writes: a sentence, while Ada writes hers.',
    ],
  )
})

test('a third works off line, reloads off line, is killed off line, and converges', async ({
  visitor,
  desk,
}) => {
  const [ada, ben, cleo] = [await visitor('Ada'), await visitor('Ben'), await visitor('Cleo')]
  const here = await desk(ada)
  await admit(here, ben.person)
  await admit(here, cleo.person)
  for (const { page } of [ada, ben, cleo]) await open(page, here)
  await typeLine(ada.page, 'All three are here.')
  await expect(textOf(cleo.page)).toContainText('All three are here.')
  await worksAlone(cleo.page)

  await cleo.context.setOffline(true)
  await typeLine(cleo.page, 'Written in the tunnel.')
  await expect(savedIn(cleo.page)).toHaveAttribute('data-saved', 'unsaved')
  await expect(savedIn(cleo.page)).toContainText('4 words only on this device')

  await cleo.page.reload()
  await expect(textOf(cleo.page)).toContainText('Written in the tunnel.')
  await expect(savedIn(cleo.page)).toContainText('4 words only on this device')
  await typeLine(cleo.page, 'Written after the reload.')
  await expect(savedIn(cleo.page)).toContainText('8 words only on this device')

  await typeLine(ada.page, 'Meanwhile Ada goes on.')
  // Two who write at one spot part a line; that is another story.
  await expect(textOf(ben.page)).toContainText('Meanwhile Ada goes on.')
  await typeLine(ben.page, 'Meanwhile Ben goes on.')

  await cleo.page.close({ runBeforeUnload: false })
  const again = await cleo.context.newPage()
  await again.goto(`/p/${here.pageId}`)
  await expect(textOf(again)).toContainText('Written after the reload.')
  await expect(textOf(again)).not.toContainText('Meanwhile Ada')

  await cleo.context.setOffline(false)
  await seesSaved(again)
  await allAgree(
    [ada.page, ben.page, again],
    [
      'Written in the tunnel.',
      'Written after the reload.',
      'Meanwhile Ada goes on.',
      'Meanwhile Ben goes on.',
    ],
  )
})

test('two tabs of one person are two writers', async ({ visitor, desk }) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  const second = await ada.context.newPage()
  await open(second, here)
  await typeLine(ada.page, 'From the first tab.')
  await expect(textOf(second)).toContainText('From the first tab.')
  await typeLine(second, 'From the second tab.')
  await expect(textOf(ada.page)).toContainText('From the second tab.')
  await seesSaved(ada.page)
  await seesSaved(second)
})

test('undo takes back what I wrote, never what others wrote', async ({ pair }) => {
  const { ada, ben, here } = await pair()
  await open(ada.page, here)
  await open(ben.page, here)
  await typeLine(ben.page, 'Ben stays.')
  await expect(textOf(ada.page)).toContainText('Ben stays.')
  await typeLine(ada.page, 'Ada goes.')
  await expect(textOf(ben.page)).toContainText('Ada goes.')
  for (let i = 0; i < 12; i++) await ada.page.keyboard.press('Control+z')
  await expect(textOf(ben.page)).not.toContainText('Ada goes.')
  await expect(textOf(ada.page)).toContainText('Ben stays.')
  await expect(textOf(ben.page)).toContainText('Ben stays.')
})

test('a lowered role locks the editor within two seconds and offers the unsaved words', async ({
  pair,
  stack,
}) => {
  const { ben, here } = await pair()
  await open(ben.page, here)
  await typeLine(ben.page, 'Ben may write.')
  await seesSaved(ben.page)
  await setRole(here, ben.person, 'VIEWER')
  await expect(textOf(ben.page)).toHaveAttribute('contenteditable', 'false', { timeout: 2_000 })
  await expect(textOf(ben.page)).toContainText('Ben may write.')
  const door = doorOf(ben.person.browser, here.pageId, stack.collabUrl)
  expect((await door.enter(4711)).access).toBe('read')
})

test('words written off line by somebody who lost the right are offered, not lost', async ({
  pair,
}) => {
  const { ben, here } = await pair()
  await open(ben.page, here)
  await typeLine(ben.page, 'First line.')
  await seesSaved(ben.page)
  await ben.context.setOffline(true)
  await typeLine(ben.page, 'Nobody has seen these words.')
  await expect(savedIn(ben.page)).toContainText('5 words only on this device')
  await setRole(here, ben.person, 'VIEWER')
  await ben.context.setOffline(false)
  await expect(ben.page.getByText('5 words could not be saved')).toBeVisible()
  await expect(ben.page.locator('.rescue-text')).toContainText('Nobody has seen these words.')
  await expect(ben.page.getByRole('button', { name: 'Copy the words' })).toBeEnabled()
})
