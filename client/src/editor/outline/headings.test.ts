import { describe, expect, it, test } from 'vitest'
import { anEditor, caretIn, type } from '../menus/an-editor.ts'
import { headingAt, headingNamed, headingsOf, sectionAt } from './headings.ts'

const page =
  '<h1>Salt &amp; Road</h1><p>a</p><aside data-callout="tip"><h2>Inner</h2></aside><h2></h2><h2>Inner</h2>'
const drawn = (content: string) =>
  headingsOf(anEditor(content).state.doc).map(({ level, text, id }) => `${level} ${text} ${id}`)

describe('headings of the text', () => {
  it('stand in reading order, nested ones too, empty ones left out', () => {
    expect(drawn(page)).toEqual([
      '1 Salt & Road h-salt-road',
      '2 Inner h-inner',
      '2 Inner h-inner-2',
    ])
  })

  it('know where they start', () => {
    const { doc } = anEditor(page).state
    for (const { at, node } of headingsOf(doc)) expect(doc.nodeAt(at)).toBe(node)
  })

  it('follow what is typed, and answer the same list while nothing is', () => {
    const editor = anEditor(page)
    const before = headingsOf(editor.state.doc)
    expect(headingsOf(editor.state.doc)).toBe(before)
    caretIn(editor, 'Salt')
    type(editor, 'Old ')
    expect(headingsOf(editor.state.doc)[0]?.id).toBe('h-old-salt-road')
  })

  it('are found by their place', () => {
    const { doc } = anEditor(page).state
    expect(headingAt(doc, 0)?.text).toBe('Salt & Road')
    expect(headingAt(doc, 1)).toBeNull()
  })

  test.each([
    ['#h-salt-road', 'Salt & Road'],
    ['h-inner-2', 'Inner'],
    ['#h-nothing', undefined],
    ['#%E0%A4%A', undefined],
    ['', undefined],
  ])('are found by the address %s', (hash, text) => {
    expect(headingNamed(anEditor(page).state.doc, hash)?.text).toBe(text)
  })

  it('are found by an address that escapes its letters', () => {
    const { doc } = anEditor('<h1>Übermut</h1>').state
    expect(headingNamed(doc, `#${encodeURIComponent('h-übermut')}`)?.text).toBe('Übermut')
  })

  it('begin sections that go on to the next of them', () => {
    const { doc } = anEditor('<p>x</p><h1>A</h1><p>y</p><h2>B</h2>').state
    expect([0, 4, 8, doc.content.size].map((at) => sectionAt(doc, at)?.text)).toEqual([
      undefined,
      'A',
      'A',
      'B',
    ])
  })
})
