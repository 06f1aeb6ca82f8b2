import { afterAll, describe, expect, test } from 'vitest'
import { sqlState } from '../../failures.ts'
import { createTestDatabase } from '../../test-database.ts'
import { buildWorld, world as w } from './world.ts'

const house = await createTestDatabase()
await buildWorld(house.owner)
afterAll(() => house.close())

const machines = {
  page: { states: ['DRAFT', 'IN_REVIEW', 'APPROVED', 'SCHEDULED', 'PUBLISHED', 'ARCHIVED'] },
  contribution: {
    states: [
      'DRAFT',
      'SUBMITTED',
      'CHANGES_REQUESTED',
      'APPROVED',
      'MERGED',
      'REJECTED',
      'WITHDRAWN',
      'SUPERSEDED',
      'REVERTED',
    ],
  },
  invitation: { states: ['PENDING', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'REVOKED'] },
  access_request: { states: ['PENDING', 'GRANTED', 'DENIED'] },
  member: { states: ['INVITED', 'REQUESTED', 'ACTIVE', 'PAUSED', 'DECLINED', 'REMOVED'] },
} as const
type Machine = keyof typeof machines

// Written down a second time on purpose: a transition added to the table must be added here.
const legal: Record<Machine, Record<string, readonly string[]>> = {
  page: {
    DRAFT: ['IN_REVIEW', 'PUBLISHED', 'ARCHIVED'],
    IN_REVIEW: ['DRAFT', 'APPROVED'],
    APPROVED: ['DRAFT', 'SCHEDULED', 'PUBLISHED'],
    SCHEDULED: ['APPROVED', 'PUBLISHED'],
    PUBLISHED: ['DRAFT', 'ARCHIVED'],
    ARCHIVED: ['DRAFT'],
  },
  contribution: {
    DRAFT: ['SUBMITTED', 'WITHDRAWN', 'SUPERSEDED'],
    SUBMITTED: ['DRAFT', 'WITHDRAWN', 'CHANGES_REQUESTED', 'APPROVED', 'REJECTED', 'SUPERSEDED'],
    CHANGES_REQUESTED: ['SUBMITTED', 'WITHDRAWN', 'REJECTED', 'SUPERSEDED'],
    APPROVED: ['MERGED', 'CHANGES_REQUESTED', 'REJECTED', 'SUPERSEDED'],
    MERGED: ['REVERTED'],
  },
  invitation: { PENDING: ['ACCEPTED', 'DECLINED', 'EXPIRED', 'REVOKED'] },
  access_request: { PENDING: ['GRANTED', 'DENIED'] },
  member: {
    INVITED: ['ACTIVE', 'DECLINED'],
    REQUESTED: ['ACTIVE', 'DECLINED'],
    DECLINED: ['ACTIVE'],
    ACTIVE: ['PAUSED', 'REMOVED'],
    PAUSED: ['ACTIVE', 'REMOVED'],
    REMOVED: ['ACTIVE'],
  },
}

// Everything a state may demand of its row, so that only the transition itself can be refused.
const rowIn: Record<Machine, (state: string) => string> = {
  page: (state) =>
    `insert into pages (id, project_id, kind, schema, status, publish_at, published_version_id)
     select '${w.shownPage}', project_id, kind, schema, '${state}', now(), published_version_id
     from pages where id = '${w.shownPage}'
     on conflict (id) do update set publish_at = now()`,
  contribution: (state) =>
    `insert into contributions (id, page_id, project_id, kind, status, slice, author_id, base_version_id, base_state_vector,
                                delta, submitted_at, approved_at, merged_at)
     values ('01900000-0000-7000-8000-00000000aaaa', '${w.page}', '${w.project}', 'BRANCH', '${state}', 1, '${w.contributor}',
             '${w.version}', '\\x00', '\\x01', now(), now(), now())`,
  invitation: (state) =>
    `insert into invitations (id, project_id, role, token_hash, status, expires_at)
     values ('01900000-0000-7000-8000-00000000aaaa', '${w.project}', 'EDITOR', 'x', '${state}', now())`,
  access_request: (state) =>
    `insert into access_requests (id, project_id, user_id, status, decided_at)
     values ('01900000-0000-7000-8000-00000000aaaa', '${w.project}', '${w.elsewhere}', '${state}',
             case when '${state}' <> 'PENDING' then now() end)`,
  member: (state) =>
    `insert into project_members (project_id, user_id, status)
     values ('${w.project}', '${w.stranger}', '${state}')`,
}

/** The row that moves, after its table. */
const rowOf: Record<Machine, string> = {
  page: `pages where id = '${w.shownPage}'`,
  contribution: `contributions where id = '01900000-0000-7000-8000-00000000aaaa'`,
  invitation: `invitations where id = '01900000-0000-7000-8000-00000000aaaa'`,
  access_request: `access_requests where id = '01900000-0000-7000-8000-00000000aaaa'`,
  member: `project_members where project_id = '${w.project}' and user_id = '${w.stranger}'`,
}

/** A request that was answered says when. */
const decided = (machine: Machine, to: string): string =>
  machine === 'access_request' ? `, decided_at = ${to === 'PENDING' ? 'null' : 'now()'}` : ''

/** `null` when the database allows it, else the SQLSTATE. */
async function move(machine: Machine, from: string, to: string): Promise<string | null> {
  const [table, row] = rowOf[machine].split(' where ')
  const client = await house.owner.connect()
  try {
    await client.query('begin')
    await client.query(rowIn[machine](from))
    if (machine === 'page') await force(client, from)
    await client.query(`update ${table} set status = '${to}'${decided(machine, to)} where ${row}`)
    return null
  } catch (error) {
    return sqlState(error)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

// A page needs a published version that is its own, so an existing row is brought into its first
// state.
async function force(client: { query(sql: string): Promise<unknown> }, state: string) {
  await client.query('alter table pages disable trigger t1_transition')
  await client.query(`update pages set status = '${state}' where id = '${w.shownPage}'`)
  await client.query('set constraints all immediate')
  await client.query('alter table pages enable trigger t1_transition')
}

describe.each(Object.keys(machines) as Machine[])('a %s', (machine) => {
  const { states } = machines[machine]
  const pairs = states.flatMap((from) =>
    states.filter((to) => to !== from).map((to) => ({ from, to })),
  )

  test.each(pairs)('goes from $from to $to only when it may', async ({ from, to }) => {
    const allowed = legal[machine][from]?.includes(to) ?? false
    expect(await move(machine, from, to)).toBe(allowed ? null : '23514')
  })
})

test('AI text goes from draft to merged directly, a branch does not', async () => {
  const { rows } = await house.owner.query(
    `select only_kind from app.transitions where machine = 'contribution' and from_state = 'DRAFT' and to_state = 'MERGED'`,
  )
  expect(rows).toEqual([{ only_kind: 'AI' }])
  expect(await move('contribution', 'DRAFT', 'MERGED')).toBe('23514')
})
