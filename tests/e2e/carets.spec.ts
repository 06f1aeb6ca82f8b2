import { expect, test } from './test.ts'
import { open, textOf, typeLine } from './writing.ts'

test('a caret stays itself while its person and others type', async ({ pair }) => {
  const { ada, ben, here } = await pair()
  await open(ada.page, here)
  await open(ben.page, here)
  await typeLine(ada.page, 'Ada writes here.')
  await typeLine(ben.page, 'Ben begins.')
  await expect(ada.page.locator('.caret-moved')).toHaveCount(1)
  // says what there is instead, should a letter ever be lost
  await expect(textOf(ada.page)).toContainText('Ada writes here.')
  await expect(textOf(ada.page)).toContainText('Ben begins.')
  // Every frame: is there a caret, and is it the same element?
  await ada.page.evaluate(() => {
    const seen = { frames: 0, lost: 0, other: 0 }
    Object.assign(window, { caretFrames: seen })
    let last = document.querySelector('.page-text .caret')
    const look = () => {
      const caret = document.querySelector('.page-text .caret')
      seen.frames += 1
      if (!caret) seen.lost += 1
      else if (caret !== last) seen.other += 1
      last = caret
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  await textOf(ada.page).getByText('Ada writes here.').click()
  await ada.page.keyboard.press('End')
  await Promise.all([
    ben.page.keyboard.type(' He goes on for a while with what he has to say.', { delay: 90 }),
    ada.page.keyboard.type(' She does too, above him, without a pause at all.', { delay: 80 }),
  ])
  const { frames, lost, other } = await ada.page.evaluate(() => Reflect.get(window, 'caretFrames'))
  expect(frames).toBeGreaterThan(60)
  expect(lost).toBe(0)
  // A click between the two may part the text in which it stands.
  expect(other).toBeLessThanOrEqual(2)
})
