import { mkdtemp, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@chapterhouse/shared/kernel/id'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../test-database.ts'
import { buildWorld, world } from '../testing/row-security/world.ts'
import { backup } from './backup.ts'
import { listTables } from './catalog.ts'
import { BadBackup } from './manifest.ts'
import { CannotReturn, parts, restorePage } from './restore-page.ts'

const folder = await mkdtemp(join(tmpdir(), 'one page '))
const houses: TestDatabase[] = []
afterAll(async () => {
  await Promise.all(houses.map((house) => house.close()))
  await rm(folder, { recursive: true })
})

let house: TestDatabase
let saved: string
beforeEach(async () => {
  house = await createTestDatabase()
  houses.push(house)
  await buildWorld(house.owner)
  saved = join(folder, String(houses.length))
  await backup({ databaseUrl: house.ownerUrl, assetsDirectory: null, target: saved })
})

const sql = async (text: string, values: unknown[] = []) =>
  (await house.owner.query(text, values)).rows
const erase = (id: string = world.page) => sql('delete from pages where id = $1', [id])
const bringBack = (pageId: string = world.page) =>
  restorePage({ source: saved, databaseUrl: house.ownerUrl, pageId })
const refused = (pageId?: string) => bringBack(pageId).then(() => null, String)

/** What a restore of the page changes on purpose. */
const anew = new Set(
  'status published_version_id publish_at published_at is_public deleted_at epoch tx parent_id'.split(
    ' ',
  ),
)
/** Every row of a table, each as text; of this page, or of all others. */
const rowsOf = async (name: string, columns: readonly string[], which: 'is' | 'is not') => {
  const page = name === 'pages' ? 'id' : 'page_id'
  const kept = columns.filter((column) => !anew.has(column)).map((column) => `"${column}"`)
  const where = columns.includes(page) ? `where (${page} = '${world.page}') ${which} true` : ''
  if (!where && which === 'is') return []
  const rows = await sql(`select row(${kept.join(', ')})::text as said from ${name} ${where}`)
  return rows.map(({ said }) => said).sort()
}
const tables = async () => {
  const client = await house.owner.connect()
  const all = await listTables(client)
  client.release()
  return all
}
const ofPage = async () => {
  const all = (await tables()).filter(({ name }) => parts.some((part) => part === name))
  const rows = all.map(async ({ name, columns }) => [name, await rowsOf(name, columns, 'is')])
  return Object.fromEntries(await Promise.all(rows))
}
const ofOthers = async () => {
  const rows = (await tables()).map(async ({ name, columns }) => [
    name,
    await rowsOf(name, columns, 'is not'),
  ])
  return Object.fromEntries(await Promise.all(rows))
}

describe('a page that was erased', () => {
  test('comes back as it was, and everything else stays as it is', async () => {
    const before = await ofPage()
    expect(before.pages).toHaveLength(1)
    await erase()
    const others = await ofOthers()
    expect(await bringBack()).toMatchObject({ title: 'Page', projectTitle: 'The project' })
    expect(await ofPage()).toEqual(before)
    expect(await ofOthers()).toEqual(others)
  })

  test('is a draft in another epoch, whatever it was', async () => {
    const [{ epoch }] = (await sql('select epoch from page_documents where page_id = $1', [
      world.page,
    ])) as [{ epoch: number }]
    await erase()
    await bringBack()
    const [back] = await sql(
      `select p.status, p.is_public, p.published_version_id, d.epoch > $2 as later
       from pages p join page_documents d on d.page_id = p.id where p.id = $1`,
      [world.page, epoch],
    )
    expect(back).toEqual({
      status: 'DRAFT',
      is_public: false,
      published_version_id: null,
      later: true,
    })
  })

  test('forgets people and pages that are gone by now', async () => {
    await sql('update pages set created_by = $2 where id = $1', [world.page, world.editor])
    const target = `${saved} again`
    await backup({ databaseUrl: house.ownerUrl, assetsDirectory: null, target })
    await erase()
    await sql('delete from users where id = $1', [world.editor])
    await restorePage({ source: target, databaseUrl: house.ownerUrl, pageId: world.page })
    const [back] = await sql('select created_by from pages where id = $1', [world.page])
    expect(back).toEqual({ created_by: null })
  })

  test('can be written in: its journal goes on', async () => {
    await erase()
    await bringBack()
    const insert = `insert into page_updates (page_id, data) values ($1, '\\x010203') returning id`
    const [{ id }] = (await sql(insert, [world.page])) as [{ id: string }]
    const [{ most }] = (await sql('select max(id) as most from page_updates where page_id = $1', [
      world.page,
    ])) as [{ most: string }]
    expect(most).toBe(id)
  })
})

describe('a page does not come back', () => {
  test('that is there, or in the trash', async () => {
    expect(await refused()).toMatch(/CannotReturn: the page is there/)
    await sql('update pages set deleted_at = now() where id = $1', [world.page])
    expect(await refused()).toMatch(/in the trash/)
  })

  test('that the backup does not have', async () => {
    expect(await refused(newId())).toMatch(/has no page/)
  })

  test('whose project is gone or in the trash', async () => {
    await erase()
    await sql('update projects set deleted_at = now() where id = $1', [world.project])
    expect(await refused()).toMatch(/project is gone/)
    expect(await sql('select from pages where id = $1', [world.page])).toEqual([])
  })

  test('twice', async () => {
    await erase()
    await bringBack()
    await expect(bringBack()).rejects.toThrow(CannotReturn)
  })

  test('from a damaged backup, and nothing is changed', async () => {
    await erase()
    const before = await ofOthers()
    await truncate(join(saved, 'tables', 'page_updates.copy.zst'), 20)
    await expect(bringBack()).rejects.toThrow(BadBackup)
    expect(await ofOthers()).toEqual(before)
  })
})

test('every table that speaks of a page is a part of it, or of another time', async () => {
  const ofAnotherTime = [
    'access_requests',
    'content_flags',
    'editions',
    'moderation_cases',
    'notifications',
    'page_favorites',
    'page_grants',
    'page_readings',
    'page_visits',
    'planned_publications',
    'share_links',
  ]
  const named = (await tables()).filter(({ columns }) => columns.includes('page_id'))
  const unknown = named.filter(
    ({ name }) => !parts.some((part) => part === name) && !ofAnotherTime.includes(name),
  )
  expect(unknown.map(({ name }) => name)).toEqual([])
})
