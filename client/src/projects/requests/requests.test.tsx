import { newId } from '@chapterhouse/shared/kernel/id'
import {
  askAccess,
  denyAccess,
  grantAccess,
  listAccessRequests,
} from '@chapterhouse/shared/projects/access-request'
import { listMembers } from '@chapterhouse/shared/projects/contract'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { type FakeApi, fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aPerson } from '../../testing/things.ts'
import { AskAccess } from './ask-access.tsx'
import { RequestCount } from './request-count.tsx'
import { RequestList } from './request-list.tsx'

const projectId = newId<'projects'>()
const pageId = newId<'pages'>()
const request = {
  id: newId<'access_requests'>(),
  user: aPerson({ displayName: 'Ben Okri' }),
  email: 'ben@example.org',
  page: { id: pageId, title: 'Tides' },
  message: 'Let me in',
  standing: null,
  createdAt: '2026-11-20T12:00:00.000Z',
}

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  api.says(listMembers, { items: [], invitations: [] })
  api.says(listAccessRequests, { items: [request] })
})

const openAsk = () => {
  api.says(askAccess, {})
  show(<AskAccess of={{ pageId }} sent="On its way." />)
  fireEvent.click(screen.getByRole('button', { name: 'Ask for access' }))
}

test('one asks in one’s own words, and hears that it is sent', async () => {
  openAsk()
  const words = await screen.findByLabelText('What do you want to do here?')
  fireEvent.change(words, { target: { value: ' Read ' } })
  fireEvent.click(screen.getByRole('button', { name: 'Send' }))
  await screen.findByText('On its way.')
  expect(api.asked(askAccess)[0]?.body).toEqual({ pageId, message: 'Read' })
})

test('one asks without a word, too', async () => {
  openAsk()
  fireEvent.click(await screen.findByRole('button', { name: 'Send' }))
  await screen.findByText('On its way.')
  expect(api.asked(askAccess)[0]?.body).toEqual({ pageId })
})

test('who thinks better of it asks nobody', async () => {
  openAsk()
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }))
  screen.getByRole('button', { name: 'Ask for access' })
  expect(api.asked(askAccess)).toHaveLength(0)
})

test('who waits is shown with where from and why, and let in with a role', async () => {
  api.says(grantAccess, {})
  show(<RequestList projectId={projectId} />)
  await screen.findByText('Not in the project · asked on “Tides”')
  screen.getByText('Let me in')
  fireEvent.change(screen.getByLabelText('What Ben Okri gets'), { target: { value: 'REVIEWER' } })
  fireEvent.click(screen.getByRole('button', { name: 'Allow' }))
  await waitFor(() => expect(api.asked(grantAccess)[0]?.body).toEqual({ role: 'REVIEWER' }))
})

test('an outsider is given the page they asked on, and nothing else', async () => {
  api.says(grantAccess, {})
  show(<RequestList projectId={projectId} />)
  const gift = await screen.findByLabelText<HTMLSelectElement>('What Ben Okri gets')
  expect(gift.value).toBe('READ')
  fireEvent.click(screen.getByRole('button', { name: 'Allow' }))
  await waitFor(() => expect(api.asked(grantAccess)[0]?.body).toEqual({ access: 'READ' }))
})

test('who waits is refused, and gone from the list', async () => {
  api.says(denyAccess, {})
  show(<RequestList projectId={projectId} />)
  const refuse = await screen.findByRole('button', { name: 'Refuse' })
  api.says(listAccessRequests, { items: [] })
  fireEvent.click(refuse)
  await waitFor(() => expect(screen.queryByText('Ben Okri')).toBeNull())
})

test.each([
  [null, 'VIEWER', 'Not in the project'],
  [{ role: 'VIEWER', status: 'ACTIVE' } as const, 'EDITOR', 'Viewer'],
  [{ role: 'REVIEWER', status: 'PAUSED' } as const, 'REVIEWER', 'Reviewer, paused'],
])('to who is %j the role %s is suggested', async (standing, role, words) => {
  api.says(listAccessRequests, { items: [{ ...request, page: null, standing }] })
  show(<RequestList projectId={projectId} />)
  await screen.findByText(`${words} · asked for the project`)
  expect(screen.getByLabelText<HTMLSelectElement>('What Ben Okri gets').value).toBe(role)
})

test('the way to the people says how many wait, and nothing where nobody does', async () => {
  const { container } = show(<RequestCount projectId={projectId} />)
  await screen.findByText('waiting for access')
  expect(container.textContent).toContain('1')
})
