import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { PeopleHere } from './people-here.tsx'
import { asksForQuiet, quietMode } from './quiet.ts'
import { headingOf, jumpTo, whereIs } from './whereabouts.ts'

const scrolled = vi.fn()
beforeEach(() => {
  vi.useFakeTimers()
  scrolled.mockClear()
  HTMLElement.prototype.scrollIntoView = scrolled
})
afterEach(() => {
  vi.useRealTimers()
  quietMode.set(false)
  for (const text of document.querySelectorAll('.page-text')) text.remove()
})

/** A text in which somebody's caret stands at each `|id|`. */
const aText = (html: string) => {
  const text = document.createElement('div')
  text.className = 'page-text'
  text.innerHTML = html.replace(
    /\|(\w+)\|/g,
    '<span class="caret" data-person="$1"><span class="caret-name">Name</span></span>',
  )
  document.body.append(text)
}

describe('where somebody is', () => {
  test.each([
    ['<h1>Harbour</h1><p>rope |ben|</p><h2>Later</h2>', 'in “Harbour”'],
    ['<h1>Harbour</h1><h2>Night |ben|fall</h2><p></p>', 'in “Night fall”'],
    ['<h1> </h1><p>|ben|</p>', 'writing'],
    ['<p>|ben|</p><h1>Below</h1>', 'writing'],
    ['<h1>Harbour</h1><p>|ada|</p>', 'reading'],
  ])('in %s is %s', (html, words) => {
    aText(html)
    expect(whereIs('ben')).toBe(words)
  })

  test('is nowhere for who has no caret', () => {
    expect(headingOf('ben')).toBeNull()
    expect(jumpTo('ben')).toBe(false)
    expect(whereIs(null)).toBe('reading')
  })
})

const aRoom = () => {
  const awareness = new Awareness(new Y.Doc())
  const comes = (client: number, id: string, name: string) => {
    const state = { user: { id, name, color: '#1c5fa8' } }
    awareness.states.set(client, state)
    awareness.emit('change', [{ added: [client], updated: [], removed: [] }, 'wire'])
  }
  const goes = (client: number) => {
    awareness.states.delete(client)
    awareness.emit('change', [{ added: [], updated: [], removed: [client] }, 'wire'])
  }
  return { awareness, comes, goes }
}

const together = async () => {
  const room = aRoom()
  aText('<h1>Harbour</h1><p>rope |ben|</p>')
  room.comes(7, 'ben', 'Ben')
  render(<PeopleHere awareness={room.awareness} myId="me" />)
  await act(async () => {})
  return room
}
const face = () => screen.getByRole('button', { name: 'Follow Ben' })
const bar = () => screen.queryByText('Ben', { selector: 'strong' })

describe('following somebody', () => {
  test('goes to where they write, says so, and goes along', async () => {
    await together()
    fireEvent.click(face())
    expect(bar()?.parentElement?.textContent).toContain('in “Harbour”')
    expect(scrolled).toHaveBeenCalledTimes(1)
    act(() => vi.advanceTimersByTime(600))
    expect(scrolled.mock.calls.length).toBeGreaterThan(1)
  })

  test.each([
    ['wheel', () => fireEvent.wheel(document.body)],
    ['a key', () => fireEvent.keyDown(document.body, { key: 'PageDown' })],
    ['Escape', () => fireEvent.keyDown(document.body, { key: 'Escape' })],
    ['a press', () => fireEvent.pointerDown(document.body)],
    ['its button', () => fireEvent.click(screen.getByRole('button', { name: 'Stop' }))],
  ])('ends with %s of the reader', async (_, move) => {
    await together()
    fireEvent.click(face())
    act(() => void move())
    expect(bar()).toBeNull()
    const before = scrolled.mock.calls.length
    act(() => vi.advanceTimersByTime(2_000))
    expect(scrolled.mock.calls).toHaveLength(before)
  })

  test('ends when they leave, and does not begin again when they come back', async () => {
    const room = await together()
    fireEvent.click(face())
    await act(async () => room.goes(7))
    expect(bar()).toBeNull()
    await act(async () => room.comes(8, 'ben', 'Ben'))
    expect(bar()).toBeNull()
  })
})

describe('quiet', () => {
  test('is told to the others and hides faces, not who is here', async () => {
    const { awareness } = await together()
    await act(async () => quietMode.set(true))
    expect(asksForQuiet(awareness.getLocalState() ?? undefined)).toBe(true)
    expect(document.documentElement.hasAttribute('data-quiet')).toBe(true)
    expect(screen.queryByRole('button', { name: 'Follow Ben' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Who is here: 1' })).toBeTruthy()
  })

  test('is of this device, and remembered by it', () => {
    quietMode.set(true)
    expect(localStorage.getItem('chapterhouse.quiet')).toBe('yes')
    quietMode.set(false)
    expect(localStorage.getItem('chapterhouse.quiet')).toBeNull()
  })

  test.each([undefined, {}, { quiet: 'yes' }, { quiet: false }])('%j asks for none', (state) =>
    expect(asksForQuiet(state)).toBe(false),
  )
})
