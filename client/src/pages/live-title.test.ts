import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aLine } from '../testing/things.ts'
import { leaveTitle, tellTitle, useLiveTitles } from './live-title.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const watch = () => {
  const page = aLine({ title: 'Untitled' })
  const pages = [page, aLine({ title: 'Another' })]
  const { result } = renderHook(() => useLiveTitles(pages))
  return { page, titles: () => result.current.map((one) => one.title) }
}

test('a title being typed stands wherever the page is named', () => {
  const { page, titles } = watch()
  act(() => tellTitle(page.id, 'Low'))
  act(() => tellTitle(page.id, 'Low water'))
  expect(titles()).toEqual(['Low water', 'Another'])
})

test('after leaving, the title holds until the server had time to write it down', () => {
  const { page, titles } = watch()
  act(() => tellTitle(page.id, 'Low water'))
  act(() => leaveTitle(page.id))
  act(() => vi.advanceTimersByTime(60_000))
  expect(titles()[0]).toBe('Low water')
  act(() => vi.advanceTimersByTime(60_000))
  expect(titles()[0]).toBe('Untitled')
})

test('coming back in between keeps it', () => {
  const { page, titles } = watch()
  act(() => tellTitle(page.id, 'Low water'))
  act(() => leaveTitle(page.id))
  act(() => tellTitle(page.id, 'Low water'))
  act(() => vi.advanceTimersByTime(120_000))
  expect(titles()[0]).toBe('Low water')
})

test('nothing to name is nothing', () => {
  const { result } = renderHook(() => useLiveTitles(undefined))
  expect(result.current).toEqual([])
})
