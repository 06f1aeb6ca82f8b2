import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Saving } from './saving.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A document on an open line, and what the person is told about it. */
const writing = () => {
  const doc = new Y.Doc()
  const saving = new Saving({
    doc,
    now: Date.now,
    originOf: () => 'here',
    online: () => true,
    keeps: () => true,
    onChange: () => undefined,
    onCommitted: () => undefined,
  })
  const write = (words: string) => {
    const before = Y.encodeStateVector(doc)
    doc.getText('content').insert(0, words)
    saving.sent({ kind: 'update', update: Y.encodeStateAsUpdate(doc, before) })
  }
  const told = () => saving.state.kind
  return { saving, write, told }
}

test('C2 an edit is saving until it is answered, then saved', () => {
  const { saving, write, told } = writing()
  write('one two')
  expect(told()).toBe('saving')
  saving.received({ kind: 'status', committed: true })
  expect(told()).toBe('saved')
})

test('C2 an edit that is refused on an open line is not saved, however long nothing else happens', () => {
  const { saving, write, told } = writing()
  write('one two')
  saving.received({ kind: 'status', committed: false })
  vi.advanceTimersByTime(2_900)
  expect(told()).toBe('saving')
  vi.advanceTimersByTime(200)
  expect(told()).toBe('unsaved')
  vi.advanceTimersByTime(60_000)
  expect(told()).toBe('unsaved')
})

test('C2 an edit that is not answered within three seconds is not saved', () => {
  const { write, told } = writing()
  write('one two')
  vi.advanceTimersByTime(3_100)
  expect(told()).toBe('unsaved')
})
