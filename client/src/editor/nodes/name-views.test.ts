import { newId } from '@chapterhouse/shared/kernel/id'
import { getPage, listPages } from '@chapterhouse/shared/pages/contract'
import { listMembers } from '@chapterhouse/shared/projects/contract'
import { fireEvent, waitFor } from '@testing-library/react'
import type { Editor } from '@tiptap/core'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { makeQueryClient } from '../../kernel/query-client.ts'
import { pagesQuery } from '../../pages/api.ts'
import { tellTitle } from '../../pages/live-title.ts'
import { membersQuery } from '../../projects/api.ts'
import { type FakeApi, fakeApi } from '../../testing/fake-api.ts'
import { aLine, aMember, aPage, aPerson } from '../../testing/things.ts'
import { anEditor, press, type } from '../menus/an-editor.ts'
import { knownIn } from '../suggest/known.ts'
import { PageNames } from '../suggest/page-names.ts'
import type { World } from '../suggest/world.ts'
import { nameViews } from './name-views.ts'

const projectId = newId<'projects'>()
const me = aPerson({ displayName: 'Ada Lovelace' })
const ben = aPerson({ displayName: 'Ben Okri' })
const tides = aLine({ projectId, title: 'Tide tables', icon: '🌊' })

const member = (user: typeof me) => aMember({ user })

let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  api.says(listPages, { items: [tides] })
  api.says(listMembers, { items: [member(me), member(ben)], invitations: [] })
  // Popovers are the browser's; jsdom has none.
  Object.assign(HTMLElement.prototype, { showPopover: () => {}, hidePopover: () => {} })
})

const aHouse = () => {
  const client = makeQueryClient()
  client.setQueryData(pagesQuery(projectId).queryKey, [tides])
  client.setQueryData(membersQuery(projectId).queryKey, {
    items: [member(me), member(ben)],
    invitations: [],
  })
  const known = knownIn(client, projectId)
  const go = vi.fn<(path: string) => void>()
  const jumpTo = vi.fn<(id: string) => boolean>(() => true)
  const world: World = {
    me,
    known,
    pageId: newId<'pages'>(),
    names: new PageNames(client, known),
    here: () => new Set([ben.id]),
    jumpTo,
    go,
    makePage: null,
  }
  return { client, world, go, jumpTo }
}

const link = (id: string, label = 'Then') =>
  `<p>See <a data-page="${id}" data-label="${label}"></a></p>`
const shown = (editor: Editor, selector: string): HTMLElement => {
  const found = editor.view.dom.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`no ${selector}`)
  return found
}

describe('a page link', () => {
  it('has the title and the sign the page has today', () => {
    const { world } = aHouse()
    const editor = anEditor(link(tides.id), [nameViews(world)])
    expect(shown(editor, '.page-link').textContent).toBe('🌊Tide tables')
  })

  it('is renamed with its page, by whomever', () => {
    const { client, world } = aHouse()
    const editor = anEditor(link(tides.id), [nameViews(world)])
    client.setQueryData(pagesQuery(projectId).queryKey, [{ ...tides, title: 'Currents' }])
    expect(shown(editor, '.page-link').textContent).toBe('🌊Currents')
    tellTitle(tides.id, 'Currents of May')
    expect(shown(editor, '.page-link').textContent).toBe('🌊Currents of May')
    tellTitle(tides.id, 'Tide tables')
  })

  it('says that its page is in the trash', async () => {
    const gone = aPage({ projectId, title: 'Old plan', deletedAt: '2026-11-20T12:00:00.000Z' })
    api.says(getPage, gone)
    const editor = anEditor(link(gone.id), [nameViews(aHouse().world)])
    await waitFor(() =>
      expect(shown(editor, '.page-link').textContent).toBe('Old plan (in the trash)'),
    )
  })

  it('says so when its page is deleted while one looks at it', async () => {
    const { client, world } = aHouse()
    const editor = anEditor(link(tides.id), [nameViews(world)])
    const deletedAt = '2026-11-20T12:00:00.000Z'
    api.says(getPage, aPage({ ...tides, deletedAt }))
    client.setQueryData(pagesQuery(projectId).queryKey, [])
    await waitFor(() =>
      expect(shown(editor, '.page-link').textContent).toBe('Tide tables (in the trash)'),
    )
  })

  it('says that there is no way in, under the name of then', async () => {
    api.refuses(getPage, 'not_found')
    const editor = anEditor(link(newId<'pages'>(), 'Secret plan'), [nameViews(aHouse().world)])
    await waitFor(() =>
      expect(shown(editor, '.page-link').textContent).toBe('Secret plan (no access)'),
    )
  })

  it('keeps the name of then while nobody can be asked', async () => {
    api.goesAway()
    const editor = anEditor(link(newId<'pages'>(), 'Far page'), [nameViews(aHouse().world)])
    await Promise.resolve()
    expect(shown(editor, '.page-link').textContent).toBe('Far page')
  })

  it('leads there within the house, and beside with Ctrl', () => {
    const { world, go } = aHouse()
    const open = vi.spyOn(window, 'open').mockReturnValue(null)
    const editor = anEditor(link(tides.id), [nameViews(world)])
    fireEvent.click(shown(editor, '.page-link'))
    expect(go).toHaveBeenCalledWith(`/p/${tides.id}`)
    fireEvent.click(shown(editor, '.page-link'), { ctrlKey: true })
    expect(open).toHaveBeenCalledWith(`/p/${tides.id}`, '_blank', 'noopener')
    expect(go).toHaveBeenCalledTimes(1)
  })

  it('is followed with Enter when it is chosen', () => {
    const { world, go } = aHouse()
    const editor = anEditor(link(tides.id), [nameViews(world)])
    editor.commands.setNodeSelection(5)
    press(editor, 'Enter')
    expect(go).toHaveBeenCalledWith(`/p/${tides.id}`)
  })

  it('leads nowhere when it is forged', () => {
    const { world, go } = aHouse()
    const editor = anEditor(link('javascript:alert(1)', 'Press me'), [nameViews(world)])
    fireEvent.click(shown(editor, '.page-link'))
    expect(go).not.toHaveBeenCalled()
    expect(shown(editor, '.page-link').hasAttribute('href')).toBe(false)
  })
})

const mention = (id: string) => `<p><span data-person="${id}" data-label="Benny"></span></p>`

describe('a mention', () => {
  it('has the name of today, or of then for who left', () => {
    const { world } = aHouse()
    const editor = anEditor(mention(ben.id), [nameViews(world)])
    expect(shown(editor, '.mention').textContent).toBe('@Ben Okri')
    const other = anEditor(mention(newId<'users'>()), [nameViews(world)])
    expect(shown(other, '.mention').textContent).toBe('@Benny')
  })

  it('of oneself is marked', () => {
    const editor = anEditor(mention(me.id), [nameViews(aHouse().world)])
    expect(shown(editor, '.mention').className).toContain('mention-me')
  })

  it('tells who it is, and leads to where they write', () => {
    const { world, jumpTo } = aHouse()
    const editor = anEditor(mention(ben.id), [nameViews(world)])
    fireEvent.click(shown(editor, '.mention'))
    const card = document.querySelector('.text-card')
    expect(card?.textContent).toContain('Editor · on this page now')
    card?.querySelector('button')?.click()
    expect(jumpTo).toHaveBeenCalledWith(ben.id)
    card?.remove()
  })
})

const day = '<p><time datetime="2026-12-24"></time></p>'

describe('a day', () => {
  it('is written as the reader writes days, and can be changed', () => {
    const editor = anEditor(day, [nameViews(aHouse().world)])
    expect(shown(editor, 'time').textContent).toBe('December 24, 2026')
    fireEvent.click(shown(editor, 'time'))
    const field = document.querySelector<HTMLInputElement>('.text-card-field')
    if (field) fireEvent.change(field, { target: { value: '2027-01-06' } })
    expect(shown(editor, 'time').textContent).toBe('January 6, 2027')
    document.querySelector('.text-card')?.remove()
  })

  it('stays as it is for who only reads', () => {
    const editor = anEditor(day, [nameViews(aHouse().world)])
    editor.setEditable(false)
    fireEvent.click(shown(editor, 'time'))
    expect(document.querySelector('.text-card')).toBeNull()
  })
})

describe('what follows a name', () => {
  const after = (html: string, typed: string) => {
    const editor = anEditor(html, [nameViews(aHouse().world)])
    editor.commands.focus('end')
    type(editor, typed)
    return editor.state.doc.textBetween(0, editor.state.doc.content.size, ' ', '*')
  }

  it.each([
    [' .', '*.'],
    [' , and', '*, and'],
    [' and', '* and'],
    [' :', '* :'],
    ['  .', '*  .'],
  ])('%j is %j', (typed, words) => {
    expect(after(`<p><time datetime="2026-12-24"></time></p>`, typed)).toBe(words)
  })

  it('stays as it is after a word', () => expect(after('<p>word</p>', ' .')).toBe('word .'))
})
