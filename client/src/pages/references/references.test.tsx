import { newId } from '@chapterhouse/shared/kernel/id'
import { listBacklinks, listMentions, type Reference } from '@chapterhouse/shared/pages/references'
import { fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { type FakeApi, fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aPage } from '../../testing/things.ts'
import { PropertiesDialog } from '../properties/properties-dialog.tsx'
import { Backlinks } from './backlinks.tsx'
import { MentionsSection } from './mentions-section.tsx'

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
})

const page = aPage({ title: 'Tide tables' })
const aReference = (more: Partial<Reference> = {}): Reference => ({
  pageId: newId<'pages'>(),
  projectId: page.projectId,
  projectTitle: 'The Salt Road',
  title: 'Chapter one',
  icon: null,
  excerpt: 'as the Tide tables say',
  times: 1,
  at: '2026-11-20T12:00:00.000Z',
  ...more,
})

test('a page shows who links to it, with their words, and leads there', async () => {
  const reference = aReference()
  api.says(listBacklinks, { items: [reference] })
  show(<Backlinks page={page} />)
  const section = await screen.findByRole('region', { name: 'Linked from' })
  const link = within(section).getByRole('link', { name: /Chapter one/ })
  expect(link.getAttribute('href')).toBe(`/p/${reference.pageId}`)
  expect(section.textContent).toContain('as the Tide tables say')
  expect(section.textContent).not.toContain('The Salt Road')
})

test('a link from elsewhere says from which project', async () => {
  api.says(listBacklinks, { items: [aReference({ projectId: newId() })] })
  show(<Backlinks page={page} />)
  const section = await screen.findByRole('region', { name: 'Linked from' })
  expect(section.textContent).toContain('The Salt Road')
})

test('a page nobody links to shows nothing, nor one of which nobody knows', async () => {
  api.says(listBacklinks, { items: [] })
  show(<Backlinks page={page} />)
  await expect.poll(() => api.asked(listBacklinks).length).toBe(1)
  expect(screen.queryByText('Linked from')).toBeNull()
})

test('the first screen shows where I am named, a few at first', async () => {
  const items = Array.from({ length: 6 }, (_, nth) => aReference({ title: `Page ${nth}` }))
  api.says(listMentions, { items })
  show(<MentionsSection />)
  expect(await screen.findAllByRole('link')).toHaveLength(4)
  fireEvent.click(screen.getByRole('button', { name: 'Show 2 more pages' }))
  expect(screen.getAllByRole('link')).toHaveLength(6)
})

test('the first screen says nothing while nobody named me', async () => {
  api.says(listMentions, { items: [] })
  show(<MentionsSection />)
  await expect.poll(() => api.asked(listMentions).length).toBe(1)
  expect(screen.queryByRole('heading')).toBeNull()
})

test('the properties of a page name them too', async () => {
  api.says(listBacklinks, { items: [aReference()] })
  show(<PropertiesDialog page={page} onClose={() => {}} />)
  expect(await screen.findByRole('heading', { name: 'Linked from' })).toBeTruthy()
  expect(screen.getByRole('link', { name: /Chapter one/ })).toBeTruthy()
})
