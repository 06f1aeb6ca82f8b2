import {
  createPage,
  deletePage,
  importPage,
  listVersions,
} from '@chapterhouse/shared/pages/contract'
import { changeMember } from '@chapterhouse/shared/projects/contract'
import * as contract from '@chapterhouse/shared/publishing/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPost } from '../../mail/service.ts'
import { type Guest, openHouse, type TestHouse } from '../../testing/house.ts'
import { mailsTo } from '../../testing/mailbox.ts'
import { anotherWorld, openWorld, type World } from '../../testing/world.ts'
import { openWorkshop } from '../workshop/workshop.ts'
import { publishPlanned } from './planned.ts'

let now = Date.now()
const clock = { now: () => now }
const workshop = openWorkshop({ benches: 1, waiting: 9, limit: 30_000 })
let house: TestHouse
let people: World
beforeAll(async () => {
  house = await openHouse({ clock })
  // the first one looks after the house
  await house.person('Head')
  people = await openWorld(house)
})
afterAll(async () => {
  await workshop.close()
  await house.close()
})

beforeEach(() => house.database.owner.query('delete from planned_publications'))

const job = () => {
  const post = openPost({ appSecret: house.database.appSecret, smtpUrl: null })
  return publishPlanned({ db: house.db, clock, workshop, post })
}
/** The clock goes on, and the job runs. */
const later = async (minutes: number) => {
  now += minutes * 60_000
  return job().run(house.database.jobs)
}
const none = { published: 0, failed: 0, changed: 0 }
const inMinutes = (minutes: number) => new Date(now + minutes * 60_000).toISOString()

const aText = async () => {
  const world = await anotherWorld(people)
  const { projectId, editor } = world
  const body = { title: 'Tides', markdown: 'It rises.' }
  const { id: pageId } = await editor.ask(createPage, { params: { projectId }, body })
  return { ...world, params: { pageId }, project: { params: { projectId } } }
}
type Text = Awaited<ReturnType<typeof aText>>
interface Wish {
  readonly at: string
  readonly withProject?: boolean
}
const plan = (who: Guest, { params }: Pick<Text, 'params'>, body: Wish) =>
  who.ask(contract.planPublication, { params, body })
const stateOf = async ({ owner, params }: Text) => owner.ask(contract.getPublication, { params })

describe('a page that is planned', () => {
  it('says when and by whom, and is not public before', async () => {
    const text = await aText()
    const at = inMinutes(10)
    const said = await plan(text.editor, text, { at })
    const { displayName: by } = text.editor.me
    expect(said).toMatchObject({ state: 'private', plan: { at, by, failure: null } })
    expect(await later(9)).toEqual(none)
    expect((await stateOf(text)).state).toBe('private')
  })

  it('is published at its time, as it stands then, once', async () => {
    const text = await aText()
    await plan(text.owner, text, { at: inMinutes(10), withProject: true })
    const body = { markdown: 'And falls.' }
    await text.editor.ask(importPage, { params: text.params, body })
    expect(await later(11)).toEqual({ ...none, published: 1 })
    const said = await stateOf(text)
    expect(said).toMatchObject({ state: 'public', plan: null, hasChanges: false })
    expect(await (await house.stranger().send(String(said.path))).text()).toContain('And falls.')
    expect(await later(11)).toEqual(none)
    const { items } = await text.owner.ask(listVersions, { params: text.params, query: {} })
    expect(items.filter(({ kind }) => kind === 'PUBLISH')).toHaveLength(1)
  })

  it('is changed, by whoever may, and happens in their name', async () => {
    const text = await aText()
    await plan(text.editor, text, { at: inMinutes(10) })
    await plan(text.admin, text, { at: inMinutes(30) })
    expect(await later(11)).toEqual(none)
    expect(await later(20)).toEqual({ ...none, published: 1 })
    const { items } = await text.owner.ask(listVersions, { params: text.params, query: {} })
    expect(items[0]?.createdBy?.displayName).toBe(text.admin.me.displayName)
  })

  it('is cancelled, and then never', async () => {
    const text = await aText()
    await plan(text.editor, text, { at: inMinutes(10) })
    const said = await text.owner.ask(contract.cancelPublication, { params: text.params })
    expect(said.plan).toBeNull()
    await text.owner.ask(contract.cancelPublication, { params: text.params })
    expect(await later(11)).toEqual(none)
  })

  it('that somebody publishes before is done with it', async () => {
    const text = await aText()
    await plan(text.editor, text, { at: inMinutes(10) })
    const said = await text.editor.ask(contract.publishPage, { params: text.params, body: {} })
    expect(said.plan).toBeNull()
    expect(await later(11)).toEqual(none)
  })

  it('is published anew where it is public already', async () => {
    const text = await aText()
    const { params } = text
    await text.owner.ask(contract.publishPage, { params, body: { withProject: true } })
    await text.editor.ask(importPage, { params, body: { markdown: 'And falls.' } })
    await plan(text.editor, text, { at: inMinutes(10) })
    expect((await stateOf(text)).hasChanges).toBe(true)
    await later(11)
    expect(await stateOf(text)).toMatchObject({ state: 'public', hasChanges: false })
  })
})

describe('a plan that cannot be carried out', () => {
  const fails = async (text: Text, failure: string, who: Guest = text.editor) => {
    expect(await later(11)).toEqual({ ...none, failed: 1 })
    expect(await stateOf(text)).toMatchObject({ state: 'private', plan: { failure } })
    expect(await later(11)).toEqual(none)
    return (await mailsTo(house, who.me.email)).filter(({ subject }) => /“Tides”/.test(subject))
  }

  it('for who lost the right, does not happen, and they are told, once', async () => {
    const text = await aText()
    await plan(text.editor, text, { at: inMinutes(10) })
    const { projectId } = text
    const params = { projectId, userId: text.editor.me.id }
    await text.owner.ask(changeMember, { params, body: { role: 'VIEWER' } })
    const mails = await fails(text, 'not_allowed')
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toMatch(/you may not publish it any more[\s\S]*\/p\//)
  })

  it('for who may not open its project any more, leaves both closed', async () => {
    const text = await aText()
    await plan(text.admin, text, { at: inMinutes(10), withProject: true })
    const params = { projectId: text.projectId, userId: text.admin.me.id }
    await text.owner.ask(changeMember, { params, body: { role: 'EDITOR' } })
    await fails(text, 'not_allowed', text.admin)
    expect((await stateOf(text)).project.isPublic).toBe(false)
  })

  it('for want of a text, says so', async () => {
    const { projectId, ...world } = await anotherWorld(people)
    const { owner, pageId } = world
    const text = { ...world, projectId, params: { pageId }, project: { params: { projectId } } }
    await plan(owner, text, { at: inMinutes(10) })
    await fails(text, 'empty', owner)
    const again = await plan(owner, text, { at: inMinutes(10) })
    expect(again.plan?.failure).toBeNull()
    await owner.ask(contract.cancelPublication, { params: text.params })
  })

  it('for moderators, says so', async () => {
    const text = await aText()
    const { params, owner } = text
    await owner.ask(contract.publishPage, { params, body: { withProject: true } })
    await house.db.ask`select app.report_content(${params.pageId}, null, 'SPAM', null)`
    await plan(owner, text, { at: inMinutes(10) })
    await house.database.owner.query(
      `update moderation_cases set state = 'HIDDEN', note = 'x', decided_at = now() where page_id = $1`,
      [params.pageId],
    )
    expect(await later(11)).toEqual({ ...none, failed: 1 })
    expect((await stateOf(text)).plan?.failure).toBe('hidden')
  })

  it('of a page in the trash waits there', async () => {
    const text = await aText()
    await plan(text.editor, text, { at: inMinutes(10) })
    await text.owner.ask(deletePage, { params: text.params })
    expect(await later(11)).toEqual({ ...none, failed: 1 })
  })

  it('of an account that is out does not happen, and nobody is written to', async () => {
    const text = await aText()
    await plan(text.editor, text, { at: inMinutes(10) })
    const off = `update users set is_active = $2 where id = $1`
    await house.database.owner.query(off, [text.editor.me.id, false])
    const before = (await mailsTo(house, text.editor.me.email)).length
    expect(await later(11)).toEqual({ ...none, failed: 1 })
    expect(await mailsTo(house, text.editor.me.email)).toHaveLength(before)
    await house.database.owner.query(off, [text.editor.me.id, true])
  })

  it('keeps no other from being carried out', async () => {
    const [one, other] = [await aText(), await aText()]
    await plan(one.editor, one, { at: inMinutes(10) })
    await plan(other.editor, other, { at: inMinutes(10) })
    await one.owner.ask(deletePage, { params: one.params })
    expect(await later(11)).toEqual({ ...none, published: 1, failed: 1 })
  })
})

describe('planning', () => {
  it.each(['contributor', 'reviewer', 'viewer'] as const)('is not for a %s', async (role) => {
    const text = await aText()
    const body = { at: inMinutes(10) }
    const { params } = text
    const no = await text[role].refused(contract.planPublication, { params, body })
    expect(no.code).toBe('forbidden')
    expect((await text[role].refused(contract.cancelPublication, { params })).code).toBe(
      'forbidden',
    )
  })

  it('with its project is not for an editor', async () => {
    const { editor, params } = await aText()
    const body = { at: inMinutes(10), withProject: true }
    expect((await editor.refused(contract.planPublication, { params, body })).code).toBe(
      'forbidden',
    )
  })

  it.each([-1, 0, 367 * 1440])('is refused %i minutes ahead', async (minutes) => {
    const { editor, params } = await aText()
    const body = { at: inMinutes(minutes) }
    const no = await editor.refused(contract.planPublication, { params, body })
    expect(no).toMatchObject({ code: 'invalid_input', issues: [{ path: 'body.at' }] })
  })
})
