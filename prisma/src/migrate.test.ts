import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { withSchemaEngine } from './engine.ts'
import { aUser } from './factories.ts'
import { DatabaseIsNewer, MigrationFailed, migrate } from './migrate.ts'
import { migrationsDirectory, schemaFiles } from './migration-files.ts'
import { asRoot, createTestDatabase, ownerUrl, testOwner, testSecret } from './test-database.ts'

const folders: string[] = []
const databases: string[] = []
afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })))
  for (const name of databases) await asRoot(`drop database ${name} with (force)`)
})

/** A copy of our migrations with more of them. */
async function folderWith(scripts: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  folders.push(folder)
  await cp(migrationsDirectory, folder, { recursive: true })
  for (const [name, sql] of Object.entries(scripts)) await write(folder, name, sql)
  return folder
}

async function write(folder: string, name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true })
  await writeFile(join(folder, name, 'migration.sql'), sql)
}

async function emptyDatabase(): Promise<string> {
  const name = `empty_${databases.length}_${process.pid}`
  await asRoot(`create database ${name} owner ${testOwner.name}`)
  databases.push(name)
  return ownerUrl(name)
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const appSecret = testSecret

describe('an empty database', () => {
  test('gets all migrations, and none the second time', async () => {
    const databaseUrl = await emptyDatabase()
    const applied = await migrate({ databaseUrl, appSecret })
    expect(applied[0]).toMatch(/_identity$/)
    expect(await migrate({ databaseUrl, appSecret })).toEqual([])
  })

  test('is migrated once when two programs start at once', async () => {
    const databaseUrl = await emptyDatabase()
    const both = await Promise.all([
      migrate({ databaseUrl, appSecret }),
      migrate({ databaseUrl, appSecret }),
    ])
    expect(both.filter((applied) => applied.length > 0)).toHaveLength(1)
  })

  test('can be brought to where an older version stood', async () => {
    const databaseUrl = await emptyDatabase()
    await migrate({ databaseUrl, appSecret, upTo: '20261120100100_projects' })
    expect(
      await ask(
        databaseUrl,
        `select to_regclass('projects') is not null as projects, to_regclass('pages') as pages`,
      ),
    ).toEqual([{ projects: true, pages: null }])
  })
})

describe('a migration that fails', () => {
  const bad = '20300101000000_bad'
  const script = `create table half (id int);\n\nselect no_such_function();`
  let databaseUrl: string
  let directory: string
  beforeEach(async () => {
    databaseUrl = await emptyDatabase()
    await migrate({ databaseUrl, appSecret })
    directory = await folderWith({
      '20300100000000_good': 'create table whole (id int);',
      [bad]: script,
    })
  })

  test('is named, with the reason and the line', async () => {
    const failure = await migrate({ databaseUrl, appSecret, directory }).catch(
      (error: unknown) => error,
    )
    expect(failure).toBeInstanceOf(MigrationFailed)
    expect(failure).toMatchObject({ migration: bad })
    expect(String(failure)).toMatch(/no_such_function\(\) does not exist \(42883, line 3\)/)
  })

  test('leaves nothing of itself, and what came before it', async () => {
    await migrate({ databaseUrl, appSecret, directory }).catch(() => {})
    expect(
      await ask(
        databaseUrl,
        `select to_regclass('whole') is not null as whole, to_regclass('half') as half`,
      ),
    ).toEqual([{ whole: true, half: null }])
  })

  test('works after it has been mended', async () => {
    await migrate({ databaseUrl, appSecret, directory }).catch(() => {})
    await write(directory, bad, 'create table half (id int);')
    expect(await migrate({ databaseUrl, appSecret, directory })).toEqual([bad])
    expect(await migrate({ databaseUrl, appSecret, directory })).toEqual([])
  })

  test('leaves the database usable', async () => {
    const house = await createTestDatabase()
    await migrate({ databaseUrl: house.ownerUrl, appSecret, directory }).catch(() => {})
    const db = await house.app()
    expect(await db.hot.projects((await aUser(db)).id, { limit: 1 })).toEqual([])
    await house.close()
  })
})

describe('before something changes', () => {
  test('data is saved, and only when there is some', async () => {
    const directory = await folderWith({ '20300101000000_more': 'create table more (id int);' })
    const house = await createTestDatabase()
    const saved: (readonly string[])[] = []
    const beforeChange = async (pending: readonly string[]) => {
      saved.push(pending)
    }
    const databaseUrl = await emptyDatabase()
    await migrate({ databaseUrl, appSecret, directory, beforeChange })
    expect(saved).toEqual([])
    await aUser(await house.app())
    await migrate({ databaseUrl: house.ownerUrl, appSecret, directory, beforeChange })
    await migrate({ databaseUrl: house.ownerUrl, appSecret, directory, beforeChange })
    expect(saved).toEqual([['20300101000000_more']])
    await house.close()
  })

  test('a backup that fails stops the migration', async () => {
    const directory = await folderWith({ '20300101000000_more': 'create table more (id int);' })
    const house = await createTestDatabase()
    await aUser(await house.app())
    const beforeChange = () => Promise.reject(new Error('disk full'))
    const attempt = migrate({ databaseUrl: house.ownerUrl, appSecret, directory, beforeChange })
    await expect(attempt).rejects.toThrow('disk full')
    expect(await ask(house.ownerUrl, `select to_regclass('more') as more`)).toEqual([
      { more: null },
    ])
    await house.close()
  })
})

test('a database of a newer version is refused', async () => {
  const databaseUrl = await emptyDatabase()
  await migrate({
    databaseUrl,
    appSecret,
    directory: await folderWith({ '20300101000000_new': 'select 1;' }),
  })
  await expect(migrate({ databaseUrl, appSecret })).rejects.toThrow(DatabaseIsNewer)
})

test('a migration that was changed after it had been applied is pointed out', async () => {
  const databaseUrl = await emptyDatabase()
  const directory = await folderWith({ '20300101000000_new': 'select 1;' })
  await migrate({ databaseUrl, appSecret, directory })
  await write(directory, '20300101000000_new', 'select 2;')
  const lines: string[] = []
  await migrate({ databaseUrl, appSecret, directory, log: (line) => lines.push(line) })
  expect(lines).toEqual(['migration 20300101000000_new was changed after it had been applied'])
})

describe('drift', () => {
  const filters = { externalTables: [], externalEnums: [] }

  /** SQL that would make the database what the schema says. */
  async function difference(databaseUrl: string): Promise<string | null> {
    const schema = await schemaFiles()
    const files = schema.map(([path, content]) => ({ path, content }))
    const from = { tag: 'schemaDatasource', files, configDir: migrationsDirectory } as const
    const to = { tag: 'schemaDatamodel', files } as const
    const diff = await withSchemaEngine({ databaseUrl, schema }, (engine) =>
      engine.diff({ from, to, script: true, exitCode: null, filters }),
    )
    return diff.stdout
  }

  test('the models say what the migrations made', async () => {
    const house = await createTestDatabase()
    expect(await difference(house.ownerUrl)).toBe('-- This is an empty migration.\n')
    await house.close()
  })

  test('would be noticed', async () => {
    const house = await createTestDatabase()
    await house.owner.query('alter table pages drop column word_count')
    expect(await difference(house.ownerUrl)).toMatch(/ADD COLUMN\s+"word_count"/)
    await house.close()
  })
})
