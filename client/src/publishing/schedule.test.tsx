import {
  cancelPublication,
  type Publication,
  planPublication,
} from '@chapterhouse/shared/publishing/contract'
import { fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fakeApi } from '../testing/fake-api.ts'
import { show } from '../testing/show.tsx'
import { aMe, aPage } from '../testing/things.ts'
import { Schedule } from './schedule.tsx'

afterEach(() => void vi.unstubAllGlobals())

const said = (more: Partial<Publication> = {}): Publication => ({
  state: 'private',
  path: null,
  title: null,
  publishedAt: null,
  hasChanges: false,
  readings: { views: 0, likes: 0 },
  takedown: null,
  plan: null,
  project: {
    title: 'The Salt Road',
    isPublic: true,
    path: '/works/the-salt-road-1',
    order: 'tree',
    takedown: null,
    can: { publish: true },
  },
  can: { publish: true, unpublish: false },
  ...more,
})
const aPlan = (more: object = {}) => ({
  at: '2090-12-24T17:00:00.000Z',
  by: 'Ida',
  withProject: false,
  failure: null,
  ...more,
})

const open = (first: Publication) => {
  const api = fakeApi()
  const me = aMe({ timezone: 'Europe/Berlin' })
  show(<Schedule said={first} pageId={aPage().id} />, { me })
  return api
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const choose = (value: string) =>
  fireEvent.change(screen.getByLabelText('When'), { target: { value } })

describe('publishing at a time', () => {
  test('is planned by the clock of the person’s zone, which is named', async () => {
    const api = open(said())
    api.says(planPublication, said({ plan: aPlan() }))
    press('Publish later…')
    expect(document.activeElement).toBe(screen.getByLabelText('When'))
    expect(screen.getByText(/By the clock of Europe\/Berlin, where it is/)).toBeTruthy()
    expect(screen.getByText(/as it stands at that moment/)).toBeTruthy()
    choose('2090-12-24T18:00')
    press('Plan it')
    await vi.waitFor(() => expect(screen.queryByLabelText('When')).toBeNull())
    const body = { at: '2090-12-24T17:00:00.000Z', withProject: false }
    expect(api.asked(planPublication)[0]?.body).toEqual(body)
  })

  test('opens the project with it, where it is closed and one may', async () => {
    const first = said()
    const api = open({ ...first, project: { ...first.project, isPublic: false } })
    press('Publish later…')
    choose('2090-12-24T18:00')
    press('Plan it')
    await vi.waitFor(() => expect(api.asked(planPublication)).toHaveLength(1))
    expect(api.asked(planPublication)[0]?.body).toMatchObject({ withProject: true })
  })

  test.each(['2020-01-01T10:00', ''])('is not planned for %j, and says so', async (wall) => {
    const api = open(said())
    press('Publish later…')
    choose(wall)
    press('Plan it')
    await screen.findByText('Choose a moment that is still ahead.')
    expect(api.heard).toEqual([])
  })

  test('that was refused keeps the moment', async () => {
    const api = open(said())
    api.refuses(planPublication, 'conflict', { detail: 'Moderators have taken this down' })
    press('Publish later…')
    choose('2090-12-24T18:00')
    press('Plan it')
    await screen.findByText(/Moderators have taken this down/)
    expect(screen.getByLabelText<HTMLInputElement>('When').value).toBe('2090-12-24T18:00')
  })

  test('is shown with when, where and by whom, changed and called off', async () => {
    const api = open(said({ plan: aPlan() }))
    api.says(cancelPublication, said())
    screen.getByText(/Will be published on .*24 December 2090.*18:00 \(Europe\/Berlin\)/)
    screen.getByText(/Planned by Ida/)
    press('Change')
    expect(screen.getByLabelText<HTMLInputElement>('When').value).toBe('2090-12-24T18:00')
    press('Not now')
    expect(document.activeElement?.textContent).toBe('Change')
    press('Call it off')
    await vi.waitFor(() => expect(api.asked(cancelPublication)).toHaveLength(1))
  })

  test('that did not happen says why', () => {
    open(said({ plan: aPlan({ failure: 'empty' }) }))
    screen.getByText(/Not published on/)
    screen.getByText('There was nothing on the page at that time.')
    screen.getByRole('button', { name: 'Plan it anew' })
  })

  test('is not offered to who may not publish, who sees it all the same', () => {
    open(said({ plan: aPlan(), can: { publish: false, unpublish: false } }))
    screen.getByText(/Will be published/)
    expect(screen.queryByRole('button')).toBeNull()
  })
})
