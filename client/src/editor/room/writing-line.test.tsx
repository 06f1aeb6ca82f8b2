import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Room } from '../../sync/room.ts'
import { quietMode } from './quiet.ts'
import { sayWriters } from './writing-elsewhere.ts'
import { WritingLine } from './writing-line.tsx'

const scrolled = vi.fn()
beforeEach(() => {
  vi.useFakeTimers()
  HTMLElement.prototype.scrollIntoView = scrolled
})
afterEach(() => {
  vi.useRealTimers()
  quietMode.set(false)
  document.querySelector('.page-text')?.remove()
})

/** A page with Ben's caret below a heading, `top` pixels down the window. */
const aPage = (top: number) => {
  const text = document.createElement('div')
  text.className = 'page-text'
  text.innerHTML = '<h1>Harbour</h1><p>rope <span class="caret" data-person="ben"></span></p>'
  document.body.append(text)
  const caret = text.querySelector<HTMLElement>('.caret')
  if (!caret) throw new Error('no caret')
  caret.checkVisibility = () => true
  caret.getBoundingClientRect = () => new DOMRect(0, top, 1, 20)
}

/** A room in which Ben may write, and the line as it is shown. */
const aRoom = () => {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const bens = new Y.Doc()
  awareness.states.set(bens.clientID, { user: { id: 'ben', name: 'Ben', color: '#1c5fa8' } })
  render(<WritingLine room={{ doc, awareness } as unknown as Room} myId="me" />)
  const writes = () =>
    act(() => {
      bens.getText('t').insert(0, 'a')
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(bens))
      vi.advanceTimersByTime(1_100)
    })
  return { doc, writes }
}
const rests = (ms: number) => act(() => vi.advanceTimersByTime(ms))
const line = () => screen.queryByText(/writing/)?.textContent ?? null

describe('somebody who writes out of sight', () => {
  it('is named with where they write, and a press goes there', () => {
    aPage(5_000)
    aRoom().writes()
    expect(line()).toBe('Ben is writing in “Harbour”')
    fireEvent.click(screen.getByRole('button'))
    expect(scrolled).toHaveBeenCalled()
  })

  it('is forgotten soon after their last letter', () => {
    aPage(5_000)
    aRoom().writes()
    rests(6_000)
    expect(line()).toBeNull()
  })

  it('is named nowhere in quiet, and nothing leads to them', () => {
    aPage(100)
    quietMode.set(true)
    aRoom().writes()
    expect(line()).toBe('Somebody is writing')
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('nothing is said', () => {
  it('of who writes before one’s eyes', () => {
    aPage(100)
    aRoom().writes()
    expect(line()).toBeNull()
  })

  it('of who only reads, nor of what one writes oneself', () => {
    aPage(5_000)
    const { doc } = aRoom()
    act(() => doc.getText('t').insert(0, 'mine'))
    rests(1_100)
    expect(line()).toBeNull()
  })
})

const named = (...names: string[]) =>
  names.map((displayName) => ({ id: displayName, displayName, color: '#1c5fa8' }))

test.each([
  [named(), false, ''],
  [named('Ben'), false, 'Ben is writing elsewhere'],
  [named('Ben', 'Cleo'), false, 'Ben and Cleo are writing elsewhere'],
  [named('Ben', 'Cleo', 'Dan'), false, 'Ben and 2 others are writing elsewhere'],
  [named('Ben', 'Cleo'), true, 'Others are writing'],
])('of %j, quiet %s, is said %j', (people, quiet, words) =>
  expect(sayWriters(people, quiet)).toBe(words),
)
