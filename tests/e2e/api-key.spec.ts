import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from './test.ts'
import { open, seesSaved, textOf, typeLine } from './writing.ts'

const docs = new URL('../../docs/api.md', import.meta.url)

/** The program of docs/api.md, word for word. */
const theExample = async (): Promise<string> => {
  const [, program = ''] = /```js\n([\s\S]*?)```/.exec(await readFile(docs, 'utf8')) ?? []
  const file = join(await mkdtemp(join(tmpdir(), 'chapterhouse ')), 'append.mjs')
  await writeFile(file, program)
  return file
}

test('a program with a key appends to a page while somebody types in it', async ({
  visitor,
  desk,
  stack,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)

  const account = await ada.context.newPage()
  await account.goto('/account')
  await account.getByRole('button', { name: 'New key' }).click()
  const dialog = account.getByRole('dialog')
  await dialog.getByLabel('What is it for?').fill('The night shift')
  await dialog.getByRole('checkbox', { name: /^Write/ }).check()
  await dialog.getByRole('button', { name: 'Make the key' }).click()
  const key = await dialog.getByLabel('The key').inputValue()
  await dialog.getByRole('button', { name: 'Done' }).click()

  await open(ada.page, here)
  await typeLine(ada.page, 'Typed by hand.')
  const env = { ...process.env, CHAPTERHOUSE: stack.origin, CHAPTERHOUSE_KEY: key }
  const append = async (markdown: string) =>
    promisify(execFile)(process.execPath, [await theExample(), here.pageId, markdown], { env })
  const [{ stdout }] = await Promise.all([
    append('Brought by a *program*.'),
    ada.page.keyboard.type(' And more by hand, meanwhile.', { delay: 12 }),
  ])
  expect(stdout).toBe('4 words added\n')
  await expect(textOf(ada.page)).toContainText('Typed by hand. And more by hand, meanwhile.')
  await expect(textOf(ada.page).locator('em')).toHaveText('program')
  await seesSaved(ada.page)

  await account.reload()
  await expect(account.getByRole('list', { name: 'API keys' })).toContainText('used just now')
  account.once('dialog', (question) => question.accept())
  await account.getByRole('button', { name: 'Revoke The night shift' }).click()
  await expect(account.getByText('Key revoked')).toBeVisible()
  await expect(append('Too late.')).rejects.toThrow(/unauthenticated: This API key is unknown/)
})
