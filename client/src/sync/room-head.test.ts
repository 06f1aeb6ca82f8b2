import type { PackedHead } from '@chapterhouse/shared/sync/head-packing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { becomes, Story, textOf, type } from './testing/story.ts'

let story: Story
let asked = 0
beforeEach(() => {
  story = new Story()
  asked = 0
  type(story.server.doc, 'a long page')
})
afterEach(() => story.end())

/** What the api would send now. */
const headNow = (room = story.server.room): PackedHead => {
  const state = Y.encodeStateAsUpdateV2(story.server.doc)
  return { room, stored: { state, encoding: 2 }, rows: [] }
}

const answers = (head: () => PackedHead) => async () => {
  asked += 1
  return head()
}

const opensWithoutLine = () => {
  story.server.reachable = false
  return story.window()
}

describe('a text that comes ahead of its line', () => {
  test('can be written in before the line is there, and joins it', async () => {
    story.head = answers(headNow)
    const room = await opensWithoutLine()
    expect(room.view()).toMatchObject({ ready: true, saved: { kind: 'saved' } })
    expect(textOf(room.doc)).toBe('a long page')
    type(room.doc, ', and more')
    story.server.reachable = true
    room.retry()
    await becomes(room, () => textOf(story.server.doc) === 'a long page, and more')
    await becomes(room, () => room.view().saved.kind === 'saved')
  })

  test('is the server’s: nothing of it is said to be unsaved, and none of it is sent', async () => {
    story.head = answers(headNow)
    const room = await opensWithoutLine()
    type(room.doc, ' three more words')
    await becomes(room, () => JSON.stringify(room.view().saved).includes('"words":3'))
    expect(room.unsavedTexts()).toEqual([' three more words'])
  })

  test('is kept on the device, and not asked for again', async () => {
    story.head = answers(headNow)
    const first = await opensWithoutLine()
    await first.flush()
    first.close()
    const again = await story.window()
    expect(textOf(again.doc)).toBe('a long page')
    expect(again.view().saved.kind).toBe('saved')
    expect(asked).toBe(1)
  })

  test('takes rows that were not folded into the state yet', async () => {
    const { stored } = headNow()
    const rows: PackedHead['rows'][number][] = []
    story.server.doc.on('update', (data: Uint8Array) => rows.push({ id: `${rows.length}`, data }))
    type(story.server.doc, '!')
    story.head = answers(() => ({ room: story.server.room, stored, rows }))
    expect(textOf((await opensWithoutLine()).doc)).toBe('a long page!')
  })

  test('of a document that was replaced meanwhile, nothing is taken', async () => {
    story.head = answers(() => headNow(story.server.room.replace(/1$/, '2')))
    const room = await opensWithoutLine()
    expect(room.view().ready).toBe(false)
    expect(textOf(room.doc)).toBe('')
  })

  test('that does not come is brought by the line', async () => {
    story.head = async () => {
      throw new Error('no answer')
    }
    const room = await story.liveWindow()
    expect(textOf(room.doc)).toBe('a long page')
  })

  test('of a room that was left meanwhile, nothing is taken', async () => {
    story.head = answers(() => {
      story.rooms[0]?.close()
      return headNow()
    })
    const room = await story.window()
    expect(room.view().ready).toBe(false)
  })
})
