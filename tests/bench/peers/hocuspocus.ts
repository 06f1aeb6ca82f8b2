import { Database } from '@hocuspocus/extension-database'
import { type Extension, Server } from '@hocuspocus/server'
import pg from 'pg'
import * as Y from 'yjs'
import { monotonic } from '../monotonic.ts'

/** What the peer tells its parent after each store. */
export interface Stored {
  readonly kind: 'stored'
  readonly room: string
  /** When the commit was back, on the machine's monotonic clock. */
  readonly at: number
  /** Clock after the last struct of each client. */
  readonly clocks: readonly (readonly [number, number])[]
}

/** Stock Hocuspocus with its own database extension on PostgreSQL; it stores after 2 to 10 s unless told. */
const storage = async (url: string): Promise<Extension> => {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  pool.on('error', () => {})
  await pool.query(
    'create table if not exists documents (name text primary key, data bytea not null)',
  )
  return new Database({
    fetch: async ({ documentName }) => {
      const text = 'select data from documents where name = $1'
      const { rows } = await pool.query<{ data: Buffer }>({ text, values: [documentName] })
      return rows[0]?.data ?? null
    },
    store: async ({ documentName, document, state }) => {
      const clocks = [...Y.decodeStateVector(Y.encodeStateVector(document))]
      await pool.query(
        'insert into documents values ($1, $2) on conflict (name) do update set data = excluded.data',
        [documentName, state],
      )
      const stored: Stored = { kind: 'stored', room: documentName, at: monotonic(), clocks }
      process.send?.(stored)
    },
  })
}

const { PEER_PORT, PEER_DATABASE_URL, PEER_STORE_EVERY } = process.env
const every = Number(PEER_STORE_EVERY)
await new Server({
  port: Number(PEER_PORT),
  address: '127.0.0.1',
  quiet: true,
  ...(every > 0 ? { debounce: every, maxDebounce: every } : {}),
  extensions: PEER_DATABASE_URL ? [await storage(PEER_DATABASE_URL)] : [],
  onAuthenticate: async ({ token }) => {
    if (token !== 'token') throw new Error('wrong token')
  },
}).listen()
