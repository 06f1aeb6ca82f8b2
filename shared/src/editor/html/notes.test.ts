import { describe, expect, test } from 'vitest'
import type { DocNode } from '../node.ts'
import { toHtml } from '../to-html.ts'

const text = (value: string): DocNode => ({ type: 'text', text: value })
const note = (...content: DocNode[]): DocNode => ({ type: 'footnote', content })
const p = (...content: DocNode[]): DocNode => ({ type: 'paragraph', content })
const doc = (...content: DocNode[]): DocNode => ({ type: 'doc', content })

const numbers = (html: string) =>
  [...html.matchAll(/href="#note-(\d+)" id="note-of-(\d+)"/g)].map(
    ([, to, from]) => `${from}→${to}`,
  )
const listed = (html: string) =>
  [...html.matchAll(/<li id="note-(\d+)">(.*?) <a/g)].map(
    ([, number, words]) => `${number} ${words}`,
  )

describe('footnotes in HTML', () => {
  test('are numbered in reading order and listed at the end', () => {
    const html = toHtml(doc(p(text('a'), note(text('one'))), p(note(text('two')), text('b'))))
    expect(numbers(html)).toEqual(['1→1', '2→2'])
    expect(listed(html)).toEqual(['1 one', '2 two'])
    expect(html.endsWith('</section>')).toBe(true)
  })

  test('count on through tables, lists and toggles', () => {
    const cell: DocNode = { type: 'tableCell', content: [p(note(text('in a cell')))] }
    const table: DocNode = { type: 'table', content: [{ type: 'tableRow', content: [cell] }] }
    const toggle: DocNode = {
      type: 'toggle',
      content: [p(note(text('above'))), p(note(text('below')))],
    }
    expect(listed(toHtml(doc(table, toggle)))).toEqual(['1 in a cell', '2 above', '3 below'])
  })

  test('keep their marks and links', () => {
    const marked: DocNode = { type: 'text', text: 'so', marks: [{ type: 'italic' }] }
    expect(listed(toHtml(doc(p(note(marked)))))).toEqual(['1 <em>so</em>'])
  })

  test('that were forged into each other end all the same', () =>
    expect(listed(toHtml(doc(p(note(text('a'), note(text('b')))))))).toHaveLength(2))

  test('without words are still there', () =>
    expect(numbers(toHtml(doc(p(note()))))).toEqual(['1→1']))

  test('are not listed where there are none', () =>
    expect(toHtml(doc(p(text('a'))))).toBe('<p>a</p>'))
})
