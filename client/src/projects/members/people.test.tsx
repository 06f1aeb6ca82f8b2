import { newId } from '@chapterhouse/shared/kernel/id'
import {
  addMember,
  changeMember,
  listMembers,
  pauseMember,
  removeMember,
  resumeMember,
  transferProject,
} from '@chapterhouse/shared/projects/contract'
import {
  createInviteLink,
  readInviteLink,
  revokeInvitation,
} from '@chapterhouse/shared/projects/invitation'
import { capsOfRole } from '@chapterhouse/shared/projects/standing'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { type FakeApi, fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aMe, aMember, aPerson, aProject } from '../../testing/things.ts'
import { PeopleDialog } from './people-dialog.tsx'

const me = aMe()
const nothing = { changeRole: false, pause: false, resume: false, remove: false, receive: false }
const owner = aMember({
  user: aPerson({ id: me.id, displayName: me.displayName }),
  role: 'OWNER',
  caps: [...capsOfRole.OWNER],
  can: nothing,
})
const mira = aMember()
const invitation = {
  id: newId<'invitations'>(),
  email: 'lena@example.org',
  role: 'EDITOR' as const,
  state: 'OPEN' as const,
  message: null,
  invitedBy: 'Ada Lovelace',
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
  expect(api.asked(createInviteLink)[0]?.body).toEqual({ role: 'EDITOR', days: 7 })
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
  expect(api.asked(addMember)[0]?.body).toEqual({
    email: 'mira@example.org',
    role: 'EDITOR',
    days: 7,
  })
})

const link = 'http://house.test/invite/for-lena-only-12345'

test.each([
  [false, /Nobody here has lena@example.org yet/],
  [true, /on its way to lena@example.org/],
])('somebody who is not gets a link; mailed: %s', async (mailed, said) => {
  api.says(addMember, { outcome: 'invited', invitation, link, mailed })
  open()
  await add('lena@example.org')
  await screen.findByText(said)
  screen.getByDisplayValue(link)
})

test('an address that is none is not sent', async () => {
  open()
  await add('lena')
  await screen.findByText('This does not look like an e-mail address.')
  expect(api.asked(addMember)).toHaveLength(0)
})

const choice = async (name: string) => {
  fireEvent.click(await screen.findByRole('button', { name: 'Membership of Mira Holm' }))
  return screen.findByRole('menuitem', { name })
}

test('each member is said what they may do, and why', async () => {
  open()
  await screen.findByText(/^May read.*hand the project on, because the project is theirs\.$/)
  screen.getByText(/^May read.*write, because they are an editor\.$/)
})

const paused = aMember({
  ...mira,
  status: 'PAUSED',
  can: { ...mira.can, pause: false, resume: true },
})

test('a member is paused, and the list says so', async () => {
  api.says(pauseMember, paused)
  open()
  const pause = await choice('Pause')
  api.says(listMembers, { items: [owner, paused], invitations: [] })
  fireEvent.click(pause)
  await screen.findByText('Paused')
  screen.getByText('May do nothing for now, because the membership is paused.')
})

test('who is paused is resumed from the same menu', async () => {
  api.says(listMembers, { items: [owner, paused], invitations: [] })
  api.says(resumeMember, mira)
  open()
  fireEvent.click(await choice('Resume'))
  await waitFor(() => expect(api.asked(resumeMember)).toHaveLength(1))
})

test.each([
  ['Hand it over', 1],
  ['Keep it', 0],
] as const)('a project is handed over after a question: %s', async (answer, times) => {
  api.says(transferProject, aProject({ role: 'ADMIN' }))
  open()
  fireEvent.click(await choice('Make owner'))
  fireEvent.click(await screen.findByRole('button', { name: answer }))
  await waitFor(() => expect(screen.queryByRole('button', { name: answer })).toBeNull())
  expect(api.asked(transferProject)).toHaveLength(times)
})

test('who leaves goes home', async () => {
  const self = aMember({ user: aPerson({ id: me.id }), can: { ...nothing, remove: true } })
  api.says(listMembers, { items: [self], invitations: [] })
  api.says(removeMember, {})
  const { address } = show(<PeopleDialog project={aProject()} onClose={() => {}} />, {
    me,
    at: '/projects/x',
  })
  fireEvent.click(await choice('Leave the project'))
  await waitFor(() => expect(address()).toBe('/'))
})

test('a message and more time go along with either way to invite', async () => {
  api.says(createInviteLink, { invitation, link: '/invite/abcdefghijklmnopqrstuvwxyz' })
  open()
  fireEvent.change(screen.getByLabelText('Message to whoever is invited'), {
    target: { value: ' Come ' },
  })
  fireEvent.change(screen.getByLabelText('How long the invitation is open'), {
    target: { value: '30' },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Create invitation link' }))
  await screen.findByLabelText('Invitation link')
  expect(api.asked(createInviteLink)[0]?.body).toEqual({
    role: 'EDITOR',
    message: 'Come',
    days: 30,
  })
})

test('the link of an open invitation is copied once more', async () => {
  api.says(readInviteLink, { link: 'http://house.test/invite/once-more-12345678' })
  open()
  fireEvent.click(await screen.findByRole('button', { name: 'Copy link' }))
  await screen.findByDisplayValue('http://house.test/invite/once-more-12345678')
  expect(copied).toHaveBeenCalledWith('http://house.test/invite/once-more-12345678')
})

test('what became of an invitation stands beside it', async () => {
  const declined = { ...invitation, id: newId<'invitations'>(), state: 'DECLINED' as const }
  const expired = { ...invitation, id: newId<'invitations'>(), state: 'EXPIRED' as const }
  api.says(listMembers, {
    items: [owner],
    invitations: [{ ...declined, message: 'Do come' }, expired],
  })
  open()
  await screen.findByText('Editor · declined · from Ada Lovelace')
  screen.getByText(/^Editor · expired /)
  screen.getByText('Do come')
  expect(screen.queryByRole('button', { name: 'Copy link' })).toBeNull()
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
  const remove = await choice('Remove from the project')
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
  const plain = aMember({ email: null, can: nothing })
  api.says(listMembers, { items: [plain], invitations: [] })
  open(aProject({ can: { write: true, manage: false, delete: false } }))
  await screen.findByText('Mira Holm')
  expect(screen.queryByRole('button', { name: 'Create invitation link' })).toBeNull()
  expect(screen.queryByLabelText('Role of Mira Holm')).toBeNull()
  screen.getByText('May read, nothing else.')
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
