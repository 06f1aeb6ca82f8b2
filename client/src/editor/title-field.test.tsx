import { setTitle, titleOf } from '@chapterhouse/shared/editor/document'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { TitleField } from './title-field.tsx'

const show = (doc: Y.Doc, editable = true) => {
  const onLeave = vi.fn()
  const onTitle = vi.fn()
  const told = { onLeave, onTitle }
  render(<TitleField doc={doc} fallback="From the list" editable={editable} {...told} />)
  return { onLeave, onTitle, field: () => screen.getByLabelText('Title') as HTMLTextAreaElement }
}

test('the title is that of the document, and of the list until the document has one', () => {
  const doc = new Y.Doc()
  const { field, onTitle } = show(doc)
  expect(field().value).toBe('From the list')
  act(() => setTitle(doc, 'Shared'))
  expect(field().value).toBe('Shared')
  expect(onTitle).toHaveBeenLastCalledWith('Shared')
})

test('typing changes it for everybody; line ends do not get in', () => {
  const doc = new Y.Doc()
  const { field } = show(doc)
  fireEvent.change(field(), { target: { value: 'One\nline' } })
  expect(titleOf(doc)).toBe('One line')
})

test('an emptied title stays empty', () => {
  const doc = new Y.Doc()
  const { field } = show(doc)
  fireEvent.change(field(), { target: { value: '' } })
  expect(field().value).toBe('')
})

test('Enter goes on to the text', () => {
  const { field, onLeave } = show(new Y.Doc())
  fireEvent.keyDown(field(), { key: 'Enter' })
  expect(onLeave).toHaveBeenCalledOnce()
})

test('a reader gets a heading', () => {
  show(new Y.Doc(), false)
  expect(screen.getByRole('heading').textContent).toBe('From the list')
})
