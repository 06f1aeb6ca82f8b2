import { afterAll, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../test-database.ts'

const house = await createTestDatabase()
afterAll(() => house.close())

async function names(sql: string): Promise<string[]> {
  const { rows } = await house.owner.query(sql)
  return rows.map((row) => Object.values(row).join(' '))
}

describe('every table', () => {
  test('has row level security on, for its owner too', async () => {
    expect(
      await names(`select c.oid::regclass from pg_class c
        where c.relnamespace in ('public'::regnamespace, 'app'::regnamespace, 'pgboss'::regnamespace)
          and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`),
    ).toEqual([])
  })

  test('has a primary key: backups are in its order', async () => {
    expect(
      await names(`select c.oid::regclass from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`),
    ).toEqual([])
  })

  test('has an index for each of its foreign keys', async () => {
    expect(await names(FOREIGN_KEYS_WITHOUT_INDEX)).toEqual([])
  })
})

describe('every policy', () => {
  test('that lets rows be written checks what is written', async () => {
    expect(
      await names(`select p.polrelid::regclass, p.polname from pg_policy p
        where p.polcmd in ('w', 'a', '*') and p.polwithcheck is null`),
    ).toEqual([])
  })

  test('is for one named role, never for PUBLIC', async () => {
    expect(
      await names(`select p.polrelid::regclass, p.polname from pg_policy p
        where cardinality(p.polroles) <> 1 or 0 = any (p.polroles)`),
    ).toEqual([])
  })
})

describe('every function', () => {
  test('that runs as its owner fixes its search path', async () => {
    expect(
      await names(`select p.oid::regprocedure from pg_proc p
        where p.pronamespace = 'app'::regnamespace and p.prosecdef
          and not exists (select from unnest(p.proconfig) c where c like 'search_path=%')`),
    ).toEqual([])
  })

  test('is callable by the roles it is granted to, never by PUBLIC', async () => {
    expect(
      await names(`select p.oid::regprocedure from pg_proc p
        where p.pronamespace in ('app'::regnamespace, 'pgboss'::regnamespace)
          and has_function_privilege('public', p.oid, 'execute')`),
    ).toEqual([])
  })

  test('that only jobs or the owner may call is out of reach of the api', async () => {
    expect(
      await names(`select p.proname from pg_proc p
        where p.pronamespace = 'app'::regnamespace and p.prorettype <> 'trigger'::regtype
          and not has_function_privilege('chapterhouse_app', p.oid, 'execute') order by 1`),
    ).toEqual([
      'api_key_stands',
      'bind_clients',
      'demand_admin',
      'demand_staff',
      'erase_accounts',
      'erase_belongings',
      'forget_visits',
      'known_people',
      'lock_platform',
      'project_bytes',
      'purge_trash',
      'room_access_of_person',
      'standing_link',
      'upload_room',
      'uploads_in',
      'uploads_of_person',
      'uploads_of_project',
      'use_token',
    ])
  })

  test('of the collab-server is one of these', async () => {
    expect(
      await names(`select p.proname from pg_proc p
        where p.pronamespace = 'app'::regnamespace
          and has_function_privilege('chapterhouse_collab', p.oid, 'execute') order by 1`),
    ).toEqual(['known_people', 'lock_page', 'room_access', 'uid'])
  })
})

test('no role of ours is superuser, bypasses row security, makes roles or databases, or inherits another', async () => {
  expect(
    await names(`select rolname from pg_roles where rolname in ('chapterhouse_app', 'chapterhouse_collab', 'chapterhouse_jobs')
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
        or exists (select from pg_auth_members m where m.member = pg_roles.oid))`),
  ).toEqual([])
})

test('nobody but the owner makes tables or functions', async () => {
  expect(
    await names(`select r, n from unnest(array['chapterhouse_app', 'chapterhouse_collab', 'chapterhouse_jobs']) r,
        unnest(array['public', 'app', 'pgboss']) n where has_schema_privilege(r, n, 'create')`),
  ).toEqual([])
})

test('the job queue is open to jobs alone', async () => {
  expect(
    await names(`select r.rolname from pg_roles r
      where r.rolname like 'chapterhouse\\_%' and has_schema_privilege(r.oid, 'pgboss', 'usage') order by 1`),
  ).toEqual(['chapterhouse_jobs', 'chapterhouse_owner'])
})

test('grants are these and no others; small letters: only some columns', async () => {
  expect(
    Object.fromEntries((await house.owner.query(GRANTS)).rows.map((r) => [r.name, r.grants])),
  ).toEqual({
    'app.transitions': { app: 'R', jobs: 'R' },
    access_requests: { app: 'Rw', jobs: 'RAWD' },
    accounts: { app: 'RAWD', jobs: 'RAWD' },
    activity_log: { app: 'RA', jobs: 'RAWD' },
    api_keys: { app: 'rAw', jobs: 'RAWD' },
    asset_places: { app: 'R', jobs: 'RAWD' },
    assets: { app: 'RAw', jobs: 'RAWD' },
    content_flags: { app: 'R', jobs: 'RAWD' },
    contributions: { app: 'RAw', collab: 'RA', jobs: 'RAWD' },
    editions: { app: 'RA', jobs: 'RAWD' },
    email_messages: { app: 'R', jobs: 'RAWD' },
    email_templates: { app: 'RAWD', jobs: 'RAWD' },
    invitations: { app: 'RAw', jobs: 'RAWD' },
    mfa_credentials: { app: 'RAwD', jobs: 'RAWD' },
    moderation_cases: { app: 'r', jobs: 'RAWD' },
    notifications: { app: 'RwD', jobs: 'RAWD' },
    page_doc_clients: { app: 'R', collab: 'RA', jobs: 'RAWD' },
    page_documents: { app: 'R', collab: 'RW', jobs: 'RAWD' },
    page_favorites: { app: 'RAwD', jobs: 'RAWD' },
    page_grants: { app: 'RAwD', jobs: 'RAWD' },
    page_passages: { app: 'R', collab: 'RAWD', jobs: 'RAWD' },
    page_readings: { app: 'R', jobs: 'RAWD' },
    page_references: { app: 'R', collab: 'RAWD', jobs: 'RAWD' },
    page_revived: { app: 'R', collab: 'R', jobs: 'RAWD' },
    page_updates: { app: 'R', collab: 'RAwD', jobs: 'RAWD' },
    page_versions: { app: 'RAw', collab: 'RA', jobs: 'RAWD' },
    page_visits: { app: 'RAwD', jobs: 'RAWD' },
    pages: { app: 'RAw', collab: 'rw', jobs: 'RAWD' },
    planned_publications: { app: 'RAwD', jobs: 'RAWD' },
    project_members: { app: 'RAw', jobs: 'RAWD' },
    projects: { app: 'RAw', jobs: 'RAWD' },
    sessions: { app: 'RAwD', jobs: 'RAWD' },
    share_links: { app: 'RAw', jobs: 'RAWD' },
    system_config: { app: 'RAWD', jobs: 'RAWD' },
    user_settings: { app: 'RW', jobs: 'RAWD' },
    users: { app: 'rw', jobs: 'RAWD' },
    verification_tokens: { app: 'RA', jobs: 'RAWD' },
  })
})

// Read, Append, Write, Delete; TRUNCATE, REFERENCES and TRIGGER would show as such.
const GRANTS = `
with has as (
  select c.oid::regclass::text as name, replace(r, 'chapterhouse_', '') as role, p.letter, p.place,
         has_table_privilege(r, c.oid, p.kind) as whole,
         p.kind in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') and has_any_column_privilege(r, c.oid, p.kind) as part
  from pg_class c, unnest(array['chapterhouse_app', 'chapterhouse_collab', 'chapterhouse_jobs']) r,
       (values ('SELECT', 'R', 1), ('INSERT', 'A', 2), ('UPDATE', 'W', 3), ('DELETE', 'D', 4), ('TRUNCATE', 'T', 5),
               ('REFERENCES', 'F', 6), ('TRIGGER', 'G', 7)) p (kind, letter, place)
  where c.relnamespace in ('public'::regnamespace, 'app'::regnamespace) and c.relkind in ('r', 'p')),
by_role as (
  select name, role, string_agg(case when whole then letter else lower(letter) end, '' order by place) as letters
  from has where whole or part group by name, role)
select name, jsonb_object_agg(role, letters) as grants from by_role group by name`

const FOREIGN_KEYS_WITHOUT_INDEX = `
select c.conrelid::regclass, c.conname
from pg_constraint c
join pg_class r on r.oid = c.conrelid and r.relnamespace = 'public'::regnamespace and not r.relispartition
where c.contype = 'f' and not exists (
  select from pg_index i
  where i.indrelid = c.conrelid and i.indisvalid
    and (select array_agg(x order by x) from unnest(c.conkey) x)
      = (select array_agg(x order by x) from unnest((i.indkey::int2[])[0:cardinality(c.conkey) - 1]) x)
    -- a partial index serves when it leaves out nothing but rows that point nowhere
    and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) in (
      select format('(%I IS NOT NULL)', a.attname) from unnest(c.conkey) n
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = n)))`
