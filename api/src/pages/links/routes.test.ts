import type { PageId } from '@chapterhouse/shared/kernel/id'
import {
  createLink,
  enterLink,
  getLinkedPage,
  getLinkedTicket,
  listLinkedPages,
  listLinks,
  lookAtLink,
  revokeLink,
} from '@chapterhouse/shared/links/contract'
import { createPage, deletePage, getPage } from '@chapterhouse/shared/pages/contract'
import { ticketKey } from '@chapterhouse/shared/sync/keys'
import { readTicket } from '@chapterhouse/shared/sync/ticket'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing/house.ts'
import { type Listener, listen } from '../../testing/notices.ts'
import type { Visitor } from '../../testing/visitor.ts'
import { openWorld, type World } from '../../testing/world.ts'

let house: TestHouse
let world: World
let notices: Listener
let now = Date.now()
beforeAll(async () => {
  house = await openHouse({ clock: { now: () => now } })
  world = await openWorld(house)
  notices = await listen(house)
})
afterAll(async () => {
  await notices.close()
  await house.close()
})

type Wish = Parameters<typeof createLink.parts.body.parse>[0] & object
const usual = { access: 'EDIT', guestNames: 'REQUIRED', expiresInDays: null }
/** A link to the world's page, or to its project with `pageId: null`. */
const link = async (wish: Partial<Wish> = {}, who: World['owner'] = world.owner) => {
  const params = { projectId: world.projectId }
  const body = createLink.parts.body.parse({ pageId: world.pageId, ...usual, ...wish })
  const made = await who.ask(createLink, { params, body })
  return { ...made, token: made.link.slice('/s/'.length) }
}
const enter = (who: Visitor, token: string, more: object = { name: 'Grace' }) =>
  who.ask(enterLink, { body: { token, ...more } })
/** Somebody without an account who has gone through a link. */
const guest = async (wish: Partial<Wish> = {}) => {
  const made = await link(wish)
  const visitor = house.stranger()
  await enter(visitor, made.token)
  return { visitor, linkId: made.id, made }
}
const at = (linkId: string, pageId: PageId = world.pageId) => ({ params: { linkId, pageId } })
const claims = async (who: Visitor, linkId: string) => {
  const { ticket } = await who.ask(getLinkedTicket, { ...at(linkId), body: {} })
  return readTicket(ticket, ticketKey(house.database.appSecret), { now: () => now })
}

describe('a share link', () => {
  it('is made by who manages the project, shown once, and listed without its address', async () => {
    const made = await link({ label: 'For the printer', password: 'open sesame' })
    expect(made.link).toMatch(/^\/s\/[\w-]{43}$/)
    const { items } = await world.admin.ask(listLinks, { params: { projectId: world.projectId } })
    const listed = items.find(({ id }) => id === made.id)
    expect(listed).toMatchObject({ label: 'For the printer', hasPassword: true, access: 'EDIT' })
    expect(listed?.page).toEqual({ id: world.pageId, title: 'One' })
    expect(JSON.stringify(items)).not.toContain(made.token)
  })

  it('is nobody else’s to make, to see or to revoke', async () => {
    const made = await link()
    const { editor, contributor, viewer, outsider, projectId } = world
    const params = { projectId }
    const body = createLink.parts.body.parse(usual)
    for (const who of [editor, contributor, viewer]) {
      expect((await who.refused(createLink, { params, body })).code).toBe('forbidden')
      expect((await who.refused(listLinks, { params })).code).toBe('forbidden')
      const revoke = { params: { linkId: made.id } }
      expect((await who.refused(revokeLink, revoke)).status).toBeOneOf([403, 404])
    }
    expect((await outsider.refused(createLink, { params, body })).code).toBe('not_found')
    expect((await outsider.refused(revokeLink, { params: { linkId: made.id } })).code).toBe(
      'not_found',
    )
  })

  it.each([
    ['a writer without a name', { guestNames: 'OPTIONAL' }],
    ['an end in the past', { expiresInDays: 0 }],
    ['a password anybody guesses', { password: 'abc' }],
    ['a right nobody knows', { access: 'OWN' }],
  ])('with %s is refused', async (_what, part) => {
    const body = { pageId: world.pageId, ...usual, ...part }
    const params = { projectId: world.projectId }
    expect((await world.owner.refused(createLink, { params, body })).code).toBe('invalid_input')
  })

  it('to a page of another project is refused', async () => {
    const other = await openWorld(house)
    const body = createLink.parts.body.parse({ ...usual, pageId: other.pageId })
    const params = { projectId: world.projectId }
    expect((await world.owner.refused(createLink, { params, body })).code).toBe('not_found')
  })
})

describe('in front of a link', () => {
  it('one sees where it leads and what it asks for', async () => {
    const { token } = await link()
    const seen = await house.stranger().ask(lookAtLink, { body: { token } })
    expect(seen).toEqual({
      kind: 'page',
      title: 'One',
      access: 'EDIT',
      guestNames: 'REQUIRED',
      needsPassword: false,
      guest: null,
    })
  })

  it('with a password not even the title is shown', async () => {
    const { token } = await link({ password: 'open sesame' })
    const seen = await house.stranger().ask(lookAtLink, { body: { token } })
    expect(seen).toMatchObject({ title: '', needsPassword: true })
  })

  it('a name is needed where it is asked for', async () => {
    const { token } = await link()
    const refused = await house.stranger().refused(enterLink, { body: { token } })
    expect(refused).toMatchObject({ code: 'invalid_input', issues: [{ path: 'name' }] })
  })

  it('an account is needed where it is asked for', async () => {
    const { token } = await link({ guestNames: 'SIGN_IN' })
    const body = { token, name: 'Grace' }
    expect((await house.stranger().refused(enterLink, { body })).code).toBe('unauthenticated')
    expect((await enter(world.outsider, token)).pageId).toBe(world.pageId)
  })

  it('the password is needed, and guessed slowly', async () => {
    const { token } = await link({ password: 'open sesame' })
    const visitor = house.stranger()
    const guess = async () =>
      (await visitor.refused(enterLink, { body: { token, name: 'Eve', password: 'no' } })).code
    for (let time = 0; time < 5; time += 1) expect(await guess()).toBe('wrong_credentials')
    expect(await guess()).toBe('rate_limited')
    now += 120_000
    const entered = await enter(visitor, token, { name: 'Grace', password: 'open sesame' })
    expect(entered.name).toBe('Grace')
  })

  it('one that never was, was disabled or has expired is gone', async () => {
    const expired = await link()
    const sql = `update share_links set expires_at = now() - interval '1 minute' where id = $1`
    await house.database.owner.query(sql, [expired.id])
    const disabled = await link()
    await world.owner.ask(revokeLink, { params: { linkId: disabled.id } })
    for (const token of ['nonsense', expired.token, disabled.token]) {
      const visitor = house.stranger()
      expect((await visitor.refused(lookAtLink, { body: { token } })).code).toBe('gone')
      expect((await visitor.refused(enterLink, { body: { token, name: 'x' } })).code).toBe('gone')
      now += 61_000
    }
  })
})

describe('behind a link', () => {
  it('a guest has the page, and of what can be done there only what the link gives', async () => {
    const { visitor, linkId } = await guest()
    const seen = await visitor.ask(getLinkedPage, at(linkId))
    expect(seen).toMatchObject({ id: world.pageId, title: 'One', createdBy: null, parentId: null })
    const may = Object.entries(seen.can).filter(([, yes]) => yes)
    expect(may).toEqual([['write', true]])
    const reader = await guest({ access: 'READ', guestNames: 'OPTIONAL' })
    expect((await reader.visitor.ask(getLinkedPage, at(reader.linkId))).can.write).toBe(false)
  })

  it('a ticket names the link and the guest, and nobody else', async () => {
    const { visitor, linkId } = await guest()
    const ticket = await claims(visitor, linkId)
    expect(ticket).toMatchObject({
      userId: null,
      sessionId: null,
      linkId,
      name: 'Grace',
      access: 'write',
    })
    const reader = await guest({ access: 'READ', guestNames: 'OPTIONAL' })
    expect((await claims(reader.visitor, reader.linkId))?.access).toBe('read')
  })

  it('a person who is signed in writes under their own name', async () => {
    const { token, id } = await link()
    await enter(world.outsider, token, {})
    const { me } = world.outsider
    expect(await claims(world.outsider, id)).toMatchObject({
      userId: me.id,
      linkId: id,
      name: me.displayName,
    })
  })

  it('the text comes by HTTP too', async () => {
    const { visitor, linkId } = await guest()
    const head = (who: Visitor) => who.send(`/api/links/${linkId}/pages/${world.pageId}/head`)
    expect((await head(visitor)).status).toBe(200)
    expect((await head(house.stranger())).status).toBe(403)
  })

  it('no other page of the project opens, and none as a member’s', async () => {
    const params = { projectId: world.projectId }
    const other = await world.owner.ask(createPage, { params, body: { title: 'Two' } })
    const { visitor, linkId } = await guest()
    expect((await visitor.refused(getLinkedPage, at(linkId, other.id))).code).toBe('not_found')
    const ticket = { ...at(linkId, other.id), body: {} }
    expect((await visitor.refused(getLinkedTicket, ticket)).code).toBe('not_found')
    expect((await visitor.send(`/api/links/${linkId}/pages/${other.id}/head`)).status).toBe(404)
    expect((await visitor.refused(getPage, { params: { pageId: world.pageId } })).code).toBe(
      'unauthenticated',
    )
    expect((await visitor.ask(listLinkedPages, { params: { linkId } })).items).toEqual([])
  })

  it('to a project every page opens, trash and other people’s projects apart', async () => {
    const params = { projectId: world.projectId }
    const gone = await world.owner.ask(createPage, { params, body: { title: 'Gone' } })
    await world.owner.ask(deletePage, { params: { pageId: gone.id } })
    const { visitor, linkId } = await guest({
      pageId: null,
      access: 'READ',
      guestNames: 'OPTIONAL',
    })
    const { items } = await visitor.ask(listLinkedPages, { params: { linkId } })
    expect(items.map(({ title }) => title)).toEqual(['One', 'Two'])
    expect((await visitor.refused(getLinkedPage, at(linkId, gone.id))).code).toBe('not_found')
    const other = await openWorld(house)
    expect((await visitor.refused(getLinkedPage, at(linkId, other.pageId))).code).toBe('not_found')
  })

  it('without having come in through it, nothing opens', async () => {
    const { made } = await guest({ password: 'open sesame' }).catch(() => ({ made: null }))
    const { id } = made ?? (await link({ password: 'open sesame' }))
    for (const who of [house.stranger(), world.outsider, world.owner]) {
      expect((await who.refused(getLinkedPage, at(id))).code).toBe('forbidden')
      expect((await who.refused(getLinkedTicket, { ...at(id), body: {} })).code).toBe('forbidden')
    }
  })

  it('a forged pass opens nothing', async () => {
    const { linkId, visitor } = await guest()
    const [name, jwt = ''] = visitor.cookie?.split('=') ?? []
    const [head, , mac] = jwt.split('.')
    const payload = Buffer.from(JSON.stringify({ passes: [{ linkId, name: 'Owner' }] })).toString(
      'base64url',
    )
    const forger = house.stranger()
    forger.cookie = `${name}=${head}.${payload}.${mac}`
    expect((await forger.refused(getLinkedPage, at(linkId))).code).toBe('forbidden')
  })

  it('a pass lasts a month', async () => {
    const { linkId, visitor } = await guest()
    now += 31 * 24 * 3_600_000
    expect((await visitor.refused(getLinkedPage, at(linkId))).code).toBe('forbidden')
  })
})

describe('a link that is disabled', () => {
  it('puts everybody out who is inside, and lets nobody back', async () => {
    const { visitor, linkId, made } = await guest()
    await world.admin.ask(revokeLink, { params: { linkId } })
    await notices.hears({ kind: 'access-changed', linkId })
    expect((await visitor.refused(getLinkedPage, at(linkId))).code).toBe('gone')
    expect((await visitor.refused(getLinkedTicket, { ...at(linkId), body: {} })).code).toBe('gone')
    expect((await visitor.refused(lookAtLink, { body: { token: made.token } })).code).toBe('gone')
    const { items } = await world.owner.ask(listLinks, { params: { projectId: world.projectId } })
    expect(items.map(({ id }) => id)).not.toContain(linkId)
    const again = await world.admin.refused(revokeLink, { params: { linkId } })
    expect(again.code).toBe('not_found')
  })

  it('leaves members what they have', async () => {
    const { linkId } = await guest()
    await world.owner.ask(revokeLink, { params: { linkId } })
    expect((await world.editor.ask(getPage, { params: { pageId: world.pageId } })).can.write).toBe(
      true,
    )
  })
})
