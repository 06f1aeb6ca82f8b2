import { once } from 'node:events'
import { Writable } from 'node:stream'
import { closeCodes } from '@chapterhouse/shared/sync/close-codes'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { enterRaw, openRaw } from './testing/raw.ts'
import { until } from './testing/until.ts'
import { aDoc, changeOf, textIn } from './testing/updates.ts'
import { aWorld, sign, startServer, type World } from './testing/world.ts'
import { aWriter } from './testing/writer.ts'

let world: World
afterEach(() => world.close())

const insertRow = (data: Uint8Array) =>
  world.database.owner.query(
    `insert into page_updates (page_id, author_id, client_ids, data) values ($1, $2, '{}', $3)`,
    [world.page.id, world.page.project.owner.id, Buffer.from(data)],
  )

describe('H2 loading', () => {
  it('H2 a state that does not decode, without history, closes with "storage", and only that page', async () => {
    world = await aWorld()
    await world.database.owner.query('update page_documents set state = $2 where page_id = $1', [
      world.page.id,
      Buffer.from([1, 2, 3, 250, 250]),
    ])
    const raw = openRaw({ port: world.server.port, room: world.room })
    await once(raw.socket, 'open')
    raw.auth(await sign(await world.claims()))
    raw.stepOne()
    await raw.closedWith(closeCodes.storage)
    // neither "permission denied" nor an empty page went out before
    expect(raw.sent.filter(({ type }) => type === 0 || type === 4)).toEqual([])
    expect((await fetch(`http://127.0.0.1:${world.server.port}/readyz`)).status).toBe(200)
  })

  it('H2 a state that does not decode is made up from history, and marked', async () => {
    world = await aWorld({ rollUp: { tailRowsAtRest: 0 } })
    const ann = aWriter({ port: world.server.port, claims: await world.claims() })
    await ann.saved()
    ann.type('written long ago, ')
    await ann.saved()
    ann.leave()
    await until('it is folded', async () => (await world.rows()) === 0)
    await world.database.owner.query('update page_documents set state = $2 where page_id = $1', [
      world.page.id,
      Buffer.from([1, 2, 3, 250, 250]),
    ])
    const ben = aWriter({ port: world.server.port, claims: await world.claims() })
    await ben.reads('written long ago, ')
    ben.type('and today')
    await ben.saved()
    ben.leave()
    const cleo = aWriter({ port: world.server.port, claims: await world.claims() })
    await cleo.reads('written long ago, and today')
    cleo.leave()
    const marked = 'select quarantined_at, state from page_documents where page_id = $1'
    const { rows } = await world.database.owner.query(marked, [world.page.id])
    expect(rows[0].quarantined_at).not.toBeNull()
    expect([...rows[0].state]).toEqual([1, 2, 3, 250, 250])
  })

  it('H2 a poisoned row is set aside, the rest is shown, and typing goes on', async () => {
    world = await aWorld()
    const doc = aDoc(1, 'before')
    await insertRow(Y.encodeStateAsUpdate(doc))
    await insertRow(new Uint8Array([7, 7, 7, 7]))
    await insertRow(changeOf(doc, (own) => textIn(own).insert(6, ' and after')))
    const ann = aWriter({ port: world.server.port, claims: await world.claims() })
    await ann.reads('before and after')
    ann.type('!')
    await ann.saved()
    expect(await world.rows()).toBe(4)
    const metrics = await (await fetch(`http://127.0.0.1:${world.server.port}/metrics`)).text()
    expect(metrics).toMatch(/collab_rows_set_aside_total 1/)
    ann.leave()
  })
})

describe('G7 our own mistakes', () => {
  it.each(['insert', 'probe'] as const)(
    'G7 a store that breaks in %s ends nothing',
    async (where) => {
      let broken = false
      world = await aWorld({
        journal: { retries: [5] },
        store: (store) => ({
          insert: async (rows, retry) => {
            if (broken && where === 'insert') throw new TypeError('our mistake')
            return store.insert(rows, retry)
          },
          probe: async () => {
            if (broken && where === 'probe') throw new TypeError('our mistake')
            return store.probe()
          },
        }),
      })
      const ann = aWriter({ port: world.server.port, claims: await world.claims() })
      await ann.saved()
      broken = true
      ann.type('one ')
      if (where === 'insert') {
        await until('it is closed', () => ann.closed.includes(closeCodes.storage))
      }
      broken = false
      await until('it is saved', () => ann.provider.synced && !ann.provider.hasUnsyncedChanges)
      ann.leave()
    },
  )

  it('G7 a clock that throws costs the socket, not the process', async () => {
    let broken = false
    const now = () => {
      if (broken) throw new Error('our mistake')
      return Date.now()
    }
    world = await aWorld({ clock: { now } })
    const raw = openRaw({ port: world.server.port, room: world.room })
    await once(raw.socket, 'open')
    const ticket = await sign(await world.claims())
    broken = true
    raw.auth(ticket)
    await until('it is closed', () => raw.code() !== null)
    broken = false
    const next = await enterRaw(world.server.port, await world.claims())
    next.close()
  })
})

describe('the log', () => {
  it('never holds text of a document', async () => {
    const lines: string[] = []
    const logTo = new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk))
        done()
      },
    })
    world = await aWorld({ logLevel: 'trace', logTo, rollUp: { sliceRows: 1 } })
    const ann = aWriter({ port: world.server.port, claims: await world.claims() })
    await ann.saved()
    ann.type('a secret sentence')
    await ann.saved()
    await insertRow(new Uint8Array([7, 7, 7, 7]))
    ann.type('more')
    await until('something is said', () => lines.some((line) => line.includes('do not decode')))
    expect(lines.join('')).not.toContain('secret')
    ann.leave()
  })
})

describe('health', () => {
  it('tells alive, ready and numbers, and nothing else', async () => {
    world = await aWorld()
    const ask = (path: string) => fetch(`http://127.0.0.1:${world.server.port}${path}`)
    expect((await ask('/healthz')).status).toBe(200)
    expect(await (await ask('/readyz')).json()).toEqual({ database: true, journal: true })
    expect((await ask('/anything')).status).toBe(404)
    const raw = await enterRaw(world.server.port, await world.claims())
    raw.update(Y.encodeStateAsUpdate(aDoc(3)))
    await until('it is saved', () => raw.acks().length === 1)
    const metrics = await (await ask('/metrics')).text()
    expect(metrics).toMatch(/collab_sockets 1/)
    expect(metrics).toMatch(/collab_rooms 1/)
    expect(metrics).toMatch(/collab_journal_rows_total 1/)
    expect(metrics).toMatch(/collab_commit_seconds_count 1/)
    expect(metrics).toMatch(/collab_event_loop_lag_ms/)
    raw.close()
  })
})

describe('starting', () => {
  it('is refused as a role that sees every row', async () => {
    world = await aWorld()
    await expect(startServer(world.database.ownerUrl)).rejects.toThrow('refusing to run')
  })
})

describe('G10 shutdown', () => {
  it('G10 closes with 1012 and keeps what was sent', async () => {
    world = await aWorld()
    const raw = await enterRaw(world.server.port, await world.claims())
    raw.update(Y.encodeStateAsUpdate(aDoc(4)))
    await until('it is saved', () => raw.acks().length === 1)
    expect(await world.server.stop()).toBe(true)
    await raw.closedWith(closeCodes.restart)
    expect(await world.rows()).toBe(1)
  })
})
