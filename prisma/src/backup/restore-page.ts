import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { asOwner } from '../owner.ts'
import { unguarded } from '../unguarded.ts'
import { type BackedUpTable, BadBackup, readManifest } from './manifest.ts'
import { fileOf, verifyTable } from './restore.ts'
import { rowsOf } from './rows-of.ts'

export interface PageRestore {
  /** A folder that `backup` made. */
  readonly source: string
  /** The owner's connection. */
  readonly databaseUrl: string
  readonly pageId: string
}

/** The page cannot be brought back; its message says why, for a person. */
export class CannotReturn extends Error {
  override name = 'CannotReturn'
}

export interface Returned {
  readonly title: string
  readonly projectTitle: string
  /** When the backup was made. */
  readonly createdAt: string
}

/**
 * What a page is made of, each after what it points to. Who was given it, who likes it, where it is
 * shared, planned or published is of another time, and stays away.
 */
export const parts = [
  'pages',
  'page_versions',
  'contributions',
  'page_documents',
  'page_doc_clients',
  'page_updates',
  'page_revived',
  'page_passages',
  'page_references',
] as const

/**
 * Brings one page that was erased back from a backup, with its text, history and versions, and
 * nothing else: all other rows stay as they are. It comes as a draft, at the top of its project when
 * the page above it is gone, and in another epoch: no local copy is merged into it. All of it, or
 * nothing. The programs that use the database should be stopped.
 */
export async function restorePage(options: PageRestore): Promise<Returned> {
  const { source, databaseUrl, pageId } = options
  const { tables, createdAt } = await readManifest(source)
  const needed = tables.filter(({ name }) => parts.some((part) => part === name))
  for (const table of needed) await verifyTable(source, table)
  return asOwner(databaseUrl, async (client) => {
    await client.query('begin')
    await client.query(`set local lock_timeout = '10s'`)
    await refuseExisting(client, pageId)
    for (const table of needed) await gather(client, { source, table, pageId })
    const told = await look(client, pageId)
    await adapt(client)
    await unguarded(client, parts, () => insert(client))
    await client.query('commit')
    return { ...told, createdAt }
  })
}

async function refuseExisting(client: pg.Client, pageId: string): Promise<void> {
  const { rows } = await client.query('select deleted_at from pages where id = $1', [pageId])
  const [row] = rows
  if (!row) return
  throw new CannotReturn(
    row.deleted_at === null
      ? 'the page is there: nothing has to be brought back'
      : 'the page is in the trash of its project: bring it back there',
  )
}

const backOf = (name: string) => `back_${name}`
const listed = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ')

/** A part's rows of this page, in a table of this session alone. */
async function gather(
  client: pg.Client,
  given: { readonly source: string; readonly table: BackedUpTable; readonly pageId: string },
): Promise<void> {
  const { source, table, pageId } = given
  const { name, columns } = table
  const { rows } = await client.query(
    'select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped',
    [name],
  )
  const known = new Set(rows.map(({ attname }) => attname))
  if (columns.some((column) => !known.has(column))) {
    throw new BadBackup(`the backup is of another version: ${name} has other columns now`)
  }
  await client.query(
    `create temp table ${backOf(name)} on commit drop as select ${listed(columns)} from ${name} with no data`,
  )
  await pipeline(
    createReadStream(fileOf(source, name)),
    createZstdDecompress(),
    rowsOf(columns.indexOf(name === 'pages' ? 'id' : 'page_id'), pageId),
    client.query(from(`copy ${backOf(name)} (${listed(columns)}) from stdin`)),
  )
}

async function look(
  client: pg.Client,
  pageId: string,
): Promise<Pick<Returned, 'title' | 'projectTitle'>> {
  const { rows } = await client.query(
    `select b.title, j.title as project, j.deleted_at is null as here
     from back_pages b left join projects j on j.id = b.project_id`,
  )
  const [row] = rows
  if (!row) throw new CannotReturn(`the backup has no page ${pageId}`)
  if (row.here !== true || row.project === null) {
    throw new CannotReturn(
      'its project is gone, or in the trash: bring that back first, or restore the backup elsewhere',
    )
  }
  return { title: row.title, projectTitle: row.project }
}

// What a row points to that is no more is forgotten, as it would have been by its deletion.
const DANGLING = `
select c.conrelid::regclass::text as child, a.attname as column, c.confrelid::regclass::text as parent
from pg_constraint c
join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1] and not a.attnotnull
where c.contype = 'f' and cardinality(c.conkey) = 1 and c.conrelid::regclass::text = any ($1)`

async function adapt(client: pg.Client): Promise<void> {
  const { rows } = await client.query(DANGLING, [[...parts]])
  for (const { child, column, parent } of rows) {
    const own = parts.some((part) => part === parent)
      ? `and not exists (select from ${backOf(parent)} o where o.id = b."${column}")`
      : ''
    await client.query(
      `update ${backOf(child)} b set "${column}" = null
       where not exists (select from ${parent} p where p.id = b."${column}") ${own}`,
    )
  }
  await client.query(
    `update back_pages b set
       parent_id = (select p.id from pages p
                    where p.id = b.parent_id and p.project_id = b.project_id and p.deleted_at is null),
       status = 'DRAFT', published_version_id = null, publish_at = null, published_at = null,
       is_public = false, deleted_at = null;
     update back_page_documents set epoch = greatest(
       epoch + 1, extract(epoch from clock_timestamp() - timestamptz '2026-01-01 00:00Z')::int)`,
  )
}

// The transaction of a journal row is this one: another time's number would mean nothing here.
async function insert(client: pg.Client): Promise<void> {
  for (const name of parts) {
    const { rows } = await client.query(
      `select array_agg(attname::text order by attnum) as columns from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and attname <> 'tx'`,
      [backOf(name)],
    )
    const columns = listed(rows[0].columns)
    await client.query(
      `insert into ${name} (${columns}) overriding system value select ${columns} from ${backOf(name)}`,
    )
  }
}
