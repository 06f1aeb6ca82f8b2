import type { Browser } from '@playwright/test'
import type { Stack } from '../harness/stack.ts'
import { expect, type Given, test } from './test.ts'
import { open, seesSaved, textOf, typeLine } from './writing.ts'

interface Parts extends Pick<Given, 'visitor' | 'desk'> {
  readonly browser: Browser
  readonly stack: Stack
}

/** A text of one line, and a browser of its writer that has kept nothing yet; it waits where the test says, until let in. */
const arriving = async (line: string, { visitor, desk, browser, stack }: Parts) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  await open(ada.page, here)
  await typeLine(ada.page, line)
  await seesSaved(ada.page)
  let letIn = () => {}
  const gate = new Promise<void>((resolve) => {
    letIn = resolve
  })
  const context = await browser.newContext({ baseURL: stack.origin, serviceWorkers: 'block' })
  await context.addCookies(await ada.context.cookies())
  return { ada, here, page: await context.newPage(), gate, letIn }
}

test('a text is there to read before its editor has come, and stays in its place', async ({
  visitor,
  desk,
  browser,
  stack,
}) => {
  const parts = { visitor, desk, browser, stack }
  const { here, page: slow, gate, letIn } = await arriving('Readable at once.', parts)
  await slow.route('**/assets/editor-*.js', async (route) => {
    await gate
    await route.continue()
  })
  await slow.goto(`/p/${here.pageId}`, { waitUntil: 'commit' })
  const look = slow.locator('.first-look')
  await expect(look.getByText('Readable at once.')).toBeVisible()
  await expect(textOf(slow)).toHaveCount(0)
  const before = await look.getByText('Readable at once.').boundingBox()
  letIn()
  await expect(textOf(slow)).toContainText('Readable at once.')
  await expect(look).toHaveCount(0)
  const after = await textOf(slow).getByText('Readable at once.').boundingBox()
  expect(after?.y).toBeCloseTo(before?.y ?? 0, 0)

  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(`${stack.origin}/p/${here.pageId}`)
  await stranger.waitForURL(/sign-in/)
  await expect(stranger.getByText('Readable at once.')).toHaveCount(0)
})

test('a text can be written in before its line is there, and what was written joins it', async ({
  visitor,
  desk,
  browser,
  stack,
}) => {
  const parts = { visitor, desk, browser, stack }
  const { ada, here, page: early, gate, letIn } = await arriving('The first line.', parts)
  await early.routeWebSocket(/\/collab\//, async (line) => {
    await gate
    line.connectToServer()
  })
  await early.goto(`/p/${here.pageId}`)
  await expect(textOf(early)).toContainText('The first line.')
  await typeLine(early, 'Before the line.')
  await expect(textOf(ada.page)).not.toContainText('Before the line.')
  letIn()
  await expect(textOf(ada.page)).toContainText('Before the line.')
  await seesSaved(early)
})
