import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { newId } from '@chapterhouse/shared/kernel/id'
import { afterAll, expect, test } from 'vitest'
import { readManifest } from '../backup/manifest.ts'
import { restore } from '../backup/restore.ts'
import { aPage, aUser } from '../factories.ts'
import { migrate } from '../migrate.ts'
import { asOwner } from '../owner.ts'
import {
  asRoot,
  createTestDatabase,
  ownerUrl,
  type TestDatabase,
  testOwner,
  testSecret,
} from '../test-database.ts'
import { contentHash } from '../testing/content-hash.ts'

const folder = await mkdtemp(join(tmpdir(), 'commands-'))
const houses: TestDatabase[] = []
const open = async () => {
  const house = await createTestDatabase()
  houses.push(house)
  return house
}
afterAll(async () => {
  await Promise.all(houses.map((house) => house.close()))
  await rm(folder, { recursive: true })
})

let folders = 0
const newFolder = () => join(folder, String(++folders))

const run = async (command: string, env: Record<string, string>, ...args: string[]) => {
  const file = join(import.meta.dirname, `${command}.ts`)
  return promisify(execFile)(process.execPath, [file, ...args], {
    env: { ...process.env, APP_SECRET: testSecret, ...env },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  )
}

test('migrate, seed, backup and restore work one after the other', async () => {
  const [source, target, DATA_DIR] = [await open(), await open(), newFolder()]
  await aUser(await source.app(), { displayName: 'Ada' })
  const from = { DATABASE_URL: source.ownerUrl, DATA_DIR }
  expect(await run('migrate', from)).toMatchObject({
    code: 0,
    stdout: 'The database is up to date.\n',
  })
  expect((await run('seed', from)).stdout).toMatch(/templates are in place/)
  expect((await run('backup', from)).code).toBe(0)
  const [saved = ''] = await readdir(join(DATA_DIR, 'backups'))
  const to = { DATABASE_URL: target.ownerUrl, DATA_DIR: newFolder() }
  expect((await run('restore', to, join(DATA_DIR, 'backups', saved))).code).toBe(0)
  expect(await contentHash(target)).toBe(await contentHash(source))
})

test('migrate saves existing data before it changes anything', async () => {
  const [name, DATA_DIR] = [`older_${process.pid}`, newFolder()]
  await asRoot(`create database ${name} owner ${testOwner.name}`)
  const databaseUrl = ownerUrl(name)
  await migrate({ databaseUrl, appSecret: testSecret, upTo: '20261120100700_row_security' })
  await asOwner(databaseUrl, (owner) =>
    owner.query(`insert into users (email, display_name) values ('a@example.org', 'Ada')`),
  )
  const { code, stdout } = await run('migrate', { DATABASE_URL: databaseUrl, DATA_DIR })
  expect([code, stdout]).toEqual([0, expect.stringMatching(/Saving a backup[\s\S]*hot_reads/)])
  const [saved = ''] = await readdir(join(DATA_DIR, 'backups'))
  const manifest = await readManifest(join(DATA_DIR, 'backups', saved))
  expect(manifest.migrations.at(-1)).toBe('20261120100700_row_security')
  expect(manifest.tables.find((table) => table.name === 'users')?.rows).toBe(1)
  // and an older backup comes back into this version, with the newer migrations on top
  const target = await open()
  const source = join(DATA_DIR, 'backups', saved)
  await restore({
    source,
    databaseUrl: target.ownerUrl,
    appSecret: testSecret,
    assetsDirectory: null,
  })
  const db = await target.app()
  expect(await db.auth.loginByEmail('a@example.org')).not.toBeNull()
  await asRoot(`drop database ${name} with (force)`)
})

test('a forced restore saves what it replaces', async () => {
  const [house, DATA_DIR] = [await open(), newFolder()]
  await aUser(await house.app())
  const env = { DATABASE_URL: house.ownerUrl, DATA_DIR }
  await run('backup', env, join(DATA_DIR, 'mine'))
  const refused = await run('restore', env, join(DATA_DIR, 'mine'))
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^The database is not empty.*\n$/),
  })
  expect((await run('restore', env, join(DATA_DIR, 'mine'), '--force')).code).toBe(0)
  expect(await readdir(join(DATA_DIR, 'backups'))).toEqual([
    expect.stringMatching(/before-restore$/),
  ])
})

test('a page that was erased comes back by its address, once', async () => {
  const [house, DATA_DIR] = [await open(), newFolder()]
  const page = await aPage(await house.app(), { title: 'Tides' })
  const env = { DATABASE_URL: house.ownerUrl, DATA_DIR }
  const saved = join(DATA_DIR, 'mine')
  await run('backup', env, saved)
  await house.owner.query('delete from pages where id = $1', [page.id])
  const address = `https://write.example.org/p/${page.id}`
  const { code, stdout } = await run('restore', env, saved, '--page', address)
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^“Tides” is back in “.+”, as a draft/)])
  expect(await run('restore', env, saved, '--page', page.id)).toMatchObject({
    code: 1,
    stderr: 'The page is there: nothing has to be brought back\n',
  })
})

test.each([
  [['--page', 'the first one'], '“the first one” is neither the id nor the address of a page.'],
  [['--page', newId(), '--force'], 'Say which backup'],
  [['--pages', newId()], 'Say which backup'],
])('a restore with %j is answered with one sentence', async (words, sentence) => {
  const house = await open()
  const env = { DATABASE_URL: house.ownerUrl, DATA_DIR: newFolder() }
  const { code, stderr } = await run('restore', env, 'a-folder', ...words)
  expect([code, stderr.includes(sentence)]).toEqual([1, true])
})

test('a restore is refused while a collab-server has pages of this database in memory', async () => {
  const [house, DATA_DIR] = [await open(), newFolder()]
  const env = { DATABASE_URL: house.ownerUrl, DATA_DIR }
  await run('backup', env, join(DATA_DIR, 'mine'))
  await house.collab.query('select')
  expect(await run('restore', env, join(DATA_DIR, 'mine'), '--force')).toMatchObject({
    code: 1,
    stderr: 'A collab-server uses this database: stop it before you restore.\n',
  })
})

test('a backup is for the eyes of whoever made it', async () => {
  const [house, DATA_DIR] = [await open(), newFolder()]
  const made = join(DATA_DIR, 'kept', 'mine')
  await run('backup', { DATABASE_URL: house.ownerUrl, DATA_DIR }, made)
  expect((await stat(made)).mode & 0o077).toBe(0)
})

test.each([
  ['migrate', { DATABASE_URL: '' }, 'DATABASE_URL is not set.'],
  [
    'backup',
    { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' },
    'The database in DATABASE_URL does not answer',
  ],
  ['restore', { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' }, 'Say which backup'],
])(
  '%s answers a wrong setting with one sentence and exit code 1',
  async (command, env, sentence) => {
    const { code, stderr } = await run(command, env)
    expect(code).toBe(1)
    expect(stderr).toContain(sentence)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  },
)
