import { newId } from '@chapterhouse/shared/kernel/id'
import {
  addFavourite,
  getShelf,
  removeFavourite,
  type Shelf,
  type ShelfLine,
  visitPage,
} from '@chapterhouse/shared/pages/shelf'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type FakeApi, fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aPage } from '../../testing/things.ts'
import { FavouriteButton } from './favourite-button.tsx'
import { Favourites, stepTo } from './favourites.tsx'
import { RecentMenu } from './recent-menu.tsx'
import { RecentSection } from './recent-section.tsx'
import { useVisit, withAfter } from './shelf-api.ts'

const line = (title: string): ShelfLine => ({
  id: newId<'pages'>(),
  projectId: newId<'projects'>(),
  projectTitle: `Book of ${title}`,
  title,
  icon: null,
  wordCount: 0,
  at: '2026-11-20T12:00:00.000Z',
})
const [a, b, c] = [line('A'), line('B'), line('C')]

let api: FakeApi
const holds = (shelf: Partial<Shelf>) =>
  api.says(getShelf, { favourites: [], visits: [], ...shelf })
beforeEach(() => {
  api = fakeApi()
  api.says(addFavourite, {})
  api.says(removeFavourite, {})
  api.says(visitPage, {})
})
const Page = ({ id }: { readonly id: ShelfLine['id'] }) => {
  useVisit(id)
  return null
}

const links = () => screen.getAllByRole('link').map((one) => one.textContent)

describe('the star of a page', () => {
  const page = aPage()

  test('marks it at once, and again takes the mark away', async () => {
    holds({})
    api.says(addFavourite, () => {
      holds({ favourites: [{ ...a, id: page.id }] })
      return {}
    })
    show(<FavouriteButton page={page} />)
    fireEvent.click(await screen.findByRole('button', { name: 'Add to favourites' }))
    const marked = await screen.findByRole('button', { name: 'Remove from favourites' })
    expect(marked.getAttribute('aria-pressed')).toBe('true')
    fireEvent.click(marked)
    await waitFor(() => expect(api.asked(removeFavourite)).toHaveLength(1))
  })

  test('goes back, and says why, when the api says no', async () => {
    holds({})
    api.refuses(addFavourite, 'too_large', { detail: 'There is room for 200 favourites' })
    show(<FavouriteButton page={page} />)
    fireEvent.click(await screen.findByRole('button', { name: 'Add to favourites' }))
    await screen.findByText(/There is room for 200 favourites/)
    await screen.findByRole('button', { name: 'Add to favourites' })
  })

  test('off line says that nothing was changed, or to look first', async () => {
    holds({})
    show(<FavouriteButton page={page} />)
    const star = await screen.findByRole('button', { name: 'Add to favourites' })
    api.goesAway()
    fireEvent.click(star)
    await screen.findByText(/The server cannot be reached/)
  })
})

describe('the favourites at the side', () => {
  test('are not there while there are none', async () => {
    holds({})
    show(<Favourites />)
    await waitFor(() => expect(api.asked(getShelf)).toHaveLength(1))
    expect(screen.queryByText('Favourites')).toBeNull()
  })

  test('move with Alt and an arrow', async () => {
    holds({ favourites: [a, b, c] })
    show(<Favourites />)
    const last = await screen.findByRole('link', { name: 'C' })
    holds({ favourites: [a, c, b] })
    fireEvent.keyDown(last, { key: 'ArrowUp', altKey: true })
    await waitFor(() => expect(links()).toEqual(['A', 'C', 'B']))
    expect(api.asked(addFavourite)).toMatchObject([
      { path: `/pages/${c.id}/favourite`, body: { afterId: a.id } },
    ])
  })

  test('move by dragging', async () => {
    holds({ favourites: [a, b, c] })
    show(<Favourites />)
    const rows = (await screen.findAllByRole('listitem')) as HTMLElement[]
    const dataTransfer = { setData: () => {}, effectAllowed: '' }
    const [first, , third] = rows
    if (!first || !third) throw new Error('three rows')
    fireEvent.dragStart(first, { dataTransfer })
    fireEvent.dragOver(third, { dataTransfer })
    holds({ favourites: [b, c, a] })
    fireEvent.drop(third, { dataTransfer })
    await waitFor(() => expect(links()).toEqual(['B', 'C', 'A']))
    expect(api.asked(addFavourite)[0]?.body).toEqual({ afterId: c.id })
  })

  test('have steps up and down, but none beyond the ends', () => {
    const all = [a, b, c]
    expect(stepTo(all, c.id, 'ArrowUp')).toBe(a.id)
    expect(stepTo(all, b.id, 'ArrowUp')).toBeNull()
    expect(stepTo(all, a.id, 'ArrowUp')).toBeUndefined()
    expect(stepTo(all, a.id, 'ArrowDown')).toBe(b.id)
    expect(stepTo(all, c.id, 'ArrowDown')).toBeUndefined()
    expect(stepTo(all, a.id, 'Enter')).toBeUndefined()
    expect(withAfter(all, c, null)).toEqual([c, a, b])
  })
})

describe('what one opened last', () => {
  test('is on the first screen with its project, six at most', async () => {
    holds({ visits: [a, b, c, line('D'), line('E'), line('F'), line('G')] })
    show(<RecentSection />)
    await screen.findByText(/Book of A/)
    expect(screen.getAllByRole('link')).toHaveLength(6)
  })

  test('is a click away at the side', async () => {
    holds({ visits: [a, { ...b, title: a.title }] })
    const { address } = show(<RecentMenu />)
    fireEvent.click(await screen.findByRole('button', { name: 'Opened last' }))
    const [, second] = await screen.findAllByRole('menuitem')
    if (second) fireEvent.click(second)
    await waitFor(() => expect(address()).toBe(`/p/${b.id}`))
  })

  test('is noted after a look, not in passing', async () => {
    vi.useFakeTimers()
    const { unmount } = show(<Page id={a.id} />)
    vi.advanceTimersByTime(500)
    unmount()
    show(<Page id={b.id} />)
    vi.advanceTimersByTime(2_500)
    vi.useRealTimers()
    await waitFor(() => expect(api.asked(visitPage)).toHaveLength(1))
    expect(api.asked(visitPage)[0]?.path).toBe(`/pages/${b.id}/visit`)
  })
})
