import { newId } from '@chapterhouse/shared/kernel/id'
import { act, screen, within } from '@testing-library/react'
import type { Editor } from '@tiptap/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aLine, aMember, aPerson } from '../../testing/things.ts'
import { anEditor, caretIn, press, type } from '../menus/an-editor.ts'
import type { Known } from './known.ts'
import { type ListsPlan, suggestLists } from './lists.ts'

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean | undefined
}

beforeEach(() => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true
})
afterEach(() => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = undefined
})

const own = newId<'pages'>()
const people = ['Ada Lovelace', 'Ben Okri', 'Tom Sawyer'].map((displayName) =>
  aMember({ user: aPerson({ displayName }) }),
)
const pages = [aLine({ id: own, title: 'This one' }), aLine({ title: 'Tide tables' })]
const elsewhere = [aLine({ title: 'Tides of others' })]

const known: Known = {
  projectId: newId<'projects'>(),
  members: () => people,
  pages: () => pages,
  elsewhere: () => elsewhere,
  projectTitle: () => 'Another book',
  askPeople: () => {},
  askPages: () => {},
  listen: () => () => {},
}

const aWriter = (content = '<p></p>', more: Partial<ListsPlan> = {}): Editor => {
  const here = () => new Set<string>([people[1]?.user.id ?? ''])
  return anEditor(content, [suggestLists({ known, pageId: own, here, makePage: null, ...more })])
}
const types = (editor: Editor, text: string) => act(() => type(editor, text))
const presses = (editor: Editor, key: string) => act(() => void press(editor, key))
const list = () => screen.queryByRole('listbox')
const titles = () =>
  within(screen.getByRole('listbox'))
    .getAllByRole('option')
    .map((one) => one.textContent ?? '')
const json = (editor: Editor) => JSON.stringify(editor.getJSON())

describe('@', () => {
  it('offers people, those who are here first, then pages and days', () => {
    types(aWriter(), '@')
    expect(titles()[0]).toBe('Ben OkriHere now')
    expect(titles()).toHaveLength(6)
  })

  it('puts a mention with the name of today, and a space', () => {
    const editor = aWriter()
    types(editor, 'Ask @ada')
    presses(editor, 'Enter')
    const [ada] = people
    expect(json(editor)).toContain(
      JSON.stringify({ type: 'mention', attrs: { id: ada?.user.id, label: 'Ada Lovelace' } }),
    )
    types(editor, 'now')
    expect(editor.getText()).toMatch(/ now$/)
  })

  it('keeps people before days that begin alike, and has both', () => {
    types(aWriter(), '@tom')
    expect(titles()[0]).toContain('Tom Sawyer')
    expect(titles().at(-1)).toContain('Tomorrow')
  })

  it('puts a day', () => {
    const editor = aWriter()
    types(editor, 'on @24.12.2030')
    presses(editor, 'Tab')
    expect(json(editor)).toContain('{"type":"date","attrs":{"day":"2030-12-24"}}')
  })

  it.each(['ada@', 'ada@example.org', '@ ', 'a @@'])('stays away from %j', (text) => {
    types(aWriter(), text)
    expect(list()).toBeNull()
  })

  it('does not open for a caret that walks into an old one', () => {
    const editor = aWriter('<p>Ask @ada later</p>')
    act(() => caretIn(editor, '@ada', 4))
    expect(list()).toBeNull()
  })
})

describe('[[', () => {
  it('offers the pages of this project but for this one', () => {
    types(aWriter(), '[[')
    expect(titles()).toEqual(['Tide tables'])
  })

  it('offers pages of other projects after them, by name', () => {
    types(aWriter(), '[[tide')
    expect(titles()).toEqual(['Tide tables', 'Tides of othersAnother book'])
  })

  it('puts a link that knows the page by its id', () => {
    const editor = aWriter()
    types(editor, 'See [[tide t')
    presses(editor, 'Enter')
    expect(json(editor)).toContain(
      JSON.stringify({ type: 'pageLink', attrs: { id: pages[1]?.id, label: 'Tide tables' } }),
    )
  })

  it('takes the brackets that close a title for the choice', () => {
    const editor = aWriter()
    types(editor, 'See [[Tide tables]]')
    expect(json(editor)).toContain('"pageLink"')
    expect(editor.getText()).not.toContain(']')
  })

  it('offers to make the page there is none of, and puts the link where the words are by then', async () => {
    const made = Promise.withResolvers<{ id: typeof own; title: string }>()
    const editor = aWriter('<p>after</p>', { makePage: () => made.promise })
    act(() => caretIn(editor, 'after'))
    types(editor, '[[Harbour')
    presses(editor, 'Enter')
    expect(list()).toBeNull()
    act(() => void editor.commands.insertContentAt(0, '<p>somebody above</p>'))
    await act(async () => made.resolve({ id: newId<'pages'>(), title: 'Harbour' }))
    expect(json(editor)).toContain('"label":"Harbour"')
    expect(editor.getText()).not.toContain('[[')
  })

  it('leaves the words where they are when no page could be made', async () => {
    const editor = aWriter('<p></p>', { makePage: () => Promise.reject(new Error('no')) })
    types(editor, '[[Harbour')
    await act(async () => void press(editor, 'Enter'))
    expect(editor.getText()).toBe('[[Harbour')
  })

  it('offers no page to who may not make one', () => {
    types(aWriter(), '[[Harbour')
    expect(list()).toBeNull()
  })
})

describe(':', () => {
  const aSmile = async () => {
    const editor = aWriter()
    await act(async () => type(editor, ':'))
    await act(async () => void (await import('emojilib')))
    return editor
  }

  it('offers emoji from two letters on', async () => {
    const editor = await aSmile()
    types(editor, 't')
    expect(list()).toBeNull()
    types(editor, 'ea')
    expect(titles().length).toBeGreaterThan(2)
  })

  it('puts the emoji alone', async () => {
    const editor = await aSmile()
    types(editor, 'grinning_face')
    presses(editor, 'Enter')
    expect(editor.getText()).toBe('😀')
  })

  it('takes a second colon for the choice', async () => {
    const editor = await aSmile()
    types(editor, 'grinning_face:')
    expect(editor.getText()).toBe('😀')
  })

  it.each([' :)', ' :-)', ' :D', ' :100', ' :/', 'at 12:30', 'so: te', ': te'])(
    'stays away from %j',
    async (text) => {
      const editor = await aSmile()
      types(editor, text)
      expect(list()).toBeNull()
    },
  )
})

describe('a sign typed for somebody who chose it from a menu', () => {
  it.each(['@', '[['])('%s opens its list also after a letter', (sign) => {
    const editor = aWriter('<p>word</p>')
    act(() => {
      const { tr } = editor.state
      editor.view.dispatch(tr.insertText(sign).setMeta('opens', sign))
    })
    expect(list()).not.toBeNull()
  })
})
