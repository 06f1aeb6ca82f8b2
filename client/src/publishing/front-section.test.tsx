import { newId } from '@chapterhouse/shared/kernel/id'
import { changeProject } from '@chapterhouse/shared/projects/contract'
import {
  getProjectFront,
  type ProjectFront,
  unpublishPage,
} from '@chapterhouse/shared/publishing/contract'
import {
  changeFront,
  listPublishedPages,
  type PublishedPage,
} from '@chapterhouse/shared/publishing/front'
import { fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fakeApi } from '../testing/fake-api.ts'
import { show } from '../testing/show.tsx'
import { aProject } from '../testing/things.ts'
import { FrontSection } from './front-section.tsx'

afterEach(() => void vi.unstubAllGlobals())

const aFront = (more: Partial<ProjectFront> = {}): ProjectFront => ({
  title: 'The Salt Road',
  isPublic: true,
  path: '/works/the-salt-road-1',
  order: 'tree',
  takedown: null,
  can: { publish: true },
  ...more,
})
const aPage = (more: Partial<PublishedPage> = {}): PublishedPage => ({
  pageId: newId<'pages'>(),
  title: 'Tides',
  state: 'public',
  path: '/texts/tides-1',
  publishedAt: '2020-03-02T12:00:00.000Z',
  plannedAt: null,
  can: { unpublish: true },
  ...more,
})

const open = (front: ProjectFront, items: readonly PublishedPage[], more = {}) => {
  const api = fakeApi()
  api.says(getProjectFront, front)
  api.says(listPublishedPages, { items })
  show(<FrontSection project={aProject(more)} />)
  return api
}
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }))

describe('what the world reads of a project', () => {
  test('is listed, with what becomes of each page', async () => {
    const plannedAt = '2090-12-24T17:00:00.000Z'
    open(aFront(), [
      aPage(),
      aPage({ title: 'Ebb', state: 'private', plannedAt, publishedAt: null }),
    ])
    await screen.findByText('Public · published 2 Mar 2020')
    screen.getByText('Not published · to be published 24 Dec 2090')
    const link = screen.getByRole('link', { name: 'See it as readers do' })
    expect(link.getAttribute('href')).toBe('/works/the-salt-road-1')
  })

  test('is nothing worth a word where nothing was ever published', async () => {
    const api = open(aFront({ isPublic: false }), [])
    await vi.waitFor(() => expect(api.asked(listPublishedPages)).toHaveLength(1))
    expect(screen.queryByText('Published pages')).toBeNull()
    expect(screen.queryByRole('heading', { name: 'Front' })).toBeNull()
  })

  test('is less by a page that is taken back', async () => {
    const api = open(aFront(), [aPage()])
    const nothing = { path: null, title: null, publishedAt: null, takedown: null, plan: null }
    const readings = { views: 0, likes: 0 }
    const can = { publish: true, unpublish: false }
    const said = {
      state: 'private',
      ...nothing,
      hasChanges: false,
      readings,
      project: aFront(),
      can,
    }
    api.says(unpublishPage, said)
    await screen.findByText('Tides')
    api.says(listPublishedPages, { items: [] })
    await press('Take it back: Tides')
    await vi.waitFor(() => expect(screen.queryByText('Tides')).toBeNull())
    expect(api.asked(unpublishPage)).toHaveLength(1)
  })

  test('is in another order at once', async () => {
    const api = open(aFront(), [aPage()])
    api.says(changeFront, aFront({ order: 'newest' }))
    const order = await screen.findByLabelText<HTMLSelectElement>('Order of the pages')
    fireEvent.change(order, { target: { value: 'newest' } })
    await vi.waitFor(() => expect(order.value).toBe('newest'))
    expect(api.asked(changeFront)[0]?.body).toEqual({ order: 'newest' })
  })

  test('says of itself what its project does', async () => {
    const api = open(aFront(), [aPage()])
    api.says(changeProject, aProject())
    await press('Edit')
    fireEvent.change(await screen.findByLabelText('Description'), { target: { value: ' Salt. ' } })
    await press('Save')
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const body = { title: 'The Salt Road', description: 'Salt.' }
    expect(api.asked(changeProject)[0]?.body).toEqual(body)
  })

  test('that moderators took down says why', async () => {
    const takedown = { note: 'Stolen texts', at: '2026-03-02T12:00:00.000Z' }
    open(aFront({ isPublic: false, takedown }), [aPage({ state: 'hidden' })])
    await screen.findByText('Moderators took it down: “Stolen texts”')
    screen.getByText(/^Taken down by moderators/)
  })

  test('is looked at by who may change nothing', async () => {
    const can = { write: false, manage: false, delete: false }
    open(aFront(), [aPage({ can: { unpublish: false } })], { can })
    await screen.findByText('Tides')
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.queryByLabelText('Order of the pages')).toBeNull()
  })
})
