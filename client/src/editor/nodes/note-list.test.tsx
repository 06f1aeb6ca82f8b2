import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { anEditor } from '../menus/an-editor.ts'
import { NoteList } from './note-list.tsx'

const doc = (...notes: object[][]) => ({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: notes.map((content) => ({ type: 'footnote', content })),
    },
  ],
})

const listed = (content: object) => {
  const editor = anEditor('<p></p>')
  editor.commands.setContent(content)
  render(<NoteList editor={editor} />)
  return screen.getAllByRole('listitem').map(({ textContent }) => textContent)
}

test('a note says its days and formulas as well as its words', () => {
  const note = [
    { type: 'text', text: 'Harbour log, ' },
    { type: 'date', attrs: { day: '2026-12-24' } },
    { type: 'text', text: ', as ' },
    { type: 'inlineMath', attrs: { latex: 'x^2' } },
  ]
  expect(listed(doc(note))).toEqual(['1Harbour log, 24 December 2026, as x^2'])
})

test('a note without words says that it has none', () =>
  expect(listed(doc([], [{ type: 'text', text: 'two' }]))).toEqual(['1Empty note', '2two']))
