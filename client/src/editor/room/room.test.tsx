import { render, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { RoomView } from '../../sync/room-view.ts'
import { othersHere, personOf } from './people.ts'
import { SavedIndicator, savedWords } from './saved-indicator.tsx'

const view = (part: Partial<RoomView>): RoomView => ({
  state: { kind: 'live' },
  ready: true,
  access: 'write',
  saved: { kind: 'saved' },
  keeps: true,
  trouble: null,
  foreign: false,
  movedTo: null,
  ...part,
})

describe('the saved indicator', () => {
  test.each([
    [{ kind: 'saved' }, 'Saved'],
    [{ kind: 'saving' }, 'Saving'],
    [
      { kind: 'unsaved', words: 1, since: 0, kept: 'device' },
      'Not saved: 1 word only on this device',
    ],
    [
      { kind: 'unsaved', words: 0, since: 0, kept: 'device' },
      'Not saved: changes only on this device',
    ],
    [
      { kind: 'unsaved', words: 1200, since: 0, kept: 'tab' },
      'Not saved: 1,200 words only in this window',
    ],
  ] as const)('says of %j: %s', (saved, words) => expect(savedWords(saved)).toBe(words))

  test('says nothing before the text is here, and nothing to a reader', () => {
    const { container, rerender } = render(<SavedIndicator view={view({ ready: false })} />)
    expect(container.textContent).toBe('')
    rerender(<SavedIndicator view={view({ access: 'read' })} />)
    expect(container.textContent).toBe('')
  })

  test('is read aloud', () => {
    render(<SavedIndicator view={view({})} />)
    expect(screen.getByRole('status').textContent).toContain('Saved')
  })
})

describe('who is here', () => {
  test('is each person once, without this one', () => {
    const awareness = new Awareness(new Y.Doc())
    const user = (id: string, name: string) => ({ user: { id, name, color: '#112233' } })
    awareness.states.set(1, user('b', 'Bob'))
    awareness.states.set(2, user('b', 'Bob'))
    awareness.states.set(3, user('me', 'Me'))
    awareness.states.set(4, { cursor: null })
    awareness.states.set(5, user('a', 'Ada'))
    expect(othersHere(awareness, 'me').map(({ displayName }) => displayName)).toEqual([
      'Ada',
      'Bob',
    ])
    awareness.destroy()
  })

  test('is nobody whose colour is a piece of style sheet', () => {
    expect(personOf({ id: 'x', name: 'X', color: 'red;background:url(//evil)' })).toBeNull()
    expect(personOf(null)).toBeNull()
  })
})
