import { newId } from '@chapterhouse/shared/kernel/id'
import { changePage, type Page } from '@chapterhouse/shared/pages/contract'
import { getPageFacts, type PageProperty } from '@chapterhouse/shared/pages/properties'
import { listMembers } from '@chapterhouse/shared/projects/contract'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { type FakeApi, fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aMember, aPage, aPerson } from '../../testing/things.ts'
import { readingTime } from './facts-list.tsx'
import { languageChoices } from './languages.ts'
import { PropertiesDialog } from './properties-dialog.tsx'

const mira = aMember({ user: aPerson({ displayName: 'Mira Holm' }) })
const due: PageProperty = { id: 'b', name: 'Due', type: 'date', value: '2026-12-24' }
const seen: PageProperty = { id: 'd', name: 'Seen', type: 'checkbox', value: null }
const draft: PageProperty = { id: 'e', name: 'Draft', type: 'number', value: 3 }
const reader: PageProperty = { id: 'c', name: 'Read by', type: 'person', value: null }

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  const lastEdit = { by: mira.user, at: '2026-11-20T12:00:00.000Z' }
  api.says(getPageFacts, { words: 2_300, characters: 12_345, versions: 4, bytes: 45_678, lastEdit })
  api.says(listMembers, { items: [mira], invitations: [] })
  api.says(changePage, ({ body }: { body: object }) => ({ ...page, ...body }))
})

let page: Page
const open = async (more: Partial<Page> = {}) => {
  page = aPage({ createdBy: aPerson({ displayName: 'Ada' }), ...more })
  show(<PropertiesDialog page={page} onClose={() => {}} />)
  await screen.findByText('12,345')
}
const sent = () => api.asked(changePage).map(({ body }) => body)
const leave = (name: string, value: string) => {
  const field = screen.getByLabelText(name)
  fireEvent.change(field, { target: { value } })
  fireEvent.blur(field)
}

test('a page says how long it is, how long it takes and who wrote last', async () => {
  await open()
  for (const fact of ['2,300', '10 minutes', '46 kB', '4']) screen.getByText(fact)
  screen.getByText(/Mira Holm, /)
  screen.getByText(/Ada, /)
})

test('facts that cannot be had are asked for again', async () => {
  api.refuses(getPageFacts, 'unavailable')
  show(<PropertiesDialog page={aPage()} onClose={() => {}} />)
  await screen.findByRole('button', { name: 'Try again' })
})

test.each([
  [0, 'under a minute'],
  [230, '1 minute'],
  [2_300, '10 minutes'],
  [13_800, '1 h'],
  [16_100, '1 h 10 min'],
])('%i words are read in %s', (words, time) => {
  expect(readingTime(words)).toBe(time)
})

test('sizes are told as one speaks of them', () => {})

describe('the language', () => {
  test('is chosen by name', async () => {
    await open()
    const select = screen.getByRole('combobox', { name: 'Language of the page' })
    fireEvent.change(select, { target: { value: 'nl' } })
    await waitFor(() => expect(sent()).toEqual([{ language: 'nl' }]))
  })

  test('that nobody offers is offered to the page that has it', () => {
    expect(languageChoices(null).some(({ value }) => value === 'gsw')).toBe(false)
    expect(languageChoices('gsw').find(({ value }) => value === 'gsw')?.label).toBe('Swiss German')
  })
})

describe('properties', () => {
  test('are added under a name, as one kind or another', async () => {
    await open({ properties: [due] })
    fireEvent.change(screen.getByLabelText('Name of the property'), { target: { value: ' Mood ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Add' }))
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()).toMatchObject([
      { properties: [due, { name: 'Mood', type: 'text', value: null }] },
    ])
  })

  test('without a name are not added', async () => {
    await open()
    fireEvent.click(screen.getByRole('button', { name: 'Add' }))
    expect(sent()).toEqual([])
  })

  test('are filled in, each in its own way', async () => {
    await open({ properties: [due, seen, draft, reader] })
    leave('Due', '2027-01-06')
    await waitFor(() => expect(sent()).toHaveLength(1))
    expect(sent()[0]).toMatchObject({ properties: [{ ...due, value: '2027-01-06' }, {}, {}, {}] })
    fireEvent.click(screen.getByRole('checkbox', { name: 'Seen' }))
    await waitFor(() => expect(sent()).toHaveLength(2))
    expect(sent()[1]).toMatchObject({ properties: [{}, { ...seen, value: true }, {}, {}] })
    fireEvent.change(screen.getByRole('combobox', { name: 'Read by' }), {
      target: { value: mira.user.id },
    })
    await waitFor(() => expect(sent()).toHaveLength(3))
    expect(sent()[2]).toMatchObject({ properties: [{}, {}, {}, { value: mira.user.id }] })
  })

  test('are emptied, and what did not change is not sent', async () => {
    await open({ properties: [draft] })
    leave('Draft', '3')
    expect(sent()).toEqual([])
    leave('Draft', '')
    await waitFor(() => expect(sent()).toEqual([{ properties: [{ ...draft, value: null }] }]))
  })

  test('are taken away', async () => {
    await open({ properties: [due, seen] })
    fireEvent.click(screen.getByRole('button', { name: 'Remove Due' }))
    await waitFor(() => expect(sent()).toEqual([{ properties: [seen] }]))
  })

  test('name somebody who left', async () => {
    await open({ properties: [{ ...reader, value: newId<'users'>() }] })
    expect(screen.getByRole('option', { name: 'Somebody who left' })).toBeTruthy()
  })

  test('are only read by who may not change them', async () => {
    const { can } = aPage()
    await open({ properties: [due], can: { ...can, describe: false } })
    expect(screen.getByLabelText('Due')).toHaveProperty('disabled', true)
    expect(screen.queryByRole('button', { name: 'Add' })).toBeNull()
  })

  test('that the api refuses are told, and what was typed stays to be tried again', async () => {
    api.refuses(changePage, 'too_large', { detail: 'Too much is noted about this page' })
    await open({ properties: [due] })
    leave('Due', '2027-01-06')
    await screen.findByText(/Too much is noted about this page/)
    expect(screen.getByLabelText('Due')).toHaveProperty('value', '2027-01-06')
    fireEvent.blur(screen.getByLabelText('Due'))
    await waitFor(() => expect(sent()).toHaveLength(2))
  })

  test('changed one right after the other keep both changes', async () => {
    await open({ properties: [due, seen] })
    leave('Due', '2027-01-06')
    fireEvent.click(screen.getByRole('checkbox', { name: 'Seen' }))
    await waitFor(() => expect(sent()).toHaveLength(2))
    expect(sent()[1]).toMatchObject({ properties: [{ value: '2027-01-06' }, { value: true }] })
  })
})
