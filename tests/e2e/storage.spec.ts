import { expect, test } from './test.ts'
import { open, savedIn, seesSaved, textOf, typeLine } from './writing.ts'

test('with the collab-server killed, typing goes on and is saved on its return', async ({
  visitor,
  desk,
  stack,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  await typeLine(ada.page, 'Before the crash.')
  await seesSaved(ada.page)
  await stack.collab.kill()
  await typeLine(ada.page, 'During the crash.')
  await expect(savedIn(ada.page)).toHaveAttribute('data-saved', 'unsaved', { timeout: 5_000 })
  await expect(savedIn(ada.page)).toContainText('3 words only on this device')
  await stack.collab.start()
  await seesSaved(ada.page)
  await ada.page.reload()
  await expect(textOf(ada.page)).toContainText('Before the crash.')
  await expect(textOf(ada.page)).toContainText('During the crash.')
})

test('with PostgreSQL stopped, the page says so and stays writable', async ({
  visitor,
  desk,
  stack,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  await typeLine(ada.page, 'Storage is there.')
  await seesSaved(ada.page)
  await stack.database.stop()
  await typeLine(ada.page, 'Storage is away.')
  await expect(savedIn(ada.page)).toHaveAttribute('data-saved', 'unsaved', { timeout: 5_000 })
  await expect(textOf(ada.page)).toHaveAttribute('contenteditable', 'true')
  await stack.database.startAgain()
  await seesSaved(ada.page)
})
