import { uploadImage } from '@chapterhouse/shared/assets/contract'
import { newId } from '@chapterhouse/shared/kernel/id'
import { changePage, listPages, type Page } from '@chapterhouse/shared/pages/contract'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { type FakeApi, fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aPage, aProject } from '../../testing/things.ts'
import { Cover } from './cover.tsx'
import { IconDialogs } from './icon-dialogs.tsx'
import { PageHead } from './page-head.tsx'

const project = aProject()
const page = aPage({ projectId: project.id })
const assetId = newId<'assets'>()
const covered = aPage({ cover: { url: `/api/assets/${assetId}`, position: 30 } })
let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  api.says(listPages, { items: [page] })
  api.says(changePage, page)
})
const sent = () => api.asked(changePage).map(({ body }) => body)
const button = (name: string) => screen.getByRole('button', { name })
const nobodys = (one: Page): Page => ({ ...one, can: { ...one.can, describe: false } })

describe('the icon', () => {
  const open = async () => {
    const at = `/p/${page.id}?show=icon&of=${page.id}`
    const shown = show(<IconDialogs project={project} />, { project, at })
    await screen.findByRole('button', { name: 'water wave' })
    return shown
  }
  const search = (words: string) => {
    const field = screen.getByRole('searchbox', { name: 'Search for an emoji' })
    fireEvent.change(field, { target: { value: words } })
    return field
  }

  test('is chosen with a click, and the dialog closes', async () => {
    const { address } = await open()
    fireEvent.click(button('water wave'))
    await waitFor(() => expect(sent()).toEqual([{ icon: '🌊' }]))
    expect(address()).toBe(`/p/${page.id}`)
  })

  test('is found by its words, and Enter takes the first', async () => {
    await open()
    fireEvent.keyDown(search('anchor'), { key: 'Enter' })
    await waitFor(() => expect(sent()).toEqual([{ icon: '⚓' }]))
  })

  test('is reached with the arrows from the search, and left with them', async () => {
    await open()
    const field = search('anchor')
    fireEvent.keyDown(field, { key: 'ArrowDown' })
    expect(document.activeElement).toBe(button('anchor'))
    fireEvent.keyDown(button('anchor'), { key: 'ArrowLeft' })
    expect(document.activeElement).toBe(field)
  })

  test('that nobody knows is said not to be there', async () => {
    await open()
    search('xyzzy')
    expect(screen.getByText('No emoji is called that.')).toBeTruthy()
  })

  test('goes with one click', async () => {
    api.says(listPages, { items: [{ ...page, icon: '🌊' }] })
    await open()
    fireEvent.click(button('Remove'))
    await waitFor(() => expect(sent()).toEqual([{ icon: null }]))
  })
})

describe('the head of a page', () => {
  test('offers what is not there, to who may', () => {
    const { address } = show(<PageHead page={page} />, { at: `/p/${page.id}` })
    expect(button('Add cover')).toBeTruthy()
    fireEvent.click(button('Add icon'))
    expect(address()).toBe(`/p/${page.id}?show=icon&of=${page.id}`)
  })

  test('offers nothing to who may not, and shows what is there', () => {
    show(<PageHead page={nobodys({ ...page, icon: '🌊' })} />)
    expect(screen.getByText('🌊')).toBeTruthy()
    expect(screen.queryAllByRole('button')).toEqual([])
  })

  test('uploads a picture and puts it above', async () => {
    const asset = { id: assetId, mime: 'image/png', byteSize: 1, width: 1, height: 1, url: '' }
    api.says(uploadImage, asset)
    show(<PageHead page={page} />)
    const file = new File(['x'], 'sea.png', { type: 'image/png' })
    fireEvent.change(screen.getByLabelText('Picture for the cover'), { target: { files: [file] } })
    await waitFor(() => expect(sent()).toEqual([{ cover: { assetId, position: 50 } }]))
  })

  test('sends nothing that is no picture, and says why', async () => {
    show(<PageHead page={page} />)
    const file = new File(['x'], 'sea.txt', { type: 'text/plain' })
    fireEvent.change(screen.getByLabelText('Picture for the cover'), { target: { files: [file] } })
    await screen.findByText(/Pictures may be PNG/)
    expect(api.asked(uploadImage)).toEqual([])
  })
})

describe('the cover', () => {
  test('is moved with a slider, and kept when one says so', async () => {
    show(<Cover page={covered} />)
    fireEvent.click(button('Reposition'))
    const slider = screen.getByRole('slider')
    expect(document.activeElement).toBe(slider)
    fireEvent.change(slider, { target: { value: '80' } })
    fireEvent.click(button('Keep'))
    await waitFor(() => expect(sent()).toEqual([{ cover: { assetId, position: 80 } }]))
  })

  test('stays where it was on Escape', () => {
    show(<Cover page={covered} />)
    fireEvent.click(button('Reposition'))
    fireEvent.change(screen.getByRole('slider'), { target: { value: '80' } })
    fireEvent.keyDown(screen.getByRole('slider'), { key: 'Escape' })
    expect(button('Reposition')).toBeTruthy()
    expect(document.querySelector('img')?.style.objectPosition).toBe('50% 30%')
    expect(sent()).toEqual([])
  })

  test('goes with one click', async () => {
    show(<Cover page={covered} />)
    fireEvent.click(button('Remove'))
    await waitFor(() => expect(sent()).toEqual([{ cover: null }]))
  })

  test('is a picture and nothing else for who may not change it', () => {
    show(<Cover page={nobodys(covered)} />)
    expect(document.querySelector('img')).toBeTruthy()
    expect(screen.queryAllByRole('button')).toEqual([])
  })
})
