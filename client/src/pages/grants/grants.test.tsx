import { newId } from '@chapterhouse/shared/kernel/id'
import {
  changePageGrant,
  givePage,
  listGivenPages,
  listPageGrants,
  type PageGrant,
  takePage,
} from '@chapterhouse/shared/pages/grants'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { type FakeApi, fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aPerson } from '../../testing/things.ts'
import { GivenPages } from './given-pages.tsx'
import { PageGrants } from './page-grants.tsx'

const pageId = newId<'pages'>()
const grant: PageGrant = {
  user: aPerson({ displayName: 'Ben Okri' }),
  email: 'ben@example.org',
  access: 'READ',
  grantedBy: 'Ada Lovelace',
  createdAt: '2026-11-20T12:00:00.000Z',
}

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  api.says(listPageGrants, { items: [grant] })
})

const give = (email: string) => {
  show(<PageGrants pageId={pageId} manage />)
  const field = screen.getByLabelText('Give this page alone to somebody outside')
  fireEvent.change(field, { target: { value: email } })
  fireEvent.click(screen.getByRole('button', { name: 'Give' }))
}

test('who has the page is shown with what they may do, and why', async () => {
  show(<PageGrants pageId={pageId} manage={false} />)
  await screen.findByText(
    'May read: this page and nothing else, because Ada Lovelace gave it to them.',
  )
  expect(screen.queryByRole('button')).toBeNull()
})

test('a page is given to the person of an address', async () => {
  api.says(givePage, { outcome: 'given', grant })
  give('ben@example.org')
  await screen.findByText(/^Ben Okri has this page now/)
  expect(api.asked(givePage)[0]?.body).toEqual({ email: 'ben@example.org', access: 'READ' })
})

test('an address nobody has is told', async () => {
  api.says(givePage, { outcome: 'unknown' })
  give('nobody@example.org')
  await screen.findByText(/^Nobody here has nobody@example.org/)
})

test('an address that is none is not sent', async () => {
  give('ben')
  await screen.findByText('This does not look like an e-mail address.')
  expect(api.asked(givePage)).toHaveLength(0)
})

test('more is given where it stands, and all is taken back', async () => {
  api.says(changePageGrant, { ...grant, access: 'EDIT' })
  api.says(takePage, {})
  show(<PageGrants pageId={pageId} manage />)
  const access = await screen.findByLabelText('What Ben Okri may do on this page')
  fireEvent.change(access, { target: { value: 'EDIT' } })
  await waitFor(() => expect(api.asked(changePageGrant)[0]?.body).toEqual({ access: 'EDIT' }))
  fireEvent.click(screen.getByRole('button', { name: 'Take back' }))
  await waitFor(() => expect(api.asked(takePage)).toHaveLength(1))
})

test('pages one was given are on the first screen, and nothing where there are none', async () => {
  const given = { icon: null, wordCount: 7, access: 'EDIT' as const, grantedBy: 'Ada' }
  const createdAt = '2026-11-20T12:00:00.000Z'
  api.says(listGivenPages, { items: [{ id: pageId, title: 'Tides', createdAt, ...given }] })
  show(<GivenPages />)
  const link = await screen.findByRole('link', { name: 'Tides' })
  expect(link.getAttribute('href')).toBe(`/p/${pageId}`)
  screen.getByText('You may write · from Ada')
})
