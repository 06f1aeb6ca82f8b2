import {
  askAccess,
  grantAccess,
  listAccessRequests,
} from '@chapterhouse/shared/projects/access-request'
import { addMember, removeMember } from '@chapterhouse/shared/projects/contract'
import { changeMe } from '@chapterhouse/shared/users/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts'
import { mailsTo } from '../testing/mailbox.ts'
import { anotherWorld, openWorld, type World } from '../testing/world.ts'

let house: TestHouse
let world: World
let first: World
beforeAll(async () => {
  house = await openHouse()
  first = await openWorld(house)
})
afterAll(() => house.close())
beforeEach(async () => {
  world = await anotherWorld(first)
  await house.database.owner.query('delete from email_messages')
})

const params = () => ({ projectId: world.projectId })
const wish = (who: Guest, notifications: boolean) =>
  who.ask(changeMe, { body: { settings: { notifications } } })
const add = (who: Guest) =>
  world.owner.ask(addMember, { params: params(), body: { userId: who.me.id, role: 'EDITOR' } })
const about = async (who: Guest) =>
  (await mailsTo(house, who.me.email)).map(({ subject }) => subject)
const askFor = (who: Guest, message?: string) =>
  who.ask(askAccess, { body: { projectId: world.projectId, ...(message ? { message } : {}) } })

describe('who is let in', () => {
  it('hears of it, with the way there', async () => {
    await add(world.outsider)
    const [mail] = await mailsTo(house, world.outsider.me.email)
    expect(mail?.subject).toBe('You are in “A book” now')
    expect(mail?.text).toContain(`${house.address}/projects/${world.projectId}`)
    expect(mail?.text).toContain('as editor')
  })

  it('hears it in their own language', async () => {
    const { me } = await house.person('Greta')
    const greta = await house.person('Greta')
    await greta.ask(changeMe, { body: { language: 'de' } })
    await add(greta)
    expect(await about(greta)).toContain('Sie sind jetzt in „A book“')
    expect(me.language).toBe('en')
  })

  it('hears nothing when they do not wish to', async () => {
    const eva = await house.person('Eva')
    await house.database.owner.query('delete from email_messages')
    await wish(eva, false)
    await add(eva)
    expect(await about(eva)).toEqual([])
  })

  it('hears nothing when nothing happened', async () => {
    await world.owner.refused(addMember, {
      params: params(),
      body: { userId: world.editor.me.id, role: 'EDITOR' },
    })
    expect(await about(world.editor)).toEqual([])
  })

  it('hears that what they asked for is granted', async () => {
    await askFor(world.outsider)
    const { items } = await world.owner.ask(listAccessRequests, { params: params() })
    const accessRequestId = items[0]?.id
    const where = { params: { ...params(), accessRequestId } } as never
    await world.owner.ask(grantAccess, { ...(where as object), body: { role: 'VIEWER' } } as never)
    expect(await about(world.outsider)).toEqual(['You are in “A book” now'])
  })
})

describe('who looks after a project', () => {
  it('hears once that somebody asks, with their words', async () => {
    await askFor(world.outsider, 'May I read?')
    await askFor(world.outsider, 'Please, may I?')
    for (const who of [world.owner, world.admin]) {
      const [mail, ...more] = await mailsTo(house, who.me.email)
      expect(more).toEqual([])
      expect(mail?.text).toContain('“May I read?”')
      expect(mail?.text).toContain('?show=people')
    }
  })

  it('hears nothing when they do not wish to, and the others still do', async () => {
    await wish(world.owner, false)
    await askFor(world.outsider)
    expect([await about(world.owner), (await about(world.admin)).length]).toEqual([[], 1])
    await wish(world.owner, true)
  })

  it('is nobody who only writes there, or was removed', async () => {
    await world.owner.ask(removeMember, { params: { ...params(), userId: world.admin.me.id } })
    await askFor(world.outsider)
    for (const who of [world.editor, world.viewer, world.admin])
      expect(await about(who)).toEqual([])
  })

  it('hears nothing of what is asked where nothing is', async () => {
    const body = { projectId: world.outsider.me.id as never }
    await world.outsider.ask(askAccess, { body })
    const { rows } = await house.database.owner.query('select from email_messages')
    expect(rows).toEqual([])
  })
})
