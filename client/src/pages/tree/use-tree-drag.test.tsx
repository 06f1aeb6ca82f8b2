import { act, renderHook } from '@testing-library/react'
import type { DragEvent } from 'react'
import { expect, test, vi } from 'vitest'
import { idIn, outline } from '../../testing/things.ts'
import { spotAt, useTreeDrag } from './use-tree-drag.ts'

const box = { top: 100, height: 40 }

test.each([
  [101, 'before'],
  [120, 'in'],
  [139, 'after'],
])('at %s of a row from 100 to 140 a drop is %s', (y, spot) => {
  expect(spotAt(y, box)).toBe(spot)
})

/** A drag event over a row, at a height of it. */
const over = (clientY = 120) => {
  const event = {
    clientY,
    currentTarget: { getBoundingClientRect: () => box },
    dataTransfer: { setData: () => {}, effectAllowed: '' },
    preventDefault: vi.fn(),
  }
  return event as unknown as DragEvent & { preventDefault: ReturnType<typeof vi.fn> }
}

const start = () => {
  const lines = outline('a\n  b\nc')
  const moveTo = vi.fn()
  const { result } = renderHook(() => useTreeDrag(lines, moveTo))
  const on = (title: string) => result.current.handlers(idIn(lines, title))
  const spotOn = (title: string) => result.current.spotOn(idIn(lines, title))
  return { lines, moveTo, on, spotOn, dragged: () => result.current.dragged }
}

test('a page dropped into another is moved there', () => {
  const { lines, moveTo, on, spotOn, dragged } = start()
  act(() => on('c').onDragStart(over()))
  act(() => on('b').onDragOver(over()))
  expect(spotOn('b')).toBe('in')
  act(() => on('b').onDrop(over()))
  expect(moveTo).toHaveBeenCalledWith(idIn(lines, 'c'), {
    parentId: idIn(lines, 'b'),
    afterId: null,
  })
  expect(dragged()).toBeNull()
  expect(spotOn('b')).toBeUndefined()
})

test('a page cannot be dropped into what is below it', () => {
  const { moveTo, on, spotOn } = start()
  const hover = over()
  act(() => on('a').onDragStart(over()))
  act(() => on('b').onDragOver(hover))
  expect(hover.preventDefault).not.toHaveBeenCalled()
  expect(spotOn('b')).toBeUndefined()
  act(() => on('b').onDrop(over()))
  expect(moveTo).not.toHaveBeenCalled()
})

test('something else dragged over the tree is none of its business', () => {
  const { on } = start()
  const hover = over()
  act(() => on('b').onDragOver(hover))
  expect(hover.preventDefault).not.toHaveBeenCalled()
})

test('a drag that is given up leaves no mark', () => {
  const { on, spotOn, dragged } = start()
  act(() => on('c').onDragStart(over()))
  act(() => on('b').onDragOver(over(101)))
  expect(spotOn('b')).toBe('before')
  act(() => on('c').onDragEnd())
  expect(spotOn('b')).toBeUndefined()
  expect(dragged()).toBeNull()
})
