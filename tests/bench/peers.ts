import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../harness/database.ts'
import { freePort } from '../harness/port.ts'
import { Program } from '../harness/program.ts'
import { type Commit, type Contestant, founderId, type Table } from './contestant.ts'
import type { Stored } from './peers/hocuspocus.ts'
import type { SeatPlan } from './seat.ts'

export interface HocuspocusParts {
  readonly name: string
  /** It stores there through its own extension, or nowhere; closed with it. */
  readonly database?: Database
  /** Milliseconds between two stores; 2 to 10 s unless told. */
  readonly storeEvery?: number
}

/** Stock Hocuspocus 4.7.0. */
export const openHocuspocus = async (parts: HocuspocusParts): Promise<Contestant> => {
  const { name, database, storeEvery = 0 } = parts
  const port = await freePort()
  const program = new Program({
    entry: 'tests/bench/peers/hocuspocus.ts',
    env: {
      PEER_PORT: String(port),
      PEER_STORE_EVERY: String(storeEvery),
      ...(database ? { PEER_DATABASE_URL: database.url } : {}),
    },
    ready: () => listens(port),
  })
  const stored: Stored[] = []
  program.onMessage((message) => stored.push(message as Stored))
  await program.start()
  const seat = (room: string, clientId: number): SeatPlan => {
    const url = `ws://127.0.0.1:${port}`
    return { protocol: 'hocuspocus', url, room, token: 'token', origin: 'http://bench', clientId }
  }
  return {
    ...peer({ name, program, seat }),
    durable: database ? 'stored' : 'never',
    database: database ?? null,
    commits: (room) => stored.filter((one) => one.room === room).map(commitOf),
    close: async () => {
      await program.kill()
      await database?.close()
    },
  }
}

/** @y/websocket-server as its own command starts it; its LevelDB only when asked for. */
export const openYWebsocket = async (name: string, onDisk = false): Promise<Contestant> => {
  const port = await freePort()
  const folder = onDisk ? mkdtempSync(join(tmpdir(), 'chapterhouse-bench-')) : null
  const server = createRequire(import.meta.url).resolve('@y/websocket-server/package.json')
  const program = new Program({
    entry: join(server, '..', 'src', 'server.js'),
    env: {
      HOST: '127.0.0.1',
      PORT: String(port),
      ...(folder ? { YPERSISTENCE: folder } : {}),
    },
    ready: () => listens(port),
  })
  await program.start()
  const seat = (room: string, clientId: number): SeatPlan => {
    const url = `ws://127.0.0.1:${port}/${room}`
    return { protocol: 'y-websocket', url, room, token: '', origin: 'http://bench', clientId }
  }
  return {
    ...peer({ name, program, seat }),
    durable: 'never',
    database: null,
    commits: () => [],
    close: async () => {
      await program.kill()
      if (folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface PeerParts {
  readonly name: string
  readonly program: Program
  readonly seat: (room: string, clientId: number) => SeatPlan
}

let tables = 0

const peer = ({ name, program, seat }: PeerParts) => ({
  name,
  pids: () => (program.pid === null ? [] : [program.pid]),
  newTable: async (): Promise<Table> => {
    tables += 1
    const room = `table-${tables}`
    return {
      founder: seat(room, founderId),
      seats: async (clientIds) => clientIds.map((clientId) => seat(room, clientId)),
    }
  },
  restart: async () => {
    await program.stop()
    await program.start()
  },
})

const commitOf = ({ at, clocks }: Stored): Commit => ({ at, clocks: new Map(clocks) })

const listens = (port: number) =>
  new Promise<boolean>((resolve) => {
    const line = connect(port, '127.0.0.1', () => {
      line.destroy()
      resolve(true)
    })
    line.once('error', () => resolve(false))
  })
