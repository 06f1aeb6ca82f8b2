import { Refusal } from '@chapterhouse/shared/refusals'
import { closeCodes } from '@chapterhouse/shared/sync/close-codes'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { answer, databaseNames, openDatabase, updatesStore } from './database.ts'
import { becomes, erase, Story, textOf, type } from './testing/story.ts'

let story: Story
beforeEach(() => {
  story = new Story()
})
afterEach(() => story.end())

const refuse = (code: ConstructorParameters<typeof Refusal>[0]) => () => {
  throw new Refusal(code)
}

const rowsOf = async (name: string): Promise<number> => {
  const database = await openDatabase(name)
  const rows = await answer(database.transaction(updatesStore).objectStore(updatesStore).count())
  database.close()
  return rows
}

describe('C1: typing never waits for the network', () => {
  test('C1: nothing can be typed before the text is here', async () => {
    story.server.reachable = false
    const room = await story.window()
    await becomes(room, () => room.view().state.kind === 'away')
    expect(room.view().ready).toBe(false)
    story.server.reachable = true
    room.retry()
    await becomes(room, () => room.view().ready)
  })

  test('C1: a page that was here before opens without a server', async () => {
    const first = await story.liveWindow()
    type(first.doc, 'hello')
    await becomes(first, () => first.view().saved.kind === 'saved')
    await first.flush()
    first.close()
    story.server.reachable = false
    const again = await story.window()
    expect(again.view()).toMatchObject({ ready: true, access: 'write', saved: { kind: 'saved' } })
    expect(textOf(again.doc)).toBe('hello')
  })

  test('C1: what was typed off line is there after the tab was killed, and joins on return', async () => {
    const first = await story.liveWindow()
    story.server.reachable = false
    story.server.hangUp()
    type(first.doc, 'written on a train')
    await first.flush()
    // No close: the tab is gone.
    const again = await story.window()
    expect(textOf(again.doc)).toBe('written on a train')
    story.server.reachable = true
    again.retry()
    await becomes(again, () => again.view().saved.kind === 'saved')
    expect(textOf(story.server.doc)).toBe('written on a train')
  })

  test('C1: two windows off line share one copy', async () => {
    story.server.reachable = false
    story.ticket = refuse('unavailable')
    await (await story.liveWindowOffline()).flush()
    const [one, two] = [await story.window(), await story.window()]
    type(one.doc, 'one')
    await one.flush()
    two.pull()
    await becomes(two, () => textOf(two.doc).includes('one'))
    type(two.doc, ' two')
    await two.flush()
    const later = await story.window()
    expect(textOf(later.doc)).toBe('one two')
  })

  test('C1: the copy stays small however much is typed', async () => {
    const room = await story.liveWindow()
    for (let round = 0; round < 6; round++) {
      type(room.doc, 'x'.repeat(120))
      await room.flush()
    }
    room.close()
    expect(await rowsOf(story.copy)).toBeLessThan(400)
    const again = await story.window()
    expect(textOf(again.doc)).toHaveLength(720)
  })
})

describe('C2: saved is said only of what the server has answered for', () => {
  test('C2: an edit is saving, then saved', async () => {
    const room = await story.liveWindow()
    story.server.holding = true
    type(room.doc, 'a')
    expect(room.view().saved.kind).toBe('saving')
    await becomes(room, () => story.server.connections === 1)
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(room.view().saved.kind).toBe('saving')
    story.server.answer()
    await becomes(room, () => room.view().saved.kind === 'saved')
  })

  test('C2: edits without an open line are counted in words at once', async () => {
    const room = await story.liveWindow()
    story.server.reachable = false
    story.server.hangUp()
    await becomes(room, () => room.view().state.kind === 'away')
    type(room.doc, 'three words here')
    await becomes(room, () => room.view().saved.kind === 'unsaved')
    await becomes(room, () => JSON.stringify(room.view().saved).includes('"words":3'))
    expect(room.unsavedTexts()).toEqual(['three words here'])
  })

  test('C2: an answer that was lost with its line does not count', async () => {
    const room = await story.liveWindow()
    story.server.holding = true
    type(room.doc, 'lost')
    await new Promise((resolve) => setTimeout(resolve, 60))
    story.server.reachable = false
    story.server.hangUp()
    await becomes(room, () => room.view().saved.kind === 'unsaved')
    story.server.holding = false
    story.server.reachable = true
    room.retry()
    await becomes(room, () => room.view().saved.kind === 'saved')
    expect(textOf(story.server.doc)).toBe('lost')
  })

  test('C2: the count survives a reload', async () => {
    const room = await story.liveWindow()
    type(room.doc, 'known ')
    await becomes(room, () => room.view().saved.kind === 'saved')
    story.server.reachable = false
    story.server.hangUp()
    await becomes(room, () => room.view().state.kind === 'away')
    type(room.doc, 'and two more')
    await room.flush()
    room.close()
    const again = await story.window()
    expect(again.view().saved).toMatchObject({ kind: 'unsaved', words: 3, kept: 'device' })
  })

  test('C2: a deletion that only this device knows of is not saved, also after a reload', async () => {
    const room = await story.liveWindow()
    type(room.doc, 'one two')
    await becomes(room, () => room.view().saved.kind === 'saved')
    story.server.reachable = false
    story.server.hangUp()
    await becomes(room, () => room.view().state.kind === 'away')
    erase(room.doc, 0, 4)
    await becomes(room, () => room.view().saved.kind === 'unsaved')
    await room.flush()
    room.close()
    const again = await story.window()
    expect(again.view().saved).toMatchObject({ kind: 'unsaved', words: 0 })
    story.server.reachable = true
    again.retry()
    await becomes(again, () => again.view().saved.kind === 'saved')
    expect(textOf(story.server.doc)).toBe('two')
  })

  test('C2: text of others is never counted as unsaved', async () => {
    const room = await story.liveWindow()
    type(story.server.doc, 'from somebody else')
    await becomes(room, () => textOf(room.doc) === 'from somebody else')
    expect(room.view().saved.kind).toBe('saved')
    story.server.hangUp()
    await becomes(room, () => room.view().state.kind === 'away')
    expect(room.view().saved.kind).toBe('saved')
  })

  test('C2: an edit that the server refuses stays unsaved', async () => {
    const room = await story.liveWindow()
    story.server.refusing = true
    type(room.doc, 'refused')
    await new Promise((resolve) => setTimeout(resolve, 80))
    expect(room.view().saved.kind).not.toBe('saved')
    expect(room.unsavedTexts()).toEqual(['refused'])
  })
})

describe('C3: tickets', () => {
  test.each(['ticket', 'noAccess', 'accessChanged'] as const)(
    'C3: %s brings a new ticket at once and goes on',
    async (reason) => {
      const room = await story.liveWindow()
      story.server.hangUp(closeCodes[reason])
      await becomes(room, () => story.tickets === 2 && room.view().state.kind === 'live')
    },
  )

  test('C3: a lowered role leaves the text readable and locks it', async () => {
    const room = await story.liveWindow()
    const { room: name } = story.ticket()
    story.ticket = () => ({ ticket: 'good', room: name, access: 'read' })
    story.server.hangUp(closeCodes.accessChanged)
    await becomes(room, () => room.view().access === 'read' && room.view().state.kind === 'live')
  })

  test.each([
    ['forbidden', 'forbidden'],
    ['not_found', 'gone'],
  ] as const)('C3: a ticket call that answers %s ends it', async (code, why) => {
    const room = await story.liveWindow()
    story.ticket = refuse(code)
    story.server.hangUp(closeCodes.noAccess)
    await becomes(room, () => room.view().state.kind === 'refused')
    expect(room.view().state).toEqual({ kind: 'refused', why })
  })

  test('C3: a server that turns down what its api allows is not asked without pause', async () => {
    const room = await story.liveWindow()
    story.server.turningDown = closeCodes.ticket
    story.server.hangUp(closeCodes.ticket)
    await becomes(room, () => room.view().state.kind === 'away')
    expect(story.tickets).toBeLessThanOrEqual(3)
    story.server.turningDown = null
    await becomes(room, () => room.view().state.kind === 'live')
  })
})

describe('C4: final closes', () => {
  test.each([
    ['badData', 'bad data'],
    ['tooLarge', 'too large'],
    ['oldSchema', 'old schema'],
    ['replaced', 'replaced'],
  ] as const)('C4: after %s nothing is tried again', async (reason, why) => {
    const room = await story.liveWindow()
    story.server.hangUp(closeCodes[reason])
    await becomes(room, () => room.view().state.kind === 'stopped')
    expect(room.view().state).toEqual({ kind: 'stopped', why })
    room.retry()
    expect(story.server.connections).toBe(0)
  })

  test('C4: a replaced page says where its text lives now', async () => {
    const room = await story.liveWindow()
    story.ticket = () => ({ ticket: 'good', room: 'page:x:2', access: 'write' })
    story.server.hangUp(closeCodes.replaced)
    await becomes(room, () => room.view().movedTo === 'page:x:2')
  })

  test('C4: a ticket for another room stops this one', async () => {
    story.ticket = () => ({ ticket: 'good', room: 'page:x:2', access: 'write' })
    const room = await story.window()
    expect(room.view()).toMatchObject({ movedTo: 'page:x:2', state: { kind: 'stopped' } })
    expect(story.server.dialledUrls).toEqual([])
  })
})

describe('C5: coming back', () => {
  test.each(['storage', 'rate', 'restart'] as const)('C5: after %s', async (reason) => {
    const room = await story.liveWindow()
    story.server.hangUp(closeCodes[reason])
    await becomes(room, () => room.view().state.kind === 'away')
    await becomes(room, () => room.view().state.kind === 'live')
  })

  test('C5: an hour off line comes back in one step, not in a thousand frames', async () => {
    const room = await story.liveWindow()
    story.server.reachable = false
    story.server.hangUp()
    await becomes(room, () => room.view().state.kind === 'away')
    type(room.doc, 'x'.repeat(400))
    let updates = 0
    story.server.doc.on('update', () => updates++)
    story.server.reachable = true
    room.retry()
    await becomes(room, () => room.view().saved.kind === 'saved')
    expect(updates).toBeLessThan(3)
  })
})

describe('C6: the copy on this device', () => {
  test('C6: goes when access is gone and nothing waits', async () => {
    const room = await story.liveWindow()
    story.ticket = refuse('forbidden')
    story.server.hangUp(closeCodes.noAccess)
    await becomes(room, () => room.view().state.kind === 'refused')
    await expect.poll(databaseNames).not.toContain(story.copy)
  })

  test('C6: stays while it holds words that were never saved, until they are given up', async () => {
    const room = await story.liveWindow()
    story.server.holding = true
    type(room.doc, 'precious words')
    await room.flush()
    story.ticket = refuse('not_found')
    story.server.hangUp(closeCodes.noAccess)
    await becomes(room, () => room.view().state.kind === 'refused')
    expect(await databaseNames()).toContain(story.copy)
    expect(room.unsavedTexts()).toEqual(['precious words'])
    await room.discard()
    expect(await databaseNames()).not.toContain(story.copy)
  })

  test('C6: stays when somebody is only signed out', async () => {
    const room = await story.liveWindow()
    story.ticket = refuse('unauthenticated')
    story.server.hangUp(closeCodes.accessChanged)
    await becomes(room, () => room.view().state.kind === 'refused')
    expect(await databaseNames()).toContain(story.copy)
  })
})

describe('C7: client ids', () => {
  test('C7: two windows of one person write under two ids and see each other', async () => {
    const [one, two] = [await story.liveWindow(), await story.liveWindow()]
    expect(one.doc.clientID).not.toBe(two.doc.clientID)
    type(one.doc, 'from one')
    await becomes(two, () => textOf(two.doc) === 'from one')
  })
})

describe('a part of a newer language', () => {
  test('is noticed before the editor could see it', async () => {
    const room = await story.liveWindow()
    let seenBefore = false
    room.doc.getXmlFragment('content').observeDeep(() => {
      seenBefore = room.view().foreign
    })
    story.server.doc.getXmlFragment('content').push([new Y.XmlElement('gadget')])
    await becomes(room, () => room.view().foreign)
    expect(seenBefore).toBe(true)
  })
})
