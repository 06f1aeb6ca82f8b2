import {
  getPublication,
  type Publication,
  publishPage,
  unpublishPage,
  unpublishProject,
} from '@chapterhouse/shared/publishing/contract'
import { fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { fakeApi } from '../testing/fake-api.ts'
import { show } from '../testing/show.tsx'
import { aPage } from '../testing/things.ts'
import { PublishDialog } from './publish-dialog.tsx'

afterEach(() => void vi.unstubAllGlobals())

const aFront = (more: Partial<Publication['project']> = {}): Publication['project'] => ({
  title: 'The Salt Road',
  isPublic: true,
  path: '/works/the-salt-road-1',
  order: 'tree',
  takedown: null,
  can: { publish: true },
  ...more,
})
const said = (more: Partial<Publication> = {}): Publication => ({
  state: 'private',
  path: null,
  title: null,
  publishedAt: null,
  hasChanges: false,
  readings: { views: 0, likes: 0 },
  takedown: null,
  plan: null,
  project: aFront(),
  can: { publish: true, unpublish: more.publishedAt !== undefined },
  ...more,
})
const inPublic = {
  state: 'public',
  path: '/texts/tides-1',
  publishedAt: '2020-03-02T12:00:00.000Z',
} as const

const open = (first: Publication) => {
  const api = fakeApi()
  api.says(getPublication, first)
  show(<PublishDialog page={aPage()} onClose={() => {}} />)
  return api
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('publishing a page', () => {
  test('says what readers will see, then where they read it', async () => {
    const api = open(said())
    expect(await screen.findByText('What readers see')).toBeTruthy()
    api.says(publishPage, said(inPublic))
    press('Publish')
    const address = await screen.findByLabelText<HTMLInputElement>('Address of the page')
    expect(address.value).toBe(`${location.origin}/texts/tides-1`)
    expect(api.asked(publishPage)[0]?.body).toEqual({ withProject: false })
  })

  test('opens the project with it, and says so first', async () => {
    const api = open(said({ project: aFront({ isPublic: false }) }))
    expect(await screen.findByText(/This also opens a front for “The Salt Road”/)).toBeTruthy()
    api.says(publishPage, said(inPublic))
    press('Publish, and open the project')
    await screen.findByLabelText('Address of the page')
    expect(api.asked(publishPage)[0]?.body).toEqual({ withProject: true })
  })

  test('for who may not open the project, the page waits', async () => {
    const project = aFront({ isPublic: false, can: { publish: false } })
    const api = open(said({ project }))
    expect(await screen.findByText(/until then your page waits/)).toBeTruthy()
    api.says(publishPage, said({ ...inPublic, state: 'waiting', project }))
    press('Publish')
    expect(await screen.findByText('Ready, and waiting')).toBeTruthy()
    expect(screen.queryByLabelText('Address of the page')).toBeNull()
  })

  test('that has changed since offers the changes', async () => {
    const api = open(said({ ...inPublic, hasChanges: true }))
    expect(await screen.findByText('The page has changed since')).toBeTruthy()
    api.says(publishPage, said(inPublic))
    press('Publish the changes')
    await vi.waitFor(() => expect(screen.queryByText('The page has changed since')).toBeNull())
  })

  test('tells how many read it', async () => {
    open(said({ ...inPublic, readings: { views: 1, likes: 12 } }))
    expect(await screen.findByText('Read once, liked 12 times.')).toBeTruthy()
  })

  test('is taken back', async () => {
    const api = open(said(inPublic))
    await screen.findByText('Public')
    api.says(unpublishPage, said())
    press('Take it back')
    expect(await screen.findByText('Not published')).toBeTruthy()
  })

  test('is closed with its whole project', async () => {
    const api = open(said(inPublic))
    await screen.findByText('Public')
    api.says(unpublishProject, aFront({ isPublic: false }))
    api.says(
      getPublication,
      said({ ...inPublic, state: 'waiting', project: aFront({ isPublic: false }) }),
    )
    press('Close the whole project')
    expect(await screen.findByText('Ready, and waiting')).toBeTruthy()
  })

  test('is not offered to who may not', async () => {
    open(
      said({
        can: { publish: false, unpublish: false },
        project: aFront({ can: { publish: false } }),
      }),
    )
    expect(await screen.findByText('Not published')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /Publish|Take|Close the whole/ })).toBeNull()
  })

  test('that moderators took down says why, and can only be taken back', async () => {
    const takedown = { note: 'An advertisement', at: '2026-03-02T12:00:00.000Z' }
    const can = { publish: false, unpublish: true }
    open(said({ ...inPublic, state: 'hidden', hasChanges: true, takedown, can }))
    expect(await screen.findByText('Taken down')).toBeTruthy()
    expect(screen.getByText(/“An advertisement”/)).toBeTruthy()
    expect(screen.queryByText(/It is listed on/)).toBeNull()
    expect(screen.queryByRole('button', { name: /Publish/ })).toBeNull()
    expect(screen.getByRole('button', { name: 'Take it back' })).toBeTruthy()
  })

  test('in a project that moderators closed, says so', async () => {
    const takedown = { note: 'Stolen texts', at: '2026-03-02T12:00:00.000Z' }
    const project = aFront({ isPublic: false, takedown, can: { publish: false } })
    open(said({ ...inPublic, state: 'waiting', project }))
    expect(await screen.findByText(/took the front of the project down/)).toBeTruthy()
    expect(screen.queryByText(/until then your page waits/)).toBeNull()
  })

  test('that was refused says why', async () => {
    open(said())
    await screen.findByText('Not published')
    press('Publish')
    expect(await screen.findByRole('alert')).toBeTruthy()
  })
})
