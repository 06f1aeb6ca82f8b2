import * as moderation from '@chapterhouse/shared/admin/moderation'
import { newId } from '@chapterhouse/shared/kernel/id'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { AdminGate } from '../../app/admin-gate.tsx'
import { fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aMe } from '../../testing/things.ts'

const at = new Date().toISOString()
const aCase = (more: Partial<moderation.ModerationCase> = {}): moderation.ModerationCase => ({
  id: newId<'moderation_cases'>(),
  state: 'open',
  kind: 'page',
  title: 'Tides',
  projectTitle: 'A book',
  path: '/texts/tides-1',
  says: 'It rises.',
  isPublic: true,
  reports: {
    count: 3,
    firstAt: at,
    lastAt: at,
    reasons: [
      { reason: 'SPAM', count: 2 },
      { reason: 'PRIVACY', count: 1 },
    ],
    words: [{ reason: 'PRIVACY', words: 'My address is in it', at }],
  },
  decision: null,
  can: { dismiss: true, hide: true, release: false },
  ...more,
})

/** A moderator before the queue. */
const open = (items: readonly moderation.ModerationCase[], place = '/admin/moderation') => {
  const api = fakeApi()
  api.says(moderation.listCases, { items })
  show(<AdminGate />, { me: aMe({ platformRole: 'MODERATOR' }), at: place, path: '/admin/*' })
  return api
}
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))
const decide = async (act: string, why: string, action: string) => {
  await press(`${act}: Tides`)
  fireEvent.change(await screen.findByLabelText('Why'), { target: { value: why } })
  await press(action)
}

describe('the queue', () => {
  test('says how often, why and when, with what was said', async () => {
    open([aCase()])
    await screen.findByText(/3 reports · spam 2, private things 1 · last just now/)
    screen.getByText('My address is in it')
    expect(screen.getByRole('link', { name: 'Tides' }).getAttribute('href')).toBe('/texts/tides-1')
  })

  test('links to nothing that is not public', async () => {
    open([aCase({ isPublic: false, can: { dismiss: true, hide: false, release: false } })])
    await screen.findByText('no longer public')
    expect(screen.queryByRole('link')).toBeNull()
    expect(screen.queryByRole('button', { name: 'Take down: Tides' })).toBeNull()
  })

  test('says so when nothing waits', async () => {
    open([])
    await screen.findByText('Nothing waits')
  })

  test('shows what is taken down, and by whom and why', async () => {
    const api = open([])
    const decision = { by: 'Mo', at, note: 'An advertisement' }
    const can = { dismiss: false, hide: false, release: true }
    api.says(moderation.listCases, {
      items: [aCase({ state: 'hidden', isPublic: false, decision, can })],
    })
    await press('Taken down')
    await screen.findByText('Taken down by Mo, just now: “An advertisement”')
    expect(api.asked(moderation.listCases).at(-1)?.query).toEqual({ view: 'hidden' })
  })
})

describe('a decision', () => {
  test.each([
    { act: 'Leave it', question: moderation.dismissCase, done: 'It stays as it is' },
    { act: 'Take down', question: moderation.hideCase, done: 'It is taken down' },
  ])('to “$act” says why', async ({ act, question, done }) => {
    const api = open([aCase()])
    api.says(question, aCase())
    await decide(act, 'So it is', act)
    await screen.findByText(done)
    expect(api.asked(question)[0]?.body).toEqual({ note: 'So it is' })
    await waitFor(() => expect(api.asked(moderation.listCases).length).toBeGreaterThan(1))
  })

  test('without a word is not sent', async () => {
    const api = open([aCase()])
    await decide('Take down', '  ', 'Take down')
    await screen.findByText(/Say why/)
    expect(api.asked(moderation.hideCase)).toEqual([])
  })

  test('that another made first says so, and nothing is lost', async () => {
    const api = open([aCase()])
    api.refuses(moderation.hideCase, 'conflict', { detail: 'It is hidden already' })
    await decide('Take down', 'Spam', 'Take down')
    await screen.findByText(/It is hidden already/)
    expect(screen.getByLabelText<HTMLInputElement>('Why').value).toBe('Spam')
  })
})

describe('a moderator', () => {
  test.each(['/admin', '/admin/people', '/admin/nowhere'])('finds nothing at %s', async (place) => {
    const api = open([], place)
    await screen.findByText('There is nothing here for you')
    expect(api.heard).toEqual([])
  })

  test('who is none any more finds nothing, whatever this window thinks', async () => {
    fakeApi()
    const me = aMe({ platformRole: 'MODERATOR' })
    show(<AdminGate />, { me, at: '/admin/moderation', path: '/admin/*' })
    await screen.findByText('There is nothing here for you')
  })
})
