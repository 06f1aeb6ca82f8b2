import type { PageId } from '@chapterhouse/shared/kernel/id'
import { newId } from '@chapterhouse/shared/kernel/id'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeApi } from '../testing/fake-api.ts'
import { aPage } from '../testing/things.ts'
import { openAhead, openRoom, type RoomWish, takeAhead } from './open-room.ts'
import { roomsHere } from './rooms-here.ts'

const userId = newId<'users'>()

const aWish = (): RoomWish => {
  const page = aPage({ id: newId<'pages'>() as PageId })
  return { page, room: `page:${page.id}:1`, userId }
}

beforeEach(() => {
  vi.useFakeTimers()
  fakeApi()
})
afterEach(() => void vi.useRealTimers())

test('a room opened ahead is given once, to who wished for it', () => {
  const wish = aWish()
  void openAhead(wish)
  expect(takeAhead({ ...wish, userId: newId<'users'>() })).toBeNull()
  const room = takeAhead(wish)
  expect(room?.name).toBe(wish.room)
  expect(takeAhead(wish)).toBeNull()
  room?.close()
})

test('a room that nobody comes for is closed', () => {
  const wish = aWish()
  void openAhead(wish)
  vi.advanceTimersByTime(11_000)
  expect(takeAhead(wish)).toBeNull()
})

test('another page opened ahead takes its place', () => {
  const [one, two] = [aWish(), aWish()]
  void openAhead(one)
  void openAhead(two)
  expect(takeAhead(one)).toBeNull()
  takeAhead(two)?.close()
})

test('no second room is opened for a screen that was faster', () => {
  const wish = aWish()
  const room = openRoom(wish)
  roomsHere.add(room)
  void openAhead(wish)
  expect(takeAhead(wish)).toBeNull()
  roomsHere.remove(room)
  room.close()
})
