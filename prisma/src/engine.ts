import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlQueryable,
} from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'

/** One schema file as the engine wants it: absolute path and content. */
export type SchemaFile = [path: string, content: string]

export type SchemaEngine = bindings.SchemaEngine

/**
 * What the database said to a script, and the line of it that it pointed at. The script was one
 * transaction: nothing stayed.
 */
export class ScriptRefused extends Error {
  override name = 'ScriptRefused'

  constructor(script: string, cause: unknown) {
    super(describe(script, cause), { cause })
  }
}

function describe(script: string, cause: unknown): string {
  if (!(cause instanceof pg.DatabaseError)) return String(cause)
  const position = Number(cause.position)
  const line = position > 0 ? `, line ${script.slice(0, position).split('\n').length}` : ''
  return `${cause.message} (${cause.code}${line})`
}

/**
 * Runs `use` with Prisma's own schema engine (WebAssembly, nothing to download) on `databaseUrl`.
 * `_prisma_migrations` stays compatible with the ordinary Prisma command line. The engine and its
 * connections are gone when this returns: it holds an advisory lock otherwise. Throws {@link
 * ScriptRefused} when the database refused a script.
 */
export async function withSchemaEngine<T>(
  { databaseUrl, schema }: { databaseUrl: string; schema?: SchemaFile[] },
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine()
  const session: Session = { opened: new Set(), refused: null }
  const factory = bindMigrationAwareSqlAdapterFactory(migrationAdapter(databaseUrl, session))
  const engine = await bindings.SchemaEngine.new({ datamodels: schema }, () => {}, factory)
  try {
    return await use(engine)
  } catch (error) {
    // The engine keeps only the message of what an adapter throws.
    throw session.refused ?? error
  } finally {
    engine.free()
    await Promise.all([...session.opened].map((adapter) => adapter.dispose()))
  }
}

interface Session {
  readonly opened: Set<SqlDriverAdapter>
  refused: ScriptRefused | null
}

let loading: Promise<void> | undefined

function loadEngine(): Promise<void> {
  loading ??= instantiate()
  return loading
}

// The part of the standard we use; the type library that has it would bring the whole browser
// along.
declare const WebAssembly: {
  instantiate(
    code: Uint8Array,
    imports: Record<string, unknown>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>
}

// By hand, because the package's entry imports the .wasm file as a module, which not every Node we
// run on does.
async function instantiate(): Promise<void> {
  // The engine reports a panic to this global before it stops; without it the report itself fails.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: console.error } })
  const entry = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  )
  const code = await readFile(join(dirname(entry), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(code, {
    './schema_engine_bg.js': { ...bindings, ...unrefTimers() },
  })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
}

// The engine gives its advisory lock ten seconds and never clears the timer: a finished process
// would wait for it.
function unrefTimers(): Record<string, unknown> {
  const timers = Object.entries(bindings).filter(([name]) => name.startsWith('__wbg_setTimeout'))
  return Object.fromEntries(
    timers.map(([name, start]) => [
      name,
      (...args: unknown[]) => Reflect.apply(start as typeof setTimeout, undefined, args).unref(),
    ]),
  )
}

function migrationAdapter(
  databaseUrl: string,
  session: Session,
): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg({ connectionString: databaseUrl, max: 2 })
  const prepare = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = forMigrations(await connecting, session)
    session.opened.add(adapter)
    return adapter
  }
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => prepare(factory.connect()),
    connectToShadowDb: () => prepare(factory.connectToShadowDb()),
  }
}

function forMigrations(adapter: SqlDriverAdapter, session: Session): SqlDriverAdapter {
  const readable = readingChars(adapter)
  return Object.create(readable, {
    // The adapter's own splits a script on every ";", also inside a function body, and applies half
    // of it.
    executeScript: { value: (script: string) => runScript(script, { adapter, session }) },
    startTransaction: {
      value: async (...level: Parameters<SqlDriverAdapter['startTransaction']>) =>
        readingChars(await adapter.startTransaction(...level)),
    },
  })
}

async function runScript(
  script: string,
  { adapter, session }: { adapter: SqlDriverAdapter; session: Session },
): Promise<void> {
  try {
    await driverOf(adapter).query(script)
  } catch (cause) {
    session.refused = new ScriptRefused(script, cause)
    throw session.refused
  }
}

const INTERNAL_CHAR = 18
const TEXT = 25

// The catalogs hold columns of the type "char", which the adapter refuses to read; the engine wants
// them as characters.
function readingChars<Q extends SqlQueryable>(queryable: Q): Q {
  return Object.create(queryable, {
    queryRaw: {
      value: async (query: SqlQuery) => {
        const chars = new Set<number>()
        const spy = Object.create(queryable, {
          client: {
            value: { query: (config: pg.QueryConfig) => renamed(queryable, config, chars) },
          },
        })
        const answer = await spy.queryRaw(query)
        for (const column of chars) answer.columnTypes[column] = ColumnTypeEnum.Character
        return answer
      },
    },
  })
}

async function renamed(
  queryable: SqlQueryable,
  config: pg.QueryConfig,
  chars: Set<number>,
): Promise<pg.QueryResult> {
  const result = await driverOf(queryable).query(config)
  result.fields.forEach((field, column) => {
    if (field.dataTypeID !== INTERNAL_CHAR) return
    chars.add(column)
    field.dataTypeID = TEXT
  })
  return result
}

// The adapter keeps its pg client in a property that its types do not show.
function driverOf(queryable: SqlQueryable): pg.Pool {
  return (queryable as unknown as { client: pg.Pool }).client
}
