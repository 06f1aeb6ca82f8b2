import { newId } from '@chapterhouse/shared/kernel/id'
import { Document } from '@hocuspocus/server'
import type { Pool } from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ClientOwners } from '../gate/identity.ts'
import { aDoc } from '../testing/updates.ts'
import { createCatchUp } from './catch-up.ts'
import { Room } from './room.ts'
import { Rooms } from './rooms.ts'

const opened: Room[] = []
afterEach(() => {
  for (const room of opened.splice(0)) room.document.destroy()
})

const pageId = newId<'pages'>()
const noPool = {} as Pool
const aRoom = (name = `page:${pageId}:1`, problems: unknown[] = []): Room => {
  const room = new Room({
    name,
    page: { pageId, projectId: '', epoch: 1, schemaVersion: 1 },
    document: new Document(name),
    owners: new ClientOwners(pageId, noPool),
    onUnapplied: (error) => problems.push(error),
  })
  opened.push(room)
  return room
}

const row = (
  data: Uint8Array,
  contributionId: null | ReturnType<typeof newId<'contributions'>> = null,
) => ({
  pageId,
  contributionId,
  authorId: null,
  authorKind: 'HUMAN' as const,
  clientIds: [],
  data,
  ownDeletes: null,
})

describe('a room', () => {
  it('counts what is under way as enough to build upon, until it is settled', () => {
    const room = aRoom()
    const first = room.depart(new Map([[5, [{ clock: 0, length: 10 }]]]))
    const second = room.depart(new Map([[5, [{ clock: 10, length: 3 }]]]))
    expect(room.reach(5)).toBe(13)
    second()
    expect(room.reach(5)).toBe(10)
    first()
    expect(room.reach(5)).toBe(0)
  })

  it('forgets what was refused although others are always under way', () => {
    const room = aRoom()
    const refused = room.depart(new Map([[5, [{ clock: 0, length: 10 }]]]))
    room.depart(new Map([[6, [{ clock: 0, length: 1 }]]]))
    refused()
    expect(room.reach(5)).toBe(0)
    expect(room.reach(6)).toBe(1)
  })

  it('D5 applies committed rows in one transaction, whatever one of them is', () => {
    const problems: unknown[] = []
    const room = aRoom(undefined, problems)
    let updates = 0
    room.document.on('update', () => updates++)
    room.apply([
      Y.encodeStateAsUpdate(aDoc(1, 'one')),
      Uint8Array.from([9, 9, 9]),
      Y.encodeStateAsUpdate(aDoc(2, 'two')),
    ])
    expect(updates).toBe(1)
    expect(problems).toHaveLength(1)
    expect(room.document.getXmlFragment('content').length).toBe(2)
  })

  it('G3 measures again before it calls a page too large', () => {
    const room = aRoom()
    const doc = aDoc(1, 'x'.repeat(100))
    // the same bytes thirty times are thirty rows, and one state
    for (let i = 0; i < 30; i++) room.apply([Y.encodeStateAsUpdate(doc)])
    expect(room.sizeWith(10, 1_000)).toBeLessThan(400)
    expect(room.sizeWith(10_000, 1_000)).toBeGreaterThan(1_000)
  })
})

describe('the rooms of a node', () => {
  it('give head rows to every room of the page, and draft rows to none', () => {
    const rooms = new Rooms()
    const [room, next] = [aRoom(), aRoom(`page:${pageId}:2`)]
    rooms.open(room)
    rooms.open(next)
    rooms.apply([
      row(Y.encodeStateAsUpdate(aDoc(1))),
      row(Y.encodeStateAsUpdate(aDoc(2)), newId<'contributions'>()),
    ])
    expect([room, next].map(({ document }) => document.store.clients.has(1))).toEqual([true, true])
    expect(room.document.store.clients.has(2)).toBe(false)
  })

  it('keep the newer room when the older of the same name is closed late', () => {
    const rooms = new Rooms()
    const [older, newer] = [aRoom(), aRoom()]
    rooms.open(older)
    rooms.open(newer)
    rooms.close(older)
    expect(rooms.get(newer.name)).toBe(newer)
    expect(rooms.ofPage(pageId)).toEqual([newer])
    rooms.close(newer)
    expect(rooms.size).toBe(0)
    expect(rooms.ofPage(pageId)).toEqual([])
  })
})

describe('catching up', () => {
  it('looks once for many who ask, and once more for those who asked meanwhile', async () => {
    let looks = 0
    const answers: (() => void)[] = []
    const pool = {
      query: () => {
        looks++
        return new Promise((resolve) => answers.push(() => resolve({ rows: [] })))
      },
    } as unknown as Pool
    const catchUp = createCatchUp(pool)
    const room = aRoom()
    const first = catchUp(room)
    const others = [catchUp(room), catchUp(room), catchUp(room)]
    expect(looks).toBe(1)
    answers.shift()?.()
    await first
    await Promise.resolve()
    answers.shift()?.()
    await Promise.all(others)
    expect(looks).toBe(2)
  })
})
