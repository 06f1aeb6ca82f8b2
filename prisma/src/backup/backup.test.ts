import {
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@chapterhouse/shared/kernel/id'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPage, aProject, aUser, type SomePage } from '../factories.ts'
import { appendRows, loadHead } from '../journal.ts'
import { migrate } from '../migrate.ts'
import { eraseAccounts } from '../retention.ts'
import {
  asRoot,
  createTestDatabase,
  ownerUrl,
  type TestDatabase,
  testOwner,
  testSecret,
} from '../test-database.ts'
import { contentHash } from '../testing/content-hash.ts'
import { queueRows } from '../testing/row-security/cases-queue.ts'
import { buildWorld, world } from '../testing/row-security/world.ts'
import { backup } from './backup.ts'
import { BadBackup, readManifest } from './manifest.ts'
import { NotEmpty, restore } from './restore.ts'

const folder = await mkdtemp(join(tmpdir(), 'backups-'))
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

async function withAssets(): Promise<string> {
  const assets = newFolder()
  await mkdir(join(assets, 'ab'), { recursive: true })
  await writeFile(join(assets, 'ab', 'picture'), 'a picture')
  return assets
}

describe('a database with a row in every table', () => {
  let source: TestDatabase
  let saved: string
  let assets: string
  beforeAll(async () => {
    source = await open()
    await buildWorld(source.owner)
    assets = await withAssets()
    saved = newFolder()
    await backup({ databaseUrl: source.ownerUrl, assetsDirectory: assets, target: saved })
  })

  const restoreTo = (
    house: { ownerUrl: string },
    given: { from?: string; force?: boolean; assetsDirectory?: string } = {},
  ) =>
    restore({
      source: given.from ?? saved,
      databaseUrl: house.ownerUrl,
      appSecret: testSecret,
      assetsDirectory: given.assetsDirectory ?? newFolder(),
      force: given.force ?? false,
    })

  test('comes back elsewhere, byte for byte, uploads too', async () => {
    const [target, assetsDirectory] = [await open(), newFolder()]
    await restoreTo(target, { assetsDirectory })
    expect(await contentHash(target)).toBe(await contentHash(source))
    expect(await readFile(join(assetsDirectory, 'ab', 'picture'), 'utf8')).toBe('a picture')
  })

  test('comes back into a database without a single table', async () => {
    const name = `bare_${process.pid}`
    await asRoot(`create database ${name} owner ${testOwner.name}`)
    await restoreTo({ ownerUrl: ownerUrl(name) })
    const other = newFolder()
    await backup({ databaseUrl: ownerUrl(name), assetsDirectory: null, target: other })
    const sums = async (directory: string) =>
      (await readManifest(directory)).tables
        .filter((t) => t.name !== 'page_documents')
        .map((t) => t.sha256)
    expect(await sums(other)).toEqual(await sums(saved))
    await asRoot(`drop database ${name} with (force)`)
  })

  test('is guarded and alive afterwards: row security, triggers, sequences', async () => {
    const target = await open()
    await restoreTo(target)
    const { rows } = await target.owner.query(
      `select count(*) filter (where not relforcerowsecurity)::int as open,
              (select count(*)::int from pg_trigger t where not t.tgisinternal and t.tgenabled = 'D') as silent
       from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    )
    expect(rows).toEqual([{ open: 0, silent: 0 }])
    const db = await target.app()
    const project = await aProject(db, { owner: { id: world.owner as never } })
    const page = await aPage(db, { project })
    const [row] = await appendRows(target.collab, [anyRow(page)])
    const { rows: highest } = await target.owner.query('select max(id) as id from page_updates')
    expect(row?.id).toBe(highest[0].id)
  })

  test('has no room of an earlier epoch: local copies of other bytes stay outside', async () => {
    const target = await open()
    const epochs = async () =>
      (await target.owner.query('select page_id, epoch from page_documents order by page_id')).rows
    await restoreTo(target)
    const first = await epochs()
    await restoreTo(target, { force: true })
    const second = await epochs()
    expect(first.every(({ epoch }) => epoch > 1)).toBe(true)
    expect(second.every(({ epoch }, n) => epoch > first[n].epoch)).toBe(true)
  })

  test('empties the job queue, which spoke of other rows, and leaves its schedules', async () => {
    const target = await open()
    for (const row of queueRows) await target.owner.query(row)
    await restoreTo(target, { force: true })
    const { rows } = await target.jobs.query(
      `select (select count(*)::int from pgboss.job) as jobs,
              (select count(*)::int from pgboss.schedule) as schedules`,
    )
    expect(rows).toEqual([{ jobs: 0, schedules: 1 }])
  })

  test('does not replace people unless forced', async () => {
    const target = await open()
    const resident = await aUser(await target.app())
    await expect(restoreTo(target)).rejects.toThrow(NotEmpty)
    expect(await (await target.app()).auth.loginByEmail(resident.email)).not.toBeNull()
    await restoreTo(target, { force: true })
    expect(await (await target.app()).auth.loginByEmail(resident.email)).toBeNull()
  })

  describe('is refused, and nothing is changed,', () => {
    const damaged = async (damage: (copy: string) => Promise<void>) => {
      const copy = newFolder()
      await cp(saved, copy, { recursive: true })
      await damage(copy)
      const [target, assetsDirectory] = [await open(), newFolder()]
      const resident = await aUser(await target.app())
      await expect(restoreTo(target, { from: copy, force: true, assetsDirectory })).rejects.toThrow(
        BadBackup,
      )
      expect(await (await target.app()).auth.loginByEmail(resident.email)).not.toBeNull()
      expect(await readdir(assetsDirectory).catch(() => [])).toEqual([])
    }
    const table = (copy: string, name: string) => join(copy, 'tables', `${name}.copy.zst`)

    test('when it was not finished', () => damaged((copy) => rm(join(copy, 'manifest.json'))))

    test('when a byte of a table is wrong', () =>
      damaged(async (copy) => {
        const bytes = await readFile(table(copy, 'pages'))
        bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20)
        await writeFile(table(copy, 'pages'), bytes)
      }))

    test('when a table is cut short', () => damaged((copy) => truncate(table(copy, 'users'), 30)))

    test('when one table stands for another', () =>
      damaged((copy) => rename(table(copy, 'accounts'), table(copy, 'sessions'))))

    test('when a table is missing', () => damaged((copy) => rm(table(copy, 'page_updates'))))

    test('when an upload is damaged', () =>
      damaged((copy) => writeFile(join(copy, 'assets', 'ab', 'picture'), 'another')))

    test('when the manifest was touched', () =>
      damaged(async (copy) => {
        const file = join(copy, 'manifest.json')
        await writeFile(
          file,
          (await readFile(file, 'utf8')).replace('page_updates', 'page_revived'),
        )
      }))
  })

  test('is not written over another', async () => {
    const again = backup({ databaseUrl: source.ownerUrl, assetsDirectory: null, target: saved })
    await expect(again).rejects.toThrow('exists already')
  })

  test('leaves nothing behind when it fails', async () => {
    const target = newFolder()
    const nowhere = backup({
      databaseUrl: source.ownerUrl.replace(source.name, 'nowhere'),
      assetsDirectory: null,
      target,
    })
    await expect(nowhere).rejects.toMatchObject({ code: '3D000' })
    expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([])
  })
})

const anyRow = (page: SomePage, n = 0) => ({
  pageId: page.id,
  contributionId: null,
  authorId: page.project.owner.id,
  authorKind: 'HUMAN' as const,
  clientIds: [n],
  data: Buffer.from(`row ${n}`),
  ownDeletes: null,
})

describe('while people write', () => {
  test('the backup is one moment: every row before it, none after it, no page without its project', async () => {
    const [source, target] = [await open(), await open()]
    const db = await source.app()
    const page = await aPage(db)
    let writing = true
    let written = 0
    const people = (async () => {
      while (writing) {
        await appendRows(source.collab, [anyRow(page, written++)])
        await aPage(db, { project: page.project })
      }
    })()
    await expect.poll(() => written).toBeGreaterThan(20)
    const before = written
    const saved = newFolder()
    await backup({ databaseUrl: source.ownerUrl, assetsDirectory: null, target: saved })
    const after = written
    writing = false
    await people
    await restore({
      source: saved,
      databaseUrl: target.ownerUrl,
      appSecret: testSecret,
      assetsDirectory: null,
    })
    const numbers =
      (await loadHead(target.collab, page.id))?.rows.flatMap((row) => row.clientIds) ?? []
    expect(numbers).toEqual(numbers.map((_, n) => n))
    expect(numbers.length).toBeGreaterThanOrEqual(before - 1)
    expect(numbers.length).toBeLessThanOrEqual(after + 1)
  })

  test('people go on: a backup that waits holds nobody up', async () => {
    const source = await open()
    const db = await source.app()
    const page = await aPage(db)
    await backup({
      databaseUrl: source.ownerUrl,
      assetsDirectory: null,
      target: newFolder(),
      log: () => void appendRows(source.collab, [anyRow(page)]),
    })
    await expect
      .poll(async () => (await loadHead(source.collab, page.id))?.rows.length)
      .toBeGreaterThan(5)
  })
})

test('ids of restored pages are found where they were', async () => {
  const [source, target, saved] = [await open(), await open(), newFolder()]
  const db = await source.app()
  const page = await aPage(db, { title: `Kept ${newId()}` })
  await backup({ databaseUrl: source.ownerUrl, assetsDirectory: null, target: saved })
  await restore({
    source: saved,
    databaseUrl: target.ownerUrl,
    appSecret: testSecret,
    assetsDirectory: null,
  })
  const owner = page.project.owner.id
  expect((await (await target.app()).hot.page(owner, page.id))?.title).toBe(
    (await db.hot.page(owner, page.id))?.title,
  )
})

test('a backup from before the job queue is restored over a house that has one', async () => {
  const [target, saved, name] = [await open(), newFolder(), `before_${process.pid}`]
  await asRoot(`create database ${name} owner ${testOwner.name}`)
  const old = { databaseUrl: ownerUrl(name), appSecret: testSecret }
  await migrate({ ...old, upTo: '20261120110100_act_counts' })
  await backup({ databaseUrl: old.databaseUrl, assetsDirectory: null, target: saved })
  await restore({ ...old, databaseUrl: target.ownerUrl, source: saved, assetsDirectory: null })
  const { rows } = await target.jobs.query('select version from pgboss.version')
  expect(rows).toHaveLength(1)
  await asRoot(`drop database ${name} with (force)`)
})

test('who is erased after a restore gets a number that nobody had before', async () => {
  const [source, target, saved] = [await open(), await open(), newFolder()]
  const erase = async (house: TestDatabase) => {
    const { id } = await aUser(await house.app())
    await house.owner.query('update users set deleted_at = now() where id = $1', [id])
    await eraseAccounts(house.jobs, new Date(Date.now() + 60_000))
    const sql = 'select display_name as name from users where id = $1'
    return (await house.owner.query(sql, [id])).rows[0].name
  }
  await aUser(await source.app())
  const before = [await erase(source), await erase(source)]
  await backup({ databaseUrl: source.ownerUrl, assetsDirectory: null, target: saved })
  await restore({
    source: saved,
    databaseUrl: target.ownerUrl,
    appSecret: testSecret,
    assetsDirectory: null,
  })
  expect([...before, await erase(target)]).toEqual([1, 2, 3].map((n) => `Former member ${n}`))
})
