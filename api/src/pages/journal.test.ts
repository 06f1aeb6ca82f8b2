import {
  type ContributionId,
  newId,
  type PageId,
  type UserId,
} from '@chapterhouse/shared/kernel/id'
import { importPage } from '@chapterhouse/shared/pages/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqlState } from '../kernel/database.ts'
import { openHouse, type TestHouse } from '../testing/house.ts'
import { openWorld, type World } from '../testing/world.ts'
import { appendToJournal, recordImport } from './journal.ts'
import { bring, retitle } from './workshop/writing.ts'

let house: TestHouse
let world: World
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
})
afterAll(() => house.close())

const empty = { stored: null, rows: [] }
const brought = () => bring({ head: empty, markdown: 'Hello', mode: 'append', at: 0 })

const count = (who: UserId, id: ContributionId) =>
  house.db.withUser(who, (tx) => tx.$executeRaw`select app.count_act(${id}::uuid, 999, 0, 999)`)
const rows = async (pageId: PageId) =>
  (await house.database.owner.query('select 1 from page_updates where page_id = $1', [pageId]))
    .rowCount
const stateOf = (work: Promise<unknown>) => work.then(() => 'done', sqlState)

describe('the numbers of an act', () => {
  it('are written with it, and by nobody afterwards', async () => {
    const params = { pageId: world.pageId }
    const { contributionId } = await world.editor.ask(importPage, {
      params,
      body: { markdown: 'One two' },
    })
    for (const who of [world.editor, world.owner, world.outsider]) {
      expect(await stateOf(count(who.me.id, contributionId))).toBe('42501')
    }
    const { rows: kept } = await house.database.owner.query(
      'select inserted_chars, word_delta from contributions where id = $1',
      [contributionId],
    )
    expect(kept).toEqual([{ inserted_chars: 7, word_delta: 2 }])
  })
})

describe('the journal', () => {
  it('takes an act whole or not at all', async () => {
    const before = await rows(world.pageId)
    const failed = house.db.withUser(world.editor.me.id, async (tx) => {
      await recordImport(tx, {
        id: newId<'contributions'>(),
        pageId: world.pageId,
        title: null,
        brought: brought(),
      })
      throw new Error('after it')
    })
    await expect(failed).rejects.toThrow('after it')
    expect(await rows(world.pageId)).toBe(before)
  })

  it.each(['viewer', 'contributor', 'reviewer'] as const)(
    'refuses %s even if every policy of ours were forgotten',
    async (role) => {
      const who = world[role].me.id
      const act = house.db.withUser(who, async (tx) =>
        recordImport(tx, {
          id: newId<'contributions'>(),
          pageId: world.pageId,
          title: null,
          brought: brought(),
        }),
      )
      expect(await stateOf(act)).toBe('42501')
      const edit = house.db.withUser(who, (tx) =>
        appendToJournal(tx, world.pageId, retitle(empty, 'Taken')),
      )
      expect(await stateOf(edit)).toBe('42501')
    },
  )

  it.each(['outsider', 'removed'] as const)('does not know the page for %s', async (role) => {
    const edit = house.db.withUser(world[role].me.id, (tx) =>
      appendToJournal(tx, world.pageId, retitle(empty, 'Taken')),
    )
    expect(await stateOf(edit)).toBe('P0002')
  })

  it('takes no edit under a client id of somebody else', async () => {
    const written = retitle(empty, 'Mine')
    await house.db.withUser(world.editor.me.id, (tx) => appendToJournal(tx, world.pageId, written))
    const stolen = house.db.withUser(world.owner.me.id, (tx) =>
      appendToJournal(tx, world.pageId, {
        ...retitle(empty, 'Yours'),
        clientIds: written.clientIds,
      }),
    )
    expect(await stateOf(stolen)).toBe('42501')
  })

  it('is not written for an act that changed nothing', async () => {
    const before = await rows(world.pageId)
    await house.db.withUser(world.editor.me.id, (tx) =>
      appendToJournal(tx, world.pageId, { update: null, clientIds: [], deletes: null }),
    )
    expect(await rows(world.pageId)).toBe(before)
  })
})

describe('addresses of members', () => {
  const ask = (who: UserId) =>
    house.db.withUser(
      who,
      (tx) => tx.$queryRaw<unknown[]>`select * from app.member_addresses(${world.projectId}::uuid)`,
    )

  it('are known to who manages the project, and to nobody else', async () => {
    for (const who of [world.owner, world.admin]) expect(await ask(who.me.id)).toHaveLength(6)
    for (const who of [
      world.editor,
      world.contributor,
      world.reviewer,
      world.viewer,
      world.removed,
      world.outsider,
    ]) {
      expect(await ask(who.me.id)).toEqual([])
    }
  })
})
