import * as house from '@chapterhouse/shared/admin/house'
import * as people from '@chapterhouse/shared/admin/people'
import * as projects from '@chapterhouse/shared/admin/projects'
import { newId } from '@chapterhouse/shared/kernel/id'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { AdminGate } from '../app/admin-gate.tsx'
import { fakeApi } from '../testing/fake-api.ts'
import { show } from '../testing/show.tsx'
import { aMe } from '../testing/things.ts'

const now = new Date().toISOString()

const aPerson = (more: Partial<people.AdminPerson> = {}): people.AdminPerson => ({
  id: newId<'users'>(),
  displayName: 'Ben',
  email: 'ben@example.org',
  platformRole: 'USER',
  state: 'active',
  reason: null,
  createdAt: now,
  lastLoginAt: now,
  projects: 1,
  sessions: 1,
  can: { suspend: true, reactivate: false, changeRole: true, endSessions: true },
  ...more,
})
const aProject = (more: Partial<projects.AdminProject> = {}): projects.AdminProject => ({
  id: newId<'projects'>(),
  title: 'A book',
  owner: { id: newId<'users'>(), displayName: 'Ada' },
  members: 2,
  pages: 3,
  bytes: 12_000,
  isPublic: false,
  createdAt: now,
  deletedAt: null,
  ...more,
})
const well: house.Check = { name: 'disk', state: 'well', says: '20 GB free', todo: null }
const figures = (edits: number, at: number): house.EngineFigures => ({
  at: new Date(at).toISOString(),
  rooms: 3,
  sockets: 7,
  edits,
  waiting: 0,
  memoryBytes: 1.4e8,
  commits: [],
})

/** A house whose overview answers, seen by its admin. */
const open = (path: string, checks = [well]) => {
  const api = fakeApi()
  api.says(house.getOverview, { checks, api: { memoryBytes: 1e8, startedAt: now } })
  api.says(house.getEngine, { figures: figures(0, 0) })
  const enter = () =>
    show(<AdminGate />, { me: aMe({ platformRole: 'ADMIN' }), at: path, path: '/admin/*' })
  return { api, enter }
}
const choose = async (name: string, act: string) => {
  fireEvent.click(await screen.findByRole('button', { name: `What to do with ${name}` }))
  fireEvent.click(await screen.findByRole('menuitem', { name: act }))
}

describe('for who is no admin', () => {
  test('there is nothing, and nothing is asked', async () => {
    const api = fakeApi()
    show(<AdminGate />, { me: aMe({ platformRole: 'MODERATOR' }), at: '/admin', path: '/admin/*' })
    await screen.findByText('There is nothing here for you')
    expect(api.heard).toEqual([])
  })

  test('there is nothing when the server says so, whatever this window thinks', async () => {
    fakeApi()
    show(<AdminGate />, { me: aMe({ platformRole: 'ADMIN' }), at: '/admin', path: '/admin/*' })
    await screen.findByText('There is nothing here for you')
  })
})

describe('the overview', () => {
  test('says what needs a look, and what to do', async () => {
    const todo = 'Make room soon.'
    const { enter } = open('/admin', [{ ...well, state: 'look', todo }])
    enter()
    await screen.findByText('One thing needs a look.')
    screen.getByText(todo)
    screen.getByRole('img', { name: 'Look at this' })
  })

  test('shows what the engine does now', async () => {
    const { enter } = open('/admin')
    enter()
    await screen.findByText('All is well.')
    expect((await screen.findByText('Rooms open')).parentElement?.textContent).toContain('3')
  })

  test('says what is safe when the engine is silent', async () => {
    const { api, enter } = open('/admin')
    api.says(house.getEngine, { figures: null })
    enter()
    await screen.findByText(/Nothing that was saved is lost/)
  })
})

describe('people', () => {
  const list = (person: people.AdminPerson) => {
    const { api, enter } = open('/admin/people')
    api.says(people.listPeople, { items: [person], nextCursor: null })
    enter()
    return api
  }

  test('are suspended with a reason, not without', async () => {
    const api = list(aPerson())
    api.says(people.suspendPerson, aPerson({ state: 'suspended' }))
    await choose('Ben', 'Suspend…')
    fireEvent.click(await screen.findByRole('button', { name: 'Suspend' }))
    await screen.findByText('Say why: they read it at the door.')
    fireEvent.change(screen.getByLabelText('Why'), { target: { value: 'Spam' } })
    fireEvent.click(screen.getByRole('button', { name: 'Suspend' }))
    await screen.findByText('Ben is out')
    expect(api.asked(people.suspendPerson)[0]?.body).toEqual({ reason: 'Spam' })
  })

  test('who are suspended are let in again', async () => {
    const can = { suspend: false, reactivate: true, changeRole: false, endSessions: false }
    const api = list(aPerson({ state: 'suspended', reason: 'Spam', can }))
    api.says(people.reactivatePerson, aPerson())
    await screen.findByText(/because: Spam/)
    await choose('Ben', 'Let in again')
    await screen.findByText('Ben may come in again')
  })

  test('the last admin stays one, and it is said why', async () => {
    const api = list(aPerson({ platformRole: 'ADMIN' }))
    const detail = 'The last admin stays one'
    api.refuses(people.setPlatformRole, 'conflict', { detail })
    fireEvent.click(await screen.findByRole('button', { name: 'What to do with Ben' }))
    fireEvent.click(await screen.findByText('Moderator'))
    await screen.findByText(/The last admin stays one/)
  })

  test('are found by letters', async () => {
    const api = list(aPerson())
    fireEvent.change(await screen.findByLabelText('Name or address'), { target: { value: 'be' } })
    await waitFor(() => expect(api.asked(people.listPeople).at(-1)?.query.search).toBe('be'))
  })
})

test('a project goes to the trash, and back by undoing', async () => {
  const { api, enter } = open('/admin/projects')
  api.says(projects.listAllProjects, { items: [aProject()], nextCursor: null })
  api.says(projects.trashAnyProject, aProject({ deletedAt: now }))
  api.says(projects.restoreAnyProject, aProject())
  enter()
  fireEvent.click(await screen.findByRole('button', { name: 'Move A book to the trash' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(api.asked(projects.restoreAnyProject)).toHaveLength(1))
})

test('a job that failed says how, and is run again', async () => {
  const { api, enter } = open('/admin/jobs')
  const last = { state: 'failed' as const, startedAt: now, endedAt: now, failure: 'TypeError' }
  const job = { name: 'purge-trash', schedule: '* * * * *', waiting: 0, overdueSince: null }
  api.says(house.listJobs, { items: [{ ...job, last, failed: 1 }] })
  api.says(house.callJob, {})
  enter()
  await screen.findByText(/failed just now \(TypeError\)/)
  fireEvent.click(screen.getByRole('button', { name: 'Run now: purge-trash' }))
  await screen.findByText('purge-trash is called')
})

test('an error is there once, with its count and the request to look for', async () => {
  const { api, enter } = open('/admin/errors')
  const fault = { fingerprint: 'a', name: 'TypeError', place: null, during: 'GET /api/x', count: 3 }
  const times = { firstAt: now, lastAt: now, requestId: 'r-7' }
  api.says(house.listFaults, { since: now, items: [{ ...fault, ...times }] })
  enter()
  const line = (await screen.findByText('TypeError in GET /api/x')).parentElement
  expect(line?.textContent).toContain('3 times')
  expect(line?.textContent).toContain('r-7')
})

describe('sign-up', () => {
  test('is chosen', async () => {
    const { api, enter } = open('/admin/sign-up')
    api.says(house.getSignUp, { signUp: 'open', fixed: false })
    api.says(house.setSignUp, { signUp: 'closed', fixed: false })
    enter()
    fireEvent.click(await screen.findByLabelText(/Nobody/))
    await waitFor(() => expect(screen.getByLabelText(/Nobody/)).toHaveProperty('checked', true))
  })

  test('is not chosen here where the environment decides', async () => {
    const { api, enter } = open('/admin/sign-up')
    api.says(house.getSignUp, { signUp: 'invited', fixed: true })
    enter()
    await screen.findByText('SIGN_UP says so')
    expect(screen.getByRole('group')).toHaveProperty('disabled', true)
  })
})

test('what takes room is named, the most first', async () => {
  const { api, enter } = open('/admin/storage')
  const kinds = [
    { kind: 'upload.image', bytes: 10, items: 1 },
    { kind: 'database', bytes: 5_000_000, items: null },
  ]
  const room = { project: 10e9, person: null }
  api.says(house.getStorage, { kinds, largest: [], disk: { free: 1e9, total: 2e9 }, room })
  enter()
  await screen.findByText('1.0 GB of 2.0 GB are free on the disk of the uploads.')
  const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(lines).toEqual(['The whole database5.0 MB', 'Picturesabout 1 piece10 bytes'])
})

describe('room for uploads', () => {
  const openRoom = async () => {
    const { api, enter } = open('/admin/storage')
    const room = { project: 10e9, person: null }
    api.says(house.getStorage, { kinds: [], largest: [], disk: null, room })
    enter()
    const form = within(await screen.findByRole('form', { name: 'Room for uploads' }))
    const type = (name: string, value: string) =>
      fireEvent.change(form.getByLabelText(name), { target: { value } })
    return {
      api,
      form,
      type,
      save: () => fireEvent.click(form.getByRole('button', { name: 'Save' })),
    }
  }

  test('is given in gigabytes, and as much as the disk has where nothing is said', async () => {
    const { api, form, type, save } = await openRoom()
    expect(form.getByLabelText('For each project')).toHaveProperty('value', '10')
    expect(form.getByLabelText('For each person')).toHaveProperty('value', '')
    api.says(house.setUploadRooms, { project: null, person: 2.5e9 })
    type('For each project', '')
    type('For each person', '2.5')
    save()
    await screen.findByText('It holds for the next upload')
    expect(api.asked(house.setUploadRooms)[0]?.body).toEqual({ project: null, person: 2.5e9 })
  })

  test('is no word and no debt', async () => {
    const { api, type, save } = await openRoom()
    type('For each project', 'much')
    type('For each person', '-1')
    save()
    expect(await screen.findAllByText('Give a number, or nothing.')).toHaveLength(2)
    expect(api.asked(house.setUploadRooms)).toHaveLength(0)
  })
})
