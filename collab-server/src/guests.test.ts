import { newId } from '@chapterhouse/shared/kernel/id'
import { guestIdOf } from '@chapterhouse/shared/links/guest'
import { closeCodes } from '@chapterhouse/shared/sync/close-codes'
import type { TicketClaims } from '@chapterhouse/shared/sync/ticket'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { enterRaw, openRaw, type Raw } from './testing/raw.ts'
import { until } from './testing/until.ts'
import { aDoc } from './testing/updates.ts'
import { aWorld, sign, type World } from './testing/world.ts'
import { aWriter } from './testing/writer.ts'

let world: World
let linkId: string
let raws: Raw[] = []
const begin = async (given: Parameters<typeof aWorld>[0] = {}) => {
  world = await aWorld(given)
  linkId = newId<'share_links'>()
  await world.database.owner.query(
    `insert into share_links (id, page_id, access, guest_names, token_hash) values ($1, $2, 'EDIT', 'REQUIRED', 'hash')`,
    [linkId, world.page.id],
  )
}
beforeEach(() => begin())
afterEach(async () => {
  for (const raw of raws) raw.close()
  raws = []
  await world.close()
})

const claimsOf = async (name: string): Promise<TicketClaims> => {
  const member = await world.claims({ name })
  return { ...member, userId: null, sessionId: null, linkId }
}

const enter = async (name: string) => {
  const raw = await enterRaw(world.server.port, await claimsOf(name))
  raws.push(raw)
  return raw
}

const disable = async () => {
  await world.database.owner.query('update share_links set revoked_at = now() where id = $1', [
    linkId,
  ])
  await world.notify({ kind: 'access-changed', linkId })
}

const namesInTable = async () => {
  const sql = 'select guest_name as name, author_kind as kind from page_doc_clients order by 1'
  return (await world.database.owner.query(sql)).rows
}

/** Client ids of guests in the history of the page. */
const writtenByGuests = async (): Promise<string[]> => {
  const sql = `select unnest(client_ids)::text as id from contributions where author_kind = 'GUEST'`
  return (await world.database.owner.query(sql)).rows.map(({ id }) => id)
}

describe('a guest of a share link', () => {
  it('writes, under the name they gave, for ever', async () => {
    const grace = await enter('Grace')
    grace.update(Y.encodeStateAsUpdate(aDoc(501, 'words of a guest')))
    await until('it is saved', () => grace.acks().includes(true))
    expect(await namesInTable()).toEqual([{ name: 'Grace', kind: 'GUEST' }])
  })

  it('is shown to others as a guest, whatever they say of themselves', async () => {
    const reader = aWriter({ port: world.server.port, claims: await world.claims() })
    await reader.saved()
    const grace = await enter('Grace')
    grace.awareness(502, { user: { name: 'The owner', id: 'x' } })
    const states = () => reader.provider.awareness?.getStates() ?? new Map()
    await until('the guest is shown', () => states().has(502))
    expect(states().get(502)?.user).toEqual({
      id: guestIdOf({ linkId, name: 'Grace' }),
      name: 'Grace (guest)',
      color: '#123456',
    })
    reader.leave()
  })

  it('may not write under the id of another guest', async () => {
    const grace = await enter('Grace')
    grace.update(Y.encodeStateAsUpdate(aDoc(503, 'hers')))
    await until('it is saved', () => grace.acks().includes(true))
    const eve = await enter('Eve')
    eve.update(Y.encodeStateAsUpdate(aDoc(503, 'not hers')))
    await until('it is refused', () => eve.acks().includes(false) || eve.code() !== null)
    expect(await namesInTable()).toEqual([{ name: 'Grace', kind: 'GUEST' }])
  })

  it('counts for themselves: another guest of the link is not kept out by them', async () => {
    await world.close()
    await begin({ gate: { socketsPerPerson: 1 } })
    await enter('Grace')
    const second = openRaw({ port: world.server.port, room: world.room })
    raws.push(second)
    second.auth(await sign(await claimsOf('Grace')))
    await second.closedWith(closeCodes.rate)
    expect((await enter('Linus')).code()).toBeNull()
  })
})

describe('a link that is disabled while three guests type', () => {
  it('closes all of them within two seconds, and nobody else', async () => {
    const member = await enterRaw(world.server.port, await world.claims())
    raws.push(member)
    const guests = [await enter('Grace'), await enter('Linus'), await enter('Margaret')]
    const begun = Date.now()
    await disable()
    for (const guest of guests) await guest.closedWith(closeCodes.accessChanged)
    expect(Date.now() - begun).toBeLessThan(2_000)
    expect(member.code()).toBeNull()
  })

  it('takes nothing more from them, keeps what they wrote as theirs, and lets nobody back', async () => {
    const grace = await enter('Grace')
    grace.update(Y.encodeStateAsUpdate(aDoc(504, 'saved words')))
    await until('it is saved', () => grace.acks().includes(true))
    await disable()
    await grace.closedWith(closeCodes.accessChanged)
    const again = openRaw({ port: world.server.port, room: world.room })
    raws.push(again)
    again.auth(await sign(await claimsOf('Grace')))
    await again.closedWith(closeCodes.noAccess)
    await until('history has it', async () => (await writtenByGuests()).includes('504'))
    expect(await namesInTable()).toEqual([{ name: 'Grace', kind: 'GUEST' }])
  })
})
