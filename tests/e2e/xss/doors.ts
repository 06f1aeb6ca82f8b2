import {
  hostileBlocks,
  hostileEverything,
} from '@chapterhouse/shared/editor/testing/hostile-document'
import { changePage } from '@chapterhouse/shared/pages/contract'
import type { Page } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { type Flavours, paste } from '../../harness/clipboard.ts'
import { forge } from '../../harness/forge.ts'
import { addPage, type Desk, nextPage } from '../../harness/people.ts'
import { addText, changeText } from '../../harness/scribe.ts'
import type { Stack } from '../../harness/stack.ts'
import { expect } from '../test.ts'
import { open, seesSaved, textOf } from '../writing.ts'
import { addresses, drawings, texts } from './payloads.ts'
import { wordFile } from './word-file.ts'

/** Where the texts are brought in, and by whom. */
export interface Porch {
  readonly stack: Stack
  readonly desk: Desk
  readonly page: Page
}

/** One way in. */
export interface Door {
  readonly name: string
  readonly payloads: readonly string[]
  /** The page shows no editor: it holds what this version does not know. */
  readonly foreign?: boolean
  /** Written by a client that asks no editor. */
  readonly forged?: boolean
  /** Brings all of them into a page of its own. */
  readonly bring: (porch: Porch) => Promise<void>
}

/** Stands in every page below all else: once it is there, so is the rest. */
export const end = 'The end.'
const ending = { type: 'paragraph', content: [{ type: 'text', text: end }] }

const pasting =
  (flavours: (payload: string) => Flavours) =>
  async ({ page, desk }: Porch) => {
    await open(page, desk)
    await textOf(page).focus()
    for (const payload of texts) {
      await page.keyboard.press('Control+End')
      await paste(page, flavours(payload))
    }
    await seesSaved(page)
  }

const word = (payload: string) =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"></head><body><p class=MsoNormal>${payload}<o:p></o:p></p></body></html>`

const upload = async ({ page, desk }: Porch, file: { name: string; buffer: Buffer }) => {
  const mimeType = 'application/octet-stream'
  const headers = { origin: desk.owner.browser.origin }
  const multipart = { file: { ...file, mimeType } }
  const url = `/api/pages/${desk.pageId}/import-file`
  const answer = await page.request.post(url, { multipart, headers })
  // A file without a word is refused, and that is fine.
  expect(answer.status(), await answer.text()).toBeLessThan(500)
}

const importing = (ending: string) => async (porch: Porch) => {
  for (const [at, payload] of texts.entries())
    await upload(porch, { name: `${at}.${ending}`, buffer: Buffer.from(payload) })
}

const importZip = async (porch: Porch) => {
  const files = texts.map((text, at) => [
    `${text.replace(/[/\\\p{Cc}]/gu, '')}-${at}.${at % 2 ? 'md' : 'html'}`,
    strToU8(text),
  ])
  await upload(porch, { name: 'all.zip', buffer: Buffer.from(zipSync(Object.fromEntries(files))) })
}

const typeLinks = async ({ page, desk }: Porch) => {
  await open(page, desk)
  // What asks for the address comes with the tools.
  await expect(page.getByRole('toolbar', { name: 'Text tools' })).toBeVisible()
  await textOf(page).focus()
  for (const address of addresses) {
    await page.keyboard.type('here')
    await page.keyboard.press('Shift+Home')
    await page.keyboard.press('Control+k')
    await page.getByRole('textbox', { name: 'Address of the link' }).fill(address)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
  }
  await seesSaved(page)
}

const typeEmbeds = async ({ page, desk }: Porch) => {
  await open(page, desk)
  await textOf(page).focus()
  await page.keyboard.type('/another', { delay: 10 })
  await expect(
    page.getByRole('listbox').getByRole('option', { name: 'From another site' }),
  ).toBeVisible()
  await page.keyboard.press('Enter')
  const field = page.getByRole('textbox', { name: 'Address of what to show' })
  for (const address of addresses) {
    await field.fill(address)
    await field.press('Enter')
    await expect(field).toBeVisible()
  }
}

const drawAll = ({ stack, desk }: Porch) => {
  const content = drawings.map(([language, text]) => ({
    type: 'codeBlock',
    attrs: { language },
    content: [{ type: 'text', text }],
  }))
  const formulas = drawings.map(([, latex]) => ({ type: 'inlineMath', attrs: { latex } }))
  const line = { type: 'paragraph', content: formulas }
  return changeText(stack, desk, (document) => forge(document, [...content, line]))
}

/** So many pages of everything that each text stands in a dozen places. */
const copies = 8

const forgeAll = ({ stack, desk }: Porch) => {
  let at = 0
  const draw = () => texts[at++ % texts.length] ?? ''
  const blocks = Array.from({ length: copies }, () => hostileEverything(draw).content ?? [])
  return changeText(stack, desk, (document) => forge(document, blocks.flat()))
}

const attributeNames = ['onclick', 'onload', 'srcdoc', 'style', '__proto__', 'constructor']

const forgeForeign = ({ stack, desk }: Porch) => {
  const named = ['script', 'iframe', 'svg', 'style', 'img onerror=alert(1) src=x', '__proto__']
  const value = [JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}}')]
  const strange = named.flatMap((type) =>
    attributeNames.map((name) => ({
      type,
      attrs: Object.fromEntries([
        [name, value],
        ['src', 'javascript:alert(1)'],
      ]),
      content: [{ type: 'text', text: '<script>alert(1)</script>' }],
    })),
  )
  const some = texts.filter((_, at) => at % 6 === 0)
  const blocks = [...some.flatMap(hostileBlocks), ...strange]
  return changeText(stack, desk, (document) => forge(document, blocks))
}

/** Titles, of which the tree, the contents, the palette and the history show each. */
const entitle = async ({ desk }: Porch) => {
  const { owner, projectId } = desk
  for (const payload of texts.slice(0, 30)) await addPage(owner, projectId, payload)
}

const note = async ({ desk }: Porch) => {
  const params = { pageId: desk.pageId }
  const properties = texts.slice(0, 20).map((text, at) => {
    return { id: `${at}`, type: 'text' as const, name: text.slice(0, 60).trim(), value: text }
  })
  await desk.owner.browser.ask(changePage, { params, body: { properties } })
}

export const diagrams = 'formulas and diagrams'

/** Every way in that a text can take. */
export const doors: readonly Door[] = [
  {
    name: 'HTML on the clipboard',
    payloads: texts,
    bring: pasting((html) => ({ 'text/html': html, 'text/plain': 'x' })),
  },
  {
    name: 'Word on the clipboard',
    payloads: texts,
    bring: pasting((html) => ({ 'text/html': word(html), 'text/plain': 'x' })),
  },
  {
    name: 'text on the clipboard',
    payloads: texts,
    bring: pasting((text) => ({ 'text/plain': `# x\n\n${text}` })),
  },
  { name: 'a file of Markdown', payloads: texts, bring: importing('md') },
  { name: 'a file of HTML', payloads: texts, bring: importing('html') },
  {
    name: 'a file of Word',
    payloads: texts,
    bring: (porch) => upload(porch, { name: 'x.docx', buffer: wordFile([...texts, ...addresses]) }),
  },
  { name: 'a zip', payloads: texts, bring: importZip },
  { name: 'the address of a link', payloads: addresses, bring: typeLinks },
  { name: 'the address of an embed', payloads: addresses, bring: typeEmbeds },
  {
    name: diagrams,
    payloads: drawings.map(([, text]) => text),
    forged: true,
    bring: drawAll,
  },
  { name: 'a forged update', payloads: texts, forged: true, bring: forgeAll },
  {
    name: 'forged parts nobody knows',
    payloads: texts,
    foreign: true,
    forged: true,
    bring: forgeForeign,
  },
  { name: 'properties', payloads: texts.slice(0, 20), bring: note },
  { name: 'titles', payloads: texts.slice(0, 30), bring: entitle },
]

/** Brings it in, and puts the end below it. */
export const comeThrough = async (door: Door, porch: Porch): Promise<Desk> => {
  const desk = await nextPage(porch.desk, door.name)
  await door.bring({ ...porch, desk })
  await addText(porch.stack, desk, { type: 'doc', content: [ending] })
  return desk
}
