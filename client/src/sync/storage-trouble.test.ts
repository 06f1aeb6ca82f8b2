import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { answer, deleteDatabase, openDatabase, updatesStore } from './database.ts'
import type { Room } from './room.ts'
import { isConnectionLost, troubleOf } from './storage-trouble.ts'
import { becomes, Story, textOf, type } from './testing/story.ts'

let story: Story
beforeEach(() => {
  story = new Story()
})
afterEach(() => story.end())

const refusesToWrite = (name: string) =>
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('no', name)
  })
const troubleIn = (room: Room) => room.view().trouble
const rowsHere = async () => {
  const database = await openDatabase(story.copy)
  const rows = await answer(database.transaction(updatesStore).objectStore(updatesStore).count())
  database.close()
  return rows
}

describe('what keeps this device from keeping a text', () => {
  test.each([
    ['QuotaExceededError', 'full'],
    ['UnknownError', 'failed'],
  ])('%s is told as %s, typing goes on, and it passes', async (name, trouble) => {
    const room = await story.liveWindow()
    const disk = refusesToWrite(name)
    type(room.doc, 'a')
    await becomes(room, () => troubleIn(room) === trouble)
    expect(room.view()).toMatchObject({ keeps: false, access: 'write', state: { kind: 'live' } })
    disk.mockRestore()
    type(room.doc, 'b')
    await becomes(room, () => troubleIn(room) === null)
    room.close()
    expect(textOf((await story.window()).doc)).toBe('ab')
  })

  test('a browser that blocks storage', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError')
    })
    const room = await story.liveWindow()
    expect(room.view()).toMatchObject({ keeps: false, trouble: 'blocked', access: 'write' })
  })

  test('another tab that takes the copy away: nothing is claimed to be kept', async () => {
    const room = await story.liveWindow()
    story.server.reachable = false
    story.server.hangUp()
    await deleteDatabase(story.copy)
    type(room.doc, 'after')
    await becomes(room, () => troubleIn(room) === 'removed')
    expect(room.view().saved).toMatchObject({ kind: 'unsaved', kept: 'tab' })
    expect(await rowsHere()).toBe(0)
  })

  test('a copy that the browser closed is opened again, and has everything', async () => {
    const room = await story.liveWindow()
    type(room.doc, 'before ')
    await room.flush()
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    transaction.mockImplementationOnce(() => {
      throw new DOMException('closed', 'InvalidStateError')
    })
    type(room.doc, 'after')
    await becomes(room, () => troubleIn(room) === 'failed')
    await becomes(room, () => troubleIn(room) === null)
    room.close()
    expect(textOf((await story.window()).doc)).toBe('before after')
  })
})

test.each([
  [new DOMException('', 'QuotaExceededError'), 'full', false],
  [new DOMException('', 'InvalidStateError'), 'failed', true],
  [new Error('odd'), 'failed', false],
  ['odd', 'failed', false],
])('%s is %s', (error, trouble, isLost) => {
  expect(troubleOf(error)).toBe(trouble)
  expect(isConnectionLost(error)).toBe(isLost)
})
