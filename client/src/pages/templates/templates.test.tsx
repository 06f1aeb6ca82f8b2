import { documentFrom } from '@chapterhouse/shared/editor/document'
import { fromMarkdown } from '@chapterhouse/shared/editor/from-markdown'
import { toText } from '@chapterhouse/shared/editor/to-text'
import {
  changePage,
  createPage,
  exportPage,
  getPage,
  importPage,
  listPages,
  type PageLine,
} from '@chapterhouse/shared/pages/contract'
import { isEmoji } from '@chapterhouse/shared/pages/looks'
import { copyPage, fillPage } from '@chapterhouse/shared/pages/moves'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { type FakeApi, fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aLine, aPage, aProject } from '../../testing/things.ts'
import { builtIns } from './built-in.ts'
import { TemplateDialogs } from './template-dialogs.tsx'

const project = aProject()
const page = aPage({ projectId: project.id, title: '' })
const minutes = aLine({ projectId: project.id, title: 'Our minutes', isTemplate: true })
const content = { type: 'doc', content: [{ type: 'paragraph' }] }

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  api.says(listPages, { items: [page, minutes] satisfies PageLine[] })
  api.says(getPage, page)
  api.says(createPage, page)
  api.says(copyPage, page)
  api.says(fillPage, page)
  api.says(changePage, page)
  api.says(importPage, { contributionId: page.id, words: 3, pictures: 0, remarks: [] })
  api.says(exportPage, { schemaVersion: 1, title: 'Our minutes', content })
})

describe.each(builtIns)('the template $name', ({ icon, texts }) => {
  test.each(Object.entries(texts))('is a document with something in it, in %s', async (_, load) => {
    const json = fromMarkdown((await load()).default)
    expect(() => documentFrom(json)).not.toThrow()
    expect(toText(json).length).toBeGreaterThan(80)
    expect(toText(json)).not.toContain('[ ]')
  })

  test('stands under an emoji', () => expect(isEmoji(icon)).toBe(true))

  test('has as many headings in each language', async () => {
    const counts = Object.values(texts).map(
      async (load) => (await load()).default.match(/^#+ /gm)?.length,
    )
    expect(new Set(await Promise.all(counts)).size).toBe(1)
  })
})

const open = async (search: string, can = project.can) => {
  const where = { ...project, can }
  const shown = show(<TemplateDialogs project={where} pageId={page.id} />, {
    at: `/p/${page.id}?${search}`,
  })
  return shown
}
const choose = async (name: RegExp) => fireEvent.click(await screen.findByRole('radio', { name }))
const take = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('a new page from a template', () => {
  test('is looked at first, and has its name, its icon and its text', async () => {
    const { address } = await open('show=templates')
    await choose(/Character sheet/)
    await screen.findByText('How they change')
    take('Make the page')
    await waitFor(() => expect(address()).toBe(`/p/${page.id}`))
    expect(api.asked(createPage)[0]?.body).toMatchObject({
      title: 'Character sheet',
      icon: '🎭',
      parentId: null,
      markdown: expect.stringContaining('How they change'),
    })
  })

  test('may be below another, and of the project’s own templates', async () => {
    await open(`show=templates&below=${minutes.id}`)
    await choose(/Our minutes/)
    take('Make the page')
    await waitFor(() => expect(api.asked(copyPage)).toHaveLength(1))
    expect(api.asked(copyPage)[0]).toMatchObject({
      path: `/pages/${minutes.id}/copies`,
      body: { to: { projectId: project.id, parentId: minutes.id }, as: 'page' },
    })
  })

  test('is not offered to who may not write', async () => {
    await open('show=templates', { ...project.can, write: false })
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('that the api refuses leaves the dialog open', async () => {
    api.refuses(createPage, 'forbidden')
    await open('show=templates')
    await choose(/Essay/)
    take('Make the page')
    await screen.findByText(/You may not do that here/)
    expect(screen.getByRole('radio', { name: /Essay/ })).toBeTruthy()
  })
})

describe('an empty page', () => {
  test('is filled with a template of the house, and named where it has no name', async () => {
    await open('show=fill')
    await choose(/Essay/)
    take('Fill the page')
    await waitFor(() => expect(api.asked(changePage)).toHaveLength(1))
    expect(api.asked(importPage)[0]?.body).toMatchObject({ mode: 'replace' })
    expect(api.asked(changePage)[0]?.body).toEqual({ title: 'Essay', icon: '🖋️' })
  })

  test('is filled with a page of the project', async () => {
    await open('show=fill')
    await choose(/Our minutes/)
    take('Fill the page')
    await waitFor(() => expect(api.asked(fillPage)).toHaveLength(1))
    expect(api.asked(fillPage)[0]?.body).toEqual({ templateId: minutes.id })
  })

  test('in which somebody wrote meanwhile stays as it is', async () => {
    api.refuses(importPage, 'conflict', { detail: 'The page is not empty' })
    await open('show=fill')
    await choose(/Essay/)
    take('Fill the page')
    await screen.findByText(/The page is not empty/)
    expect(api.asked(changePage)).toEqual([])
  })
})
