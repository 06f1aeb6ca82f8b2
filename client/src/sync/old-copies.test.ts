import { afterEach, beforeEach, expect, test } from 'vitest'
import { databaseNames } from './database.ts'
import { copyName, oldCopies, unsavedCopies } from './old-copies.ts'
import { Room } from './room.ts'
import { becomes, Story, type } from './testing/story.ts'

const page = '0190a1b2-c3d4-7e5f-8a6b-aaaaaaaaaaaa'
const roomOf = (epoch: number) => `page:${page}:${epoch}`

let story: Story
beforeEach(() => {
  story = new Story()
})
afterEach(() => story.end())

const openCopy = async (userId: string, epoch: number) => {
  const room = new Room({
    room: roomOf(epoch),
    url: 'ws://server.invalid',
    copy: copyName(userId, roomOf(epoch)),
    access: 'write',
    askTicket: () => Promise.reject(new Error('away')),
  })
  await room.open()
  await becomes(room, () => room.view().state.kind === 'away')
  return room
}

test('C4: unsaved words of a replaced page are offered, and gone when they are taken', async () => {
  const old = await openCopy('ada', 1)
  type(old.doc, 'never saved')
  await old.flush()
  old.close()
  const [copy, ...more] = await oldCopies('ada', roomOf(2))
  expect(more).toEqual([])
  expect(copy?.texts).toEqual(['never saved'])
  expect(await unsavedCopies('ada', page)).toHaveLength(1)
  expect(await copy?.markdown()).toContain('never saved')
  await copy?.remove()
  expect(await oldCopies('ada', roomOf(2))).toEqual([])
})

test('C4: a copy with nothing unsaved goes by itself; other people and pages are left alone', async () => {
  const empty = await openCopy('ada', 3)
  await empty.flush()
  empty.close()
  const bobs = await openCopy('bob', 3)
  type(bobs.doc, 'words of bob')
  await bobs.flush()
  bobs.close()
  expect(await oldCopies('ada', roomOf(4))).toEqual([])
  const names = await databaseNames()
  expect(names).not.toContain(copyName('ada', roomOf(3)))
  expect(names).toContain(copyName('bob', roomOf(3)))
})
