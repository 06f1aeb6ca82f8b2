import { keptVersion } from './cast.ts'
import { button, dialog, heading, menu, press, type Scene } from './scene.ts'

const owner = { who: 'owner' } as const

/** Runs in the page: as if one of theirs had been opened here. */
const keepPage = async () => {
  const me = (await (await fetch('/api/me')).json()) as { id: string }
  const name = `chapterhouse/${me.id}/page:0190a1b2-c3d4-7e5f-8a6b-000000000001:1`
  await new Promise<void>((done) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('updates', { autoIncrement: true })
      request.result.createObjectStore('marks')
    }
    request.onsuccess = () => {
      request.result.close()
      done()
    }
  })
}

const lobby: readonly Scene[] = [
  { name: 'projects', at: '', ...owner, sees: (page) => page.getByRole('link', { name: /Salt/ }) },
  { name: 'no projects yet', at: '', who: 'newcomer', sees: heading(/^Welcome/) },
  {
    name: 'the menu of one’s account',
    at: '',
    ...owner,
    shows: ['users/account-menu'],
    act: press(/^Account of/),
    sees: menu,
  },
  {
    name: 'the way out, with a page kept',
    at: '',
    ...owner,
    shows: ['users/sign-out'],
    act: async (page) => {
      await page.evaluate(keepPage)
      await press(/^Account of/)(page)
      await page.getByRole('menuitem', { name: 'Sign out' }).press('Enter')
    },
    sees: dialog,
  },
  { name: 'thrown away', at: 'trash', ...owner, sees: (page) => button(page, /back/i) },
  { name: 'nothing thrown away', at: 'trash', who: 'newcomer', sees: heading(/./) },
  { name: 'account', at: 'account', ...owner, sees: heading('Account') },
  {
    name: 'leaving for good',
    at: 'account',
    ...owner,
    shows: ['auth/account/delete-account'],
    act: press('Delete'),
    sees: dialog,
  },
  {
    name: 'a new API key',
    at: 'account',
    ...owner,
    shows: ['auth/keys/new-key'],
    act: press('New key'),
    sees: dialog,
  },
]

const project: readonly Scene[] = [
  { name: 'contents', at: 'projects/:projectId', ...owner, sees: heading('Contents') },
  {
    name: 'contents, to read',
    at: 'projects/:projectId',
    who: 'reader',
    sees: heading('Contents'),
  },
  {
    name: 'pages chosen',
    at: 'projects/:projectId',
    ...owner,
    shows: ['pages/tree/bulk-bar'],
    act: async (page) => {
      await button(page, 'Choose').click()
      await page.locator('#main').getByRole('checkbox').first().check()
    },
    sees: (page) => page.getByText('1 page chosen').first(),
    leave: (page) => button(page, 'Done').click(),
  },
  {
    name: 'the drawer with the tree',
    at: 'projects/:projectId',
    ...owner,
    only: 'narrow',
    shows: ['app/shell'],
    act: press('Show the sidebar'),
    sees: (page) => page.getByRole('tree'),
  },
  {
    name: 'the menu of a page in the drawer',
    at: 'projects/:projectId',
    ...owner,
    only: 'narrow',
    shows: ['pages/tree/row-menu'],
    act: async (page) => {
      await press('Show the sidebar')(page)
      await page.getByRole('treeitem', { name: 'Nothing yet' }).press('Shift+F10')
    },
    sees: (page) => page.getByRole('menuitem', { name: 'Rename' }),
    leave: async (page) => {
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
    },
  },
  {
    name: 'the menu of a page in the tree',
    at: 'projects/:projectId',
    ...owner,
    only: 'wide',
    shows: ['pages/tree/row-menu'],
    act: async (page) => {
      await page.getByRole('treeitem', { name: 'Nothing yet' }).press('Shift+F10')
    },
    sees: menu,
  },
  {
    name: 'a page in the tree under a new name',
    at: 'projects/:projectId',
    ...owner,
    only: 'wide',
    act: async (page) => {
      await page.getByRole('treeitem', { name: 'Nothing yet' }).press('F2')
    },
    sees: (page) => page.getByRole('textbox', { name: 'Title of the page' }),
  },
  {
    name: 'people',
    at: 'projects/:projectId',
    query: '?show=people',
    ...owner,
    shows: ['projects/members/people-dialog'],
    act: async (page) => {
      await page.getByText('What the roles may do').click()
      await button(page, 'Create invitation link').click()
    },
    sees: (page) => page.getByLabel('Invitation link'),
  },
  {
    name: 'who asks for access',
    at: 'projects/:projectId',
    query: '?show=people',
    ...owner,
    sees: (page) => button(page, 'Allow'),
  },
  {
    name: 'what can be done with a membership',
    at: 'projects/:projectId',
    query: '?show=people',
    ...owner,
    shows: ['projects/members/member-line'],
    act: press('Membership of Ben'),
    sees: menu,
  },
  {
    name: 'whether to hand the project over',
    at: 'projects/:projectId',
    query: '?show=people',
    ...owner,
    anew: true,
    act: async (page) => {
      await press('Membership of Ben')(page)
      await page.getByRole('menuitem', { name: 'Make owner' }).press('Enter')
    },
    sees: (page) => button(page, 'Hand it over'),
  },
  {
    name: 'a message with an invitation, and its link once more',
    at: 'projects/:projectId',
    query: '?show=people',
    ...owner,
    anew: true,
    act: async (page) => {
      await page.getByText('A message, and how long it is open').click()
      await button(page, 'Copy link').first().click()
    },
    sees: (page) => page.getByLabel('Invitation link'),
  },
  {
    name: 'people, and who has one page alone',
    at: 'p/:pageId',
    page: 'empty',
    query: '?show=people',
    ...owner,
    sees: (page) => page.getByLabel('What Cleo may do on this page'),
  },
  {
    name: 'templates',
    at: 'projects/:projectId',
    query: '?show=templates',
    ...owner,
    shows: ['pages/templates/templates-dialog'],
    sees: (page) => dialog(page).getByRole('radio').first(),
  },
  {
    name: 'the place of a page',
    at: 'projects/:projectId',
    query: '?show=move&of=:empty',
    ...owner,
    shows: ['pages/place/place-dialog'],
    sees: (page) => dialog(page).getByRole('combobox'),
  },
  {
    name: 'pages thrown away',
    at: 'projects/:projectId/trash',
    ...owner,
    sees: (page) => button(page, /back/i),
  },
  {
    name: 'an act that can be undone',
    at: 'projects/:projectId/trash',
    ...owner,
    part: '[aria-label="Messages"]',
    act: async (page) => {
      await button(page, /back/i).click()
      await page.getByRole('treeitem', { name: 'Gone' }).press('Delete')
    },
    only: 'wide',
    sees: (page) => button(page, 'Undo'),
  },
  {
    name: 'sharing the project with a link',
    at: 'projects/:projectId',
    ...owner,
    shows: ['links/share-dialog'],
    act: press('Share with a link'),
    sees: dialog,
  },
  {
    name: 'palette',
    at: 'projects/:projectId',
    ...owner,
    shows: ['app/palette/palette'],
    act: (page) => page.keyboard.press('Control+Shift+P'),
    sees: (page) => page.getByRole('listbox', { name: 'What there is' }),
  },
]

const history: readonly Scene[] = [
  {
    name: 'versions',
    at: 'p/:pageId/history',
    ...owner,
    sees: (page) => page.getByText(keptVersion),
  },
  {
    name: 'a version',
    at: 'p/:pageId/history',
    ...owner,
    act: (page) => page.getByText(keptVersion).first().click(),
    sees: (page) => page.getByRole('article'),
  },
  {
    name: 'who wrote what',
    at: 'p/:pageId/history',
    query: '?tab=changes',
    ...owner,
    sees: (page) => page.getByText(/wrote|Nothing recorded/).first(),
  },
]

/** All screens of who is signed in, but for the text itself. */
export const rooms: readonly Scene[] = [...lobby, ...project, ...history]
