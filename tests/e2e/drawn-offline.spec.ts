import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { root } from '../harness/program.ts'
import { addText } from '../harness/scribe.ts'
import { expect, test } from './test.ts'
import { open, seesSaved, textOf, worksAlone } from './writing.ts'

const code = (language: string, source: string) => ({
  type: 'codeBlock',
  attrs: { language },
  content: [{ type: 'text', text: source }],
})

/** What takes a program of its own to be drawn. */
const heavy = {
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'Tides' }] },
    { type: 'paragraph', content: [{ type: 'inlineMath', attrs: { latex: 'e^{i\\pi}' } }] },
    code('math', '\\frac{a}{b}'),
    code('mermaid', 'graph LR\n  Ebb --> Flood'),
    code('javascript', 'const tide = "high"'),
  ],
}

const isPicture = (one: Element) => one instanceof HTMLImageElement && one.naturalWidth > 0

/** Sets, draws and colours are seen, not only what they are made from. */
const seesDrawn = async (page: Page) => {
  const text = textOf(page)
  await expect(text.locator('[data-drawn="math"] .code-drawn math mfrac')).toBeVisible()
  const diagram = text.getByRole('img', { name: /^Diagram: graph LR/ })
  await expect.poll(() => diagram.evaluate(isPicture)).toBe(true)
  await expect(text.locator('pre .hljs-keyword')).toHaveText('const')
  await expect(text.getByText('Cannot be drawn yet')).toHaveCount(0)
}

const uploadPicture = async (page: Page) => {
  await textOf(page).getByText('Tides').click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Image' }).click()
  await (await chooser).setFiles(join(root, 'client/public/icon-192.png'))
}

test('what is drawn opens drawn without a network, after one visit', async ({
  visitor,
  desk,
  stack,
}) => {
  const ada = await visitor('Ada')
  const { page } = ada
  const here = await desk(ada)
  await addText(stack, here, heavy)
  await open(page, here)
  await worksAlone(page)
  await uploadPicture(page)
  const picture = textOf(page).locator('img[src^="/api/assets/"]')
  const whole = async () => {
    await seesDrawn(page)
    await expect(textOf(page).locator('.math-shown math msup')).toBeVisible()
    await expect.poll(() => picture.evaluate(isPicture)).toBe(true)
  }
  await whole()
  await seesSaved(page)
  await ada.context.setOffline(true)
  await page.reload()
  await whole()
})

test('what no page here ever drew is put in without a network, and drawn', async ({
  visitor,
  desk,
}) => {
  const ada = await visitor('Ada')
  const { page } = ada
  await open(page, await desk(ada))
  await worksAlone(page)
  await ada.context.setOffline(true)
  await page.reload()
  await textOf(page).click()
  for (const [language, source] of [
    ['math', '\\frac{a}{b}'],
    ['mermaid', 'graph LR; Ebb --> Flood'],
    ['javascript', 'const tide = 1'],
  ]) {
    await page.keyboard.type(`\`\`\`${language} `)
    await page.keyboard.insertText(`${source}`)
    await page.keyboard.press('Control+Enter')
  }
  await seesDrawn(page)
  await ada.context.setOffline(false)
  await seesSaved(page)
  await seesDrawn(page)
})
