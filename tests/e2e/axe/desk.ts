import type { Page } from '@playwright/test'
import { textOf } from '../writing.ts'
import { bar, button, caretAt, dialog, menu, press, type Scene } from './scene.ts'

const text = { at: 'p/:pageId', who: 'owner' } as const
const inMenu = { part: '[role=menu]', sees: menu } as const

const selectWords = async (page: Page) => {
  await caretAt('It was ')(page)
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+Control+ArrowRight')
}

const tool = (name: string | RegExp) => async (page: Page) => {
  await selectWords(page)
  await bar('Text tools')(page).getByRole('button', { name, exact: true }).press('Enter')
}

/** Types what opens a list at the end of the last paragraph there is for it. */
const type = (sign: string) => async (page: Page) => {
  await caretAt('Nobody came.')(page)
  await page.keyboard.type(` ${sign}`, { delay: 20 })
}

const takeBack = (count: number) => async (page: Page) => {
  await page.keyboard.press('Escape')
  for (let time = 0; time < count; time++) await page.keyboard.press('Backspace')
}

const list = (name: string, sign: string): Scene => ({
  name,
  ...text,
  part: '[role=listbox]',
  shows: ['editor/suggest/choice-list'],
  act: type(sign),
  sees: (page) => page.getByRole('listbox').getByRole('option').first(),
  leave: takeBack(sign.length + 1),
})

const bars: readonly Scene[] = [
  {
    name: 'a page to write in',
    ...text,
    shows: ['editor/menus/toolbar', 'editor/menus/bar'],
    sees: bar('Text tools'),
  },
  {
    name: 'selected words',
    ...text,
    only: 'wide',
    shows: ['editor/menus/selection-menu'],
    act: selectWords,
    sees: bar('Format the selection'),
  },
  {
    name: 'the address of a link, refused',
    ...text,
    shows: ['editor/menus/link-form'],
    act: async (page) => {
      await selectWords(page)
      await page.keyboard.press('Control+k')
      await page.keyboard.type('javascript:1')
      await page.keyboard.press('Enter')
    },
    sees: (page) => page.getByRole('alert').filter({ hasText: /./ }),
  },
  {
    name: 'a link',
    ...text,
    shows: ['editor/menus/link-peek'],
    act: async (page) => {
      await textOf(page).getByText('a link').click()
    },
    sees: bar('Link'),
  },
  {
    name: 'a table',
    ...text,
    shows: ['editor/menus/table-menu'],
    act: caretAt('Monday'),
    sees: bar('Table'),
  },
  {
    name: 'a callout',
    ...text,
    shows: ['editor/menus/whole-menu'],
    act: caretAt('Mind the steps.'),
    sees: bar('Callout'),
  },
  {
    name: 'columns',
    ...text,
    shows: ['editor/menus/whole-menu'],
    act: caretAt('left'),
    sees: bar('Columns'),
  },
  {
    name: 'a picture',
    ...text,
    shows: ['editor/menus/image-menu'],
    act: async (page) => {
      await textOf(page).locator('figure').first().click()
    },
    sees: bar('Picture'),
  },
]

const menus: readonly Scene[] = [
  {
    name: 'turn into',
    ...text,
    ...inMenu,
    shows: ['editor/menus/block-menu'],
    act: tool(/^Turn .* into$/),
  },
  {
    name: 'acts on the block',
    ...text,
    ...inMenu,
    shows: ['editor/blocks/block-tool'],
    act: tool('Acts on the block'),
  },
  {
    name: 'the handle of a block',
    ...text,
    ...inMenu,
    only: 'wide',
    shows: ['editor/blocks/block-handle'],
    act: async (page) => {
      await textOf(page).getByText('An opening.').hover()
      await button(page, /^Block:/).click()
    },
  },
  {
    name: 'colours',
    ...text,
    ...inMenu,
    shows: ['editor/menus/color-menu'],
    act: tool('Text colour'),
  },
  { name: 'pens', ...text, ...inMenu, shows: ['editor/menus/color-menu'], act: tool('Highlight') },
  {
    name: 'alignment',
    ...text,
    ...inMenu,
    shows: ['editor/menus/align-menu'],
    act: tool('Alignment and style'),
  },
  { name: 'view', ...text, ...inMenu, shows: ['editor/view/view-menu'], act: press('View') },
  {
    name: 'acts on the page',
    ...text,
    ...inMenu,
    shows: ['pages/menu/page-menu'],
    act: press('Acts on this page'),
  },
  list('anything to insert', '/'),
  list('people, pages and days', '@'),
  list('pages', '[['),
  list('emoji', ':sea'),
  {
    name: 'somebody’s card',
    ...text,
    shows: ['editor/nodes/mention-view'],
    act: async (page) => {
      await textOf(page).locator('.mention').first().click()
    },
    sees: dialog,
  },
  {
    name: 'a day',
    ...text,
    shows: ['editor/nodes/date-view'],
    act: async (page) => {
      await textOf(page).locator('time').last().click()
    },
    sees: dialog,
  },
]

const shown = (name: string, file: string): Scene => ({
  name,
  ...text,
  query: `?show=${name}`,
  shows: [file],
  sees: dialog,
})

const windows: readonly Scene[] = [
  shown('rename', 'pages/menu/name-dialogs'),
  shown('version', 'pages/menu/name-dialogs'),
  shown('export', 'pages/menu/export-dialog'),
  shown('properties', 'pages/properties/properties-dialog'),
  shown('publish', 'publishing/publish-dialog'),
  {
    ...shown('publish', 'publishing/publish-dialog'),
    name: 'publishing later',
    act: press('Publish later…'),
    sees: (page) => page.getByLabel('When'),
  },
  {
    name: 'what the front of a project says',
    at: 'projects/:projectId',
    who: 'owner',
    shows: ['publishing/front-dialog'],
    act: press(/^Edit$/),
    sees: dialog,
  },
  {
    ...shown('icon', 'pages/look/icon-dialog'),
    query: '?show=icon&of=:pageId',
    sees: (page) =>
      dialog(page)
        .getByRole('button', { name: /grinning/ })
        .first(),
  },
  {
    name: 'shortcuts',
    ...text,
    shows: ['editor/menus/shortcut-sheet'],
    act: async (page) => {
      await caretAt('An opening.')(page)
      await page.keyboard.press('Control+/')
    },
    sees: dialog,
  },
  {
    name: 'counts and goal',
    ...text,
    shows: ['editor/counts/word-total'],
    act: async (page) => {
      await button(page, /\d words/).press('Enter')
      await dialog(page).getByRole('textbox').fill('1000')
    },
    sees: (page) => page.getByRole('progressbar').first(),
  },
  {
    name: 'find and replace',
    ...text,
    shows: ['editor/find/find-bar'],
    act: async (page) => {
      await caretAt('An opening.')(page)
      await page.keyboard.press('Control+Alt+f')
      await page.getByRole('searchbox').fill('the')
    },
    sees: (page) => page.getByRole('search'),
  },
  {
    name: 'outline',
    ...text,
    shows: ['editor/view/side-outline'],
    act: async (page) => {
      await press('View')(page)
      await page.getByRole('menuitemcheckbox', { name: 'Outline' }).press('Enter')
    },
    sees: (page) => page.getByRole('navigation', { name: 'Outline' }),
    leave: async (page) => {
      if (await dialog(page).isVisible()) return page.keyboard.press('Escape')
      await press('View')(page)
      await page.getByRole('menuitemcheckbox', { name: 'Outline' }).press('Enter')
    },
  },
  {
    name: 'what an import made simpler',
    ...text,
    page: 'empty',
    shows: ['pages/import/import-report'],
    act: async (page) => {
      await page.getByLabel('Files to import').setInputFiles({
        name: 'old.html',
        mimeType: 'text/html',
        buffer: Buffer.from('<h1>Old</h1><p style="color: red">Text</p>'),
      })
    },
    sees: dialog,
  },
]

const others: readonly Scene[] = [
  {
    name: 'a page to read',
    ...text,
    who: 'reader',
    sees: (page) => page.getByText('Nobody came.'),
  },
  {
    name: 'a closed page',
    ...text,
    page: 'locked',
    sees: (page) => page.getByRole('heading', { name: 'Closed' }).first(),
  },
  {
    name: 'a tip',
    ...text,
    only: 'wide',
    act: (page) => bar('Text tools')(page).getByRole('button', { name: 'Bold' }).hover(),
    sees: (page) => page.getByRole('tooltip'),
  },
  {
    name: 'somebody is followed',
    ...text,
    only: 'wide',
    act: press('Follow Ben'),
    sees: (page) => page.getByText(/^Following/),
  },
  {
    name: 'who is here',
    ...text,
    shows: ['editor/room/people-here'],
    act: press(/^Who is here/),
    sees: menu,
  },
  {
    name: 'opened last',
    ...text,
    only: 'wide',
    shows: ['pages/shelf/recent-menu'],
    act: press('Opened last'),
    sees: menu,
  },
  {
    name: 'an empty page',
    ...text,
    page: 'empty',
    sees: bar('Text tools'),
  },
  {
    name: 'to fill from a template',
    ...text,
    page: 'empty',
    query: '?show=fill',
    sees: dialog,
  },
]

/** The text of a page, and all that opens above it. */
export const desk: readonly Scene[] = [...bars, ...menus, ...windows, ...others]
