import { beforeEach, expect, test } from 'vitest'
import { becomes, Story } from './testing/story.ts'
import { noteUnsent, unsentRooms, watchUnsent } from './unsent.ts'

beforeEach(() => localStorage.clear())

test('a room with unsent words is known after its tab is gone, and forgotten once they are sent', async () => {
  const story = new Story()
  const room = await story.liveWindowOffline()
  watchUnsent(room, 'ada')
  room.doc.getText('content').insert(0, 'in the tunnel')
  await becomes(room, () => unsentRooms('ada').includes(room.name))
  story.server.reachable = true
  room.retry()
  await becomes(room, () => unsentRooms('ada').length === 0)
  await story.end()
})

test('what one person has not sent is nothing to another', () => {
  noteUnsent('ada', 'page:1:1', true)
  noteUnsent('ada', 'page:1:1', true)
  expect([unsentRooms('ada'), unsentRooms('ben')]).toEqual([['page:1:1'], []])
})

test('a list that somebody spoiled is an empty one', () => {
  localStorage.setItem('chapterhouse.unsent.ada', '{"a":1}')
  expect(unsentRooms('ada')).toEqual([])
})
