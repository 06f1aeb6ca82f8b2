import { describe, expect, it, test, vi } from 'vitest'
import { followPointer, pace } from './follow-pointer.ts'

const at = (type: string, clientX: number, clientY: number) =>
  new PointerEvent(type, { clientX, clientY, pointerId: 1 })

const hand = (start = () => true) => {
  const move = vi.fn()
  const end = vi.fn()
  followPointer(at('pointerdown', 100, 300), { start, move, end })
  const how = () => end.mock.calls.map(([, one]) => one)
  return { move, how }
}
const send = (...all: Event[]) => {
  for (const one of all) window.dispatchEvent(one)
}

describe('a pointer that went down', () => {
  it('only presses when it trembles', () => {
    const { move, how } = hand()
    send(at('pointermove', 102, 301), at('pointerup', 102, 301))
    expect(move).not.toHaveBeenCalled()
    expect(how()).toEqual([{ moved: false, kept: true }])
  })

  it('drags once it went further', () => {
    const { move, how } = hand()
    send(at('pointermove', 100, 340), at('pointerup', 100, 340))
    expect(move).toHaveBeenCalled()
    expect(how()).toEqual([{ moved: true, kept: true }])
  })

  it('means nothing after Escape', () => {
    const { how } = hand()
    const key = new KeyboardEvent('keydown', { key: 'Escape' })
    send(at('pointermove', 100, 340), key, at('pointerup', 100, 340))
    expect(how()).toEqual([{ moved: true, kept: false }])
  })

  it('drags nothing where nothing may be dragged', () => {
    const { move, how } = hand(() => false)
    send(at('pointermove', 100, 340), at('pointerup', 100, 340))
    expect(move).not.toHaveBeenCalled()
    expect(how()).toEqual([{ moved: false, kept: true }])
  })
})

test.each([
  ['in the middle', 400, 0],
  ['at the top', 0, -18],
  ['above it', -500, -18],
  ['near the foot', 752, 9],
  ['below it', 2000, 18],
])('a hand %s scrolls at its pace', (_, y, expected) => {
  expect(pace(y, 800)).toBe(expected)
})
