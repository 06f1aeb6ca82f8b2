import {
  createLink,
  enterLink,
  listLinks,
  lookAtLink,
  revokeLink,
  type ShareLink,
} from '@chapterhouse/shared/links/contract'
import { getMe } from '@chapterhouse/shared/users/contract'
import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { pagesQuery } from '../pages/api.ts'
import { backlinksQuery } from '../pages/references/references-api.ts'
import { type FakeApi, fakeApi } from '../testing/fake-api.ts'
import { show } from '../testing/show.tsx'
import { aLine, aPage, aProject } from '../testing/things.ts'
import { guestAsMe, guestClient } from './guest-client.ts'
import { LinkScreen } from './link-screen.tsx'
import { inOrder } from './linked-contents.tsx'
import { ShareDialog } from './share-dialog.tsx'
import { aboutLink } from './words.ts'

const aLink = (part: Partial<ShareLink> = {}): ShareLink => ({
  id: '0190a1b2-c3d4-7e5f-8a6b-000000000001',
  page: null,
  access: 'READ',
  guestNames: 'OPTIONAL',
  label: null,
  hasPassword: false,
  createdAt: '2026-11-20T12:00:00.000Z',
  expiresAt: null,
  lastUsedAt: null,
  ...part,
})

afterEach(() => void vi.unstubAllGlobals())

test('a link is told by what it gives, to whom, and for how long', () => {
  expect(aboutLink(aLink())).toBe(
    'Can read · Anybody, without a name · until disabled · never used',
  )
  const other = { access: 'EDIT', guestNames: 'SIGN_IN', hasPassword: true } as const
  expect(aboutLink(aLink({ ...other, expiresAt: '2020-03-02T12:00:00.000Z' }))).toBe(
    'Can write · Only people with an account · with a password · until 2 Mar 2020 · never used',
  )
})

describe('sharing', () => {
  const project = aProject()
  const open = (...items: ShareLink[]) => {
    const api = fakeApi()
    api.says(listLinks, { items })
    const close = vi.fn()
    show(<ShareDialog title="The Salt Road" projectId={project.id} pageId={null} onClose={close} />)
    return api
  }

  test('a new link is shown once, with what was chosen for it', async () => {
    const api = open()
    const form = within(screen.getByRole('form', { name: 'New link' }))
    fireEvent.change(form.getByLabelText('What they may do'), { target: { value: 'EDIT' } })
    fireEvent.change(form.getByLabelText('How long it lasts'), { target: { value: 'never' } })
    fireEvent.change(form.getByLabelText(/What is it for/), { target: { value: 'Printer' } })
    api.says(createLink, { ...aLink(), link: '/s/the-token' })
    fireEvent.click(form.getByRole('button', { name: 'Make a link' }))
    const shown = await screen.findByLabelText<HTMLInputElement>('The link')
    expect(shown.value).toBe(`${location.origin}/s/the-token`)
    expect(api.asked(createLink)[0]?.body).toEqual({
      pageId: null,
      access: 'EDIT',
      guestNames: 'REQUIRED',
      label: 'Printer',
      expiresInDays: null,
    })
  })

  test('who writes needs a name', () => {
    open()
    const names = screen.getByLabelText<HTMLSelectElement>('Who may come in')
    expect(names.value).toBe('OPTIONAL')
    fireEvent.change(screen.getByLabelText('What they may do'), { target: { value: 'EDIT' } })
    expect(names.value).toBe('REQUIRED')
    expect([...names.options].map(({ value }) => value)).not.toContain('OPTIONAL')
  })

  test('a link is disabled after a question', async () => {
    const api = open(aLink({ label: 'For the printer' }))
    const sure = vi.fn(() => false)
    vi.stubGlobal('confirm', sure)
    fireEvent.click(await screen.findByRole('button', { name: 'Disable For the printer' }))
    expect(api.asked(revokeLink)).toHaveLength(0)
    sure.mockReturnValue(true)
    api.says(revokeLink, {})
    fireEvent.click(screen.getByRole('button', { name: 'Disable For the printer' }))
    await screen.findByText('Link disabled')
  })
})

describe('in front of a link', () => {
  const seen = {
    kind: 'page',
    title: 'Tides',
    access: 'READ',
    guestNames: 'REQUIRED',
    needsPassword: true,
    guest: null,
  } as const
  const open = (answers: (api: FakeApi) => void) => {
    const api = fakeApi()
    api.refuses(getMe, 'unauthenticated')
    answers(api)
    show(<LinkScreen />, { at: '/s/abc', path: '/s/:link' })
    return api
  }

  test('a guest says who they are, and the password', async () => {
    const api = open((to) => to.says(lookAtLink, seen))
    fireEvent.change(await screen.findByLabelText('Your name'), { target: { value: 'Grace' } })
    fireEvent.change(screen.getByLabelText('Password of the link'), { target: { value: 'no' } })
    api.refuses(enterLink, 'wrong_credentials')
    fireEvent.click(screen.getByRole('button', { name: 'Open the page' }))
    await screen.findByRole('alert')
    expect(api.asked(enterLink)[0]?.body).toEqual({ token: 'abc', name: 'Grace', password: 'no' })
    expect(screen.getByLabelText<HTMLInputElement>('Your name').value).toBe('Grace')
  })

  test('one for people with an account leads to the door', async () => {
    open((to) => to.says(lookAtLink, { ...seen, guestNames: 'SIGN_IN' }))
    await screen.findByRole('button', { name: 'Sign in to open it' })
    expect(screen.queryByLabelText('Your name')).toBeNull()
  })

  test('one that opens nothing says so', async () => {
    open((to) => to.refuses(lookAtLink, 'gone'))
    await screen.findByRole('heading', { name: 'This link opens nothing' })
  })
})

test('pages behind a link stand below those they belong to; strays at the top', () => {
  const [top, other] = [aLine({ title: 'Top' }), aLine({ title: 'Other' })]
  const child = aLine({ title: 'Child', parentId: top.id })
  const stray = aLine({ title: 'Stray', parentId: aLine().id })
  const rows = inOrder([top, other, child, stray]).map(({ line, depth }) => [line.title, depth])
  expect(rows).toEqual([
    ['Top', 0],
    ['Child', 1],
    ['Other', 0],
    ['Stray', 0],
  ])
})

test('a guest’s text asks nobody about members and other pages', () => {
  const page = aPage()
  const client = guestClient(page, [])
  expect(client.getQueryData(pagesQuery(page.projectId).queryKey)).toEqual([])
  expect(client.getQueryData(backlinksQuery(page.id).queryKey)).toEqual([])
})

test('a guest has an identity of the link and the name', () => {
  const guest = { linkId: 'l', pageId: null, name: 'Grace / Hopper' }
  expect(guestAsMe(guest)).toMatchObject({
    id: 'guest:l:Grace%20%2F%20Hopper',
    displayName: guest.name,
  })
})
