import { changePage } from '@chapterhouse/shared/pages/contract'
import { givePage } from '@chapterhouse/shared/pages/grants'
import { getProject, listMembers } from '@chapterhouse/shared/projects/contract'
import { createInviteLink, revokeInvitation } from '@chapterhouse/shared/projects/invitation'
import type { Page } from '@playwright/test'
import { addPage, admit, type Desk } from '../harness/people.ts'
import { expect, test } from './test.ts'
import { open, seesSaved, textOf, typeLine } from './writing.ts'

const openPeople = async (page: Page, { projectId }: Desk) => {
  await page.goto(`/projects/${projectId}?show=people`)
  await expect(page.getByRole('list', { name: 'Members' })).toBeVisible()
}

/** Chooses from the menu of a member. */
const choose = async (page: Page, name: string, act: string) => {
  await page.getByRole('button', { name: `Membership of ${name}` }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

/** Nobody writes here any more: the text is locked, or gone from the screen. */
const isPutOut = (page: Page) =>
  expect(page.locator('[contenteditable=true]')).toHaveCount(0, { timeout: 2_000 })

const invited = async (desk: Desk, body: { message?: string } = {}) => {
  const { projectId } = desk
  const made = await desk.owner.browser.ask(createInviteLink, {
    params: { projectId },
    body: { role: 'EDITOR', ...body },
  })
  return { ...made, path: new URL(made.link).pathname }
}

test('a paused member is put out of the live page within two seconds, and comes back', async ({
  visitor,
  desk,
}) => {
  const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
  const here = await desk(ada)
  await admit(here, ben.person)
  await open(ben.page, here)
  await typeLine(ben.page, 'Ben was here.')
  await seesSaved(ben.page)
  await openPeople(ada.page, here)
  await choose(ada.page, 'Ben', 'Pause')
  await isPutOut(ben.page)
  await expect(ada.page.getByText('May do nothing for now')).toBeVisible()
  await ben.page.goto(`/p/${here.pageId}`)
  await expect(ben.page.getByText('Ben was here.')).toHaveCount(0)
  await choose(ada.page, 'Ben', 'Resume')
  await expect(ada.page.getByText('May do nothing for now')).toHaveCount(0)
  await open(ben.page, here)
  await expect(textOf(ben.page)).toContainText('Ben was here.')
})

test('who leaves has no way back, and the words stay', async ({ visitor, desk }) => {
  const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
  const here = await desk(ada)
  await admit(here, ben.person)
  await openPeople(ben.page, here)
  await choose(ben.page, 'Ben', 'Leave the project')
  await expect(ben.page).toHaveURL('/')
  await ben.page.goto(`/projects/${here.projectId}`)
  await expect(ben.page.getByText('There is nothing here for you')).toBeVisible()
})

test('a project is handed over, and the owner so far stays as admin', async ({ visitor, desk }) => {
  const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
  const here = await desk(ada)
  await admit(here, ben.person, 'VIEWER')
  await openPeople(ada.page, here)
  await choose(ada.page, 'Ben', 'Make owner')
  await ada.page.getByRole('button', { name: 'Hand it over' }).click()
  await expect(ada.page.getByText('belongs to Ben now')).toBeVisible()
  const params = { projectId: here.projectId }
  expect((await ben.person.browser.ask(getProject, { params })).role).toBe('OWNER')
  expect((await ada.person.browser.ask(getProject, { params })).role).toBe('ADMIN')
})

test('an invitation with a message is declined without an account, and the inviter sees it', async ({
  visitor,
  desk,
  browser,
  stack,
}) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  const { path } = await invited(here, { message: 'We need a second pair of eyes.' })
  const stranger = await browser.newPage({ baseURL: stack.origin })
  await stranger.goto(path)
  await expect(stranger.getByText('We need a second pair of eyes.')).toBeVisible()
  await stranger.getByRole('button', { name: 'Decline the invitation' }).click()
  await expect(stranger.getByText('“A desk” was not joined')).toBeVisible()
  await stranger.goto(path)
  await expect(stranger.getByText('This invitation was declined')).toBeVisible()
  await openPeople(ada.page, here)
  await expect(ada.page.getByText('Editor · declined · from Ada')).toBeVisible()
  await stranger.close()
})

test('the link of an open invitation is shown again, opens, and says when it was used', async ({
  visitor,
  desk,
}) => {
  const [ada, ben, cleo] = [await visitor('Ada'), await visitor('Ben'), await visitor('Cleo')]
  const here = await desk(ada)
  const { link, path } = await invited(here)
  await openPeople(ada.page, here)
  await ada.page.getByRole('button', { name: 'Copy link' }).click()
  await expect(ada.page.getByLabel('Invitation link')).toHaveValue(link)
  await ben.page.goto(path)
  await ben.page.getByRole('button', { name: 'Join the project' }).click()
  await expect(ben.page).toHaveURL(`/projects/${here.projectId}`)
  await cleo.page.goto(path)
  await expect(cleo.page.getByText('This invitation was used already')).toBeVisible()
  const { items } = await ada.person.browser.ask(listMembers, {
    params: { projectId: here.projectId },
  })
  expect(items.map(({ invitedBy }) => invitedBy)).toEqual([null, 'Ada'])
})

test('an invitation that was taken back says so', async ({ visitor, desk }) => {
  const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
  const here = await desk(ada)
  const { invitation, path } = await invited(here)
  const params = { projectId: here.projectId, invitationId: invitation.id }
  await ada.person.browser.ask(revokeInvitation, { params })
  await ben.page.goto(path)
  await expect(ben.page.getByText('This invitation was taken back')).toBeVisible()
})

const askFor = async (page: Page, label: string, words: string) => {
  await page.getByRole('button', { name: label }).click()
  await page.getByLabel('What do you want to do here?').fill(words)
  await page.getByRole('button', { name: 'Send' }).click()
}

test('a reader is told why, asks to write, and the open page lets them when it is granted', async ({
  visitor,
  desk,
}) => {
  const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
  const here = await desk(ada)
  await admit(here, ben.person, 'VIEWER')
  await ben.page.goto(`/p/${here.pageId}`)
  await expect(ben.page.getByText('writing in it takes another role')).toBeVisible()
  await askFor(ben.page, 'Ask to write', 'Chapter two is mine.')
  await expect(ben.page.getByText('have been asked')).toBeVisible()
  await openPeople(ada.page, here)
  await expect(ada.page.getByText('Viewer · asked on “A desk”')).toBeVisible()
  await expect(ada.page.getByText('Chapter two is mine.')).toBeVisible()
  await ada.page.getByRole('button', { name: 'Allow' }).click()
  await expect(textOf(ben.page)).toHaveAttribute('contenteditable', 'true', { timeout: 5_000 })
  await expect(ben.page.getByText('writing in it takes another role')).toHaveCount(0)
})

test('an outsider asks for a page they cannot see, and for one that never was, and sees the same', async ({
  visitor,
  desk,
}) => {
  const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
  const here = await desk(ada)
  const seen: (string | null)[] = []
  for (const id of ['01a1f8ec-0000-7000-8000-000000000001', here.pageId]) {
    await ben.page.goto(`/p/${id}`)
    await askFor(ben.page, 'Ask for access', 'Ada told me to look.')
    await expect(ben.page.getByText('If there is something at this address')).toBeVisible()
    seen.push(await ben.page.locator('main').textContent())
  }
  expect(seen[0]).toBe(seen[1])
  await openPeople(ada.page, here)
  await expect(ada.page.getByText('Not in the project · asked on “A desk”')).toBeVisible()
  await ada.page.getByRole('button', { name: 'Refuse' }).click()
  await expect(ada.page.getByText('Not in the project')).toHaveCount(0)
})

test('who is paused is told so, asks, and is woken', async ({ visitor, desk }) => {
  const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
  const here = await desk(ada)
  await admit(here, ben.person)
  await open(ben.page, here)
  await openPeople(ada.page, here)
  await choose(ada.page, 'Ben', 'Pause')
  await expect(ben.page.getByText('Your membership is paused').first()).toBeVisible()
  await ben.page.goto(`/p/${here.pageId}`)
  await askFor(ben.page, 'Ask for access', 'I am back.')
  await openPeople(ada.page, here)
  await expect(ada.page.getByText('Editor, paused · asked on “A desk”')).toBeVisible()
  await ada.page.getByRole('button', { name: 'Allow' }).click()
  await open(ben.page, here)
})

test('who could write is told that the page is locked', async ({ visitor, desk }) => {
  const ada = await visitor('Ada')
  const here = await desk(ada)
  const params = { pageId: here.pageId }
  await ada.person.browser.ask(changePage, { params, body: { editMode: 'LOCKED' } })
  await ada.page.goto(`/p/${here.pageId}`)
  await expect(ada.page.getByText('This page is locked, for everybody.')).toBeVisible()
  await expect(ada.page.getByRole('button', { name: 'Ask to write' })).toHaveCount(0)
})

test('an outsider writes in the one page they were given, sees nothing else, and is put out within two seconds', async ({
  visitor,
  desk,
}) => {
  const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
  const here = await desk(ada)
  const other = await addPage(ada.person, here.projectId, 'Not for Ben')
  await open(ada.page, here)
  await ada.page.goto(`/p/${here.pageId}?show=people`)
  const dialog = ada.page.getByRole('dialog')
  await dialog.getByLabel('Give this page alone to somebody outside').fill(ben.person.email)
  await dialog.getByLabel('What they may do on this page').selectOption('EDIT')
  await dialog.getByRole('button', { name: 'Give', exact: true }).click()
  await expect(dialog.getByText('Ben has this page now.')).toBeVisible()
  await ben.page.goto('/')
  await ben.page.getByRole('link', { name: 'A desk' }).click()
  await expect(textOf(ben.page)).toHaveAttribute('contenteditable', 'true')
  await typeLine(ben.page, 'Ben may write here, and here alone.')
  await seesSaved(ben.page)
  await expect(ben.page.getByText('Not for Ben')).toHaveCount(0)
  await ben.page.reload()
  await expect(textOf(ben.page)).toContainText('Ben may write here, and here alone.')
  await dialog.getByRole('button', { name: 'Take back' }).last().click()
  await isPutOut(ben.page)
  for (const path of [`/p/${other}`, `/projects/${here.projectId}`]) {
    await ben.page.goto(path)
    await expect(ben.page.getByText('There is nothing here for you')).toBeVisible()
  }
})

test('a page given to read says so', async ({ visitor, desk }) => {
  const [ada, ben] = [await visitor('Ada'), await visitor('Ben')]
  const here = await desk(ada)
  const body = { email: ben.person.email, access: 'READ' as const }
  await ada.person.browser.ask(givePage, { params: { pageId: here.pageId }, body })
  await ben.page.goto(`/p/${here.pageId}`)
  await expect(ben.page.getByText('This page was given to you to read.')).toBeVisible()
  await expect(textOf(ben.page)).toHaveAttribute('contenteditable', 'false')
})
