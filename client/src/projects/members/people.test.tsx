import { newId } from '@chapterhouse/shared/kernel/id'
import {
  addMember,
  changeMember,
  createInviteLink,
  listMembers,
  removeMember,
  revokeInvitation,
} from '@chapterhouse/shared/projects/contract'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { type FakeApi, fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aMe, aMember, aPerson, aProject } from '../../testing/things.ts'
import { PeopleDialog } from './people-dialog.tsx'

const me = aMe()
const owner = aMember({
  user: aPerson({ id: me.id, displayName: me.displayName }),
  role: 'OWNER',
  can: { changeRole: false, remove: false },
})
const mira = aMember()
const invitation = {
  id: newId<'invitations'>(),
  email: 'lena@example.org',
  role: 'EDITOR' as const,
  expiresAt: '2026-11-27T12:00:00.000Z',
}

let api: FakeApi
const copied = vi.fn(async (_: string) => {})

beforeEach(() => {
  api = fakeApi()
  copied.mockClear()
  api.says(listMembers, { items: [owner, mira], invitations: [invitation] })
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue({
    writeText: copied,
  } as unknown as Clipboard)
})

const open = (project = aProject()) =>
  show(<PeopleDialog project={project} onClose={() => {}} />, { me })

test('one click makes a link and copies it', async () => {
  api.says(createInviteLink, {
    invitation,
    link: 'http://house.test/invite/abcdefghijklmnopqrstuvwxyz',
  })
  open()
  fireEvent.click(screen.getByRole('button', { name: 'Create invitation link' }))
  const link = await screen.findByLabelText<HTMLInputElement>('Invitation link')
  expect(link.value).toContain('/invite/')
  expect(copied).toHaveBeenCalledWith(link.value)
  expect(api.asked(createInviteLink)[0]?.body).toEqual({ role: 'EDITOR' })
  screen.getByRole('button', { name: 'Copied' })
})

test('where there is no clipboard the link stands there to be copied by hand', async () => {
  api.says(createInviteLink, { invitation, link: '/invite/abcdefghijklmnopqrstuvwxyz' })
  copied.mockRejectedValueOnce(new Error('not on plain http'))
  document.execCommand = () => false
  open()
  fireEvent.click(screen.getByRole('button', { name: 'Create invitation link' }))
  const link = await screen.findByLabelText<HTMLInputElement>('Invitation link')
  expect(link.value).toBe(new URL('/invite/abcdefghijklmnopqrstuvwxyz', location.origin).href)
  screen.getByRole('button', { name: 'Copy' })
})

const add = async (address: string) => {
  fireEvent.change(screen.getByLabelText('Or add by e-mail address'), {
    target: { value: address },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Add' }))
}

test('somebody who is here is added at once', async () => {
  api.says(addMember, { outcome: 'added', member: mira })
  open()
  await add('Mira@Example.org')
  await screen.findByText('Mira Holm is in.')
  expect(api.asked(addMember)[0]?.body).toEqual({ email: 'mira@example.org', role: 'EDITOR' })
})

test('somebody who is not gets a link to be sent', async () => {
  api.says(addMember, {
    outcome: 'invited',
    invitation,
    link: 'http://house.test/invite/for-lena-only-12345',
  })
  open()
  await add('lena@example.org')
  await screen.findByText(/Nobody here has lena@example.org yet/)
  screen.getByDisplayValue('http://house.test/invite/for-lena-only-12345')
})

test('an address that is none is not sent', async () => {
  open()
  await add('lena')
  await screen.findByText('This does not look like an e-mail address.')
  expect(api.asked(addMember)).toHaveLength(0)
})

test('a role is changed where it stands', async () => {
  api.says(changeMember, { ...mira, role: 'REVIEWER' })
  open()
  fireEvent.change(await screen.findByLabelText('Role of Mira Holm'), {
    target: { value: 'REVIEWER' },
  })
  await waitFor(() => expect(api.asked(changeMember)).toHaveLength(1))
  expect(api.asked(changeMember)[0]?.body).toEqual({ role: 'REVIEWER' })
})

test('who was removed can be put back with the same role', async () => {
  api.says(removeMember, {})
  api.says(addMember, { outcome: 'added', member: mira })
  open()
  const remove = await screen.findByRole('button', { name: 'Remove Mira Holm' })
  api.says(listMembers, { items: [owner], invitations: [] })
  fireEvent.click(remove)
  await screen.findByText('Mira Holm was removed')
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(() =>
    expect(api.asked(addMember)[0]?.body).toEqual({ userId: mira.user.id, role: 'EDITOR' }),
  )
})

test('an invitation can be taken back', async () => {
  api.says(revokeInvitation, {})
  open()
  fireEvent.click(await screen.findByRole('button', { name: 'Take back' }))
  await waitFor(() => expect(api.asked(revokeInvitation)).toHaveLength(1))
})

test('who does not manage the project sees the people and what the roles mean, no acts', async () => {
  const plain = aMember({ email: null, can: { changeRole: false, remove: false } })
  api.says(listMembers, { items: [plain], invitations: [] })
  open(aProject({ can: { write: true, manage: false, delete: false } }))
  await screen.findByText('Mira Holm')
  expect(screen.queryByRole('button', { name: 'Create invitation link' })).toBeNull()
  expect(screen.queryByLabelText('Role of Mira Holm')).toBeNull()
  screen.getByText('Reads, nothing else.')
})

test.each([
  ['http://localhost:4000/invite/abcdefghijklmnopqrstuvwxyz', true],
  ['http://127.0.0.1:4000/invite/abcdefghijklmnopqrstuvwxyz', true],
  ['http://192.168.1.20:4000/invite/abcdefghijklmnopqrstuvwxyz', false],
  ['https://write.example.org/invite/abcdefghijklmnopqrstuvwxyz', false],
])('whoever gets %s by hand is told if it opens here only: %s', async (link, told) => {
  api.says(createInviteLink, { invitation, link })
  open()
  fireEvent.click(screen.getByRole('button', { name: 'Create invitation link' }))
  await screen.findByDisplayValue(link)
  expect(screen.queryByText(/opens on this computer only/) !== null).toBe(told)
})
