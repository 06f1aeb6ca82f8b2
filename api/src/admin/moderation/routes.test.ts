import * as moderation from '@chapterhouse/shared/admin/moderation'
import { setPlatformRole } from '@chapterhouse/shared/admin/people'
import type { Endpoint } from '@chapterhouse/shared/kernel/endpoint'
import { changePage, importPage } from '@chapterhouse/shared/pages/contract'
import { changeProject } from '@chapterhouse/shared/projects/contract'
import * as publishing from '@chapterhouse/shared/publishing/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing/house.ts'
import { anotherWorld, openWorld, type World } from '../../testing/world.ts'

let house: TestHouse
let people: World
/** No admin, and no member anywhere. */
let mo: World['outsider']
beforeAll(async () => {
  house = await openHouse()
  // the first one looks after the house
  people = await openWorld(house)
  mo = await house.person('Mo')
  const params = { userId: mo.me.id }
  await people.owner.ask(setPlatformRole, { params, body: { platformRole: 'MODERATOR' } })
})
afterAll(() => house.close())

const report = (what: { page?: string; project?: string }, reason = 'SPAM', words = 'Look') =>
  house.db.ask`
    select app.report_content(${what.page ?? null}, ${what.project ?? null}, ${reason}, ${words})`
const queue = async (view: moderation.QueueView = 'open', who = mo) =>
  (await who.ask(moderation.listCases, { query: { view } })).items

/** A public page of an admin who does not look after the house, and their project. */
const aText = async () => {
  const { pageId, projectId, admin, ...world } = await anotherWorld(people)
  const params = { pageId }
  await admin.ask(importPage, { params, body: { markdown: 'It rises.' } })
  const said = await admin.ask(publishing.publishPage, { params, body: { withProject: true } })
  const project = { params: { projectId } }
  return { ...world, admin, params, project, path: String(said.path), front: said.project.path }
}
const aCase = async () => {
  const text = await aText()
  await report({ page: text.params.pageId })
  const one = (await queue()).find(({ path }) => path === text.path)
  return { ...text, at: { params: { caseId: one?.id as never } } }
}
const aHidden = async () => {
  const text = await aCase()
  await mo.ask(moderation.hideCase, { ...text.at, body: { note: 'An advertisement' } })
  return text
}
const world = async (path: string) => {
  const answer = await house.stranger().send(path, { redirect: 'manual' })
  return [answer.status, /<h1[^>]*>([^<]*)/.exec(await answer.text())?.[1]]
}
const why = (note: string) => ({ body: { note } })
const logged = async () => {
  const sql = `select action, category, actor_id, resource_type, after from activity_log order by id desc limit 1`
  return (await house.database.owner.query(sql)).rows[0]
}

describe('the queue', () => {
  it('says what was reported, how often, why and when', async () => {
    const { path, params, at } = await aCase()
    await report({ page: params.pageId }, 'PRIVACY', 'My address')
    await report({ page: params.pageId })
    const one = (await queue()).find(({ id }) => id === at.params.caseId)
    const what = { kind: 'page', title: 'One', projectTitle: 'A book', path, says: 'It rises.' }
    expect(one).toMatchObject({ ...what, state: 'open', isPublic: true, decision: null })
    expect(one?.reports).toMatchObject({
      count: 3,
      reasons: [
        { reason: 'SPAM', count: 2 },
        { reason: 'PRIVACY', count: 1 },
      ],
    })
    expect(one?.reports.words.map(({ words }) => words)).toEqual(['Look', 'My address', 'Look'])
    expect(one?.can).toEqual({ dismiss: true, hide: true, release: false })
  })

  it('is for admins too, and says nothing to others: owners, editors, nobody', async () => {
    const { admin, outsider, at } = await aCase()
    expect((await queue('open', people.owner)).length).toBeGreaterThan(0)
    for (const who of [admin, outsider, people.editor, house.stranger()]) {
      expect((await who.refused(moderation.listCases, {})).code).toBe('not_found')
      const no = await who.refused(moderation.hideCase, { ...at, ...why('Mine') })
      expect(no.code).toBe('not_found')
    }
  })

  it('names a front by its project', async () => {
    const { project, front } = await aText()
    await report({ project: project.params.projectId })
    const one = (await queue()).find(({ path }) => path === front)
    expect(one).toMatchObject({ kind: 'front', title: 'A book', state: 'open' })
  })

  it('shows the title that was public, not the one of today', async () => {
    const { admin, params, at } = await aCase()
    await admin.ask(changePage, { params, body: { title: 'Secret' } })
    const one = (await queue()).find(({ id }) => id === at.params.caseId)
    expect(one?.title).toBe('One')
  })

  it('holds no more than five hundred of one thing', async () => {
    const { params, at } = await aCase()
    await house.database.owner.query(
      `insert into content_flags (case_id, reason) select $1, 'SPAM' from generate_series(1, 498)`,
      [at.params.caseId],
    )
    await report({ page: params.pageId })
    await report({ page: params.pageId })
    const one = (await queue()).find(({ id }) => id === at.params.caseId)
    expect([one?.reports.count, one?.reports.words.length]).toEqual([500, 2])
  })
})

describe('what is dismissed', () => {
  it('stays public, leaves the queue, and comes back when it is reported anew', async () => {
    const { path, params, at } = await aCase()
    const done = await mo.ask(moderation.dismissCase, { ...at, ...why('Harmless') })
    expect(done).toMatchObject({ state: 'dismissed', decision: { by: 'Mo', note: 'Harmless' } })
    expect((await world(path))[0]).toBe(200)
    expect((await queue()).some(({ id }) => id === at.params.caseId)).toBe(false)
    await report({ page: params.pageId }, 'ABUSE')
    const again = (await queue()).find(({ id }) => id === at.params.caseId)
    expect(again).toMatchObject({ reports: { count: 1 }, decision: { note: 'Harmless' } })
  })

  it('is in the log', async () => {
    const { at } = await aCase()
    await mo.ask(moderation.dismissCase, { ...at, ...why('Harmless') })
    const line = { action: 'flag.dismissed', category: 'AUDIT', actor_id: mo.me.id }
    expect(await logged()).toEqual({ ...line, resource_type: 'page', after: { note: 'Harmless' } })
  })
})

describe('a page that is hidden', () => {
  it('is gone from the world, its front, its feed and the map at once', async () => {
    const { path, front } = await aHidden()
    expect(await world(path)).toEqual([410, 'This was taken down'])
    for (const place of [front, `${front}/feed.xml`, '/sitemap.xml']) {
      expect(await (await house.stranger().send(place)).text()).not.toContain(path)
    }
    expect((await world(`${path}/report`))[0]).toBe(410)
  })

  it('tells its authors why, who may not publish it again', async () => {
    const { admin, viewer, params } = await aHidden()
    const said = await admin.ask(publishing.getPublication, { params })
    expect(said).toMatchObject({ state: 'hidden', takedown: { note: 'An advertisement' } })
    expect(said.can).toEqual({ publish: false, unpublish: true })
    const no = await admin.refused(publishing.publishPage, { params, body: {} })
    expect(no).toMatchObject({ code: 'conflict', detail: expect.stringMatching(/taken this down/) })
    expect((await viewer.ask(publishing.getPublication, { params })).takedown).not.toBeNull()
  })

  it('is not public by taking it back and trying again, nor by its project', async () => {
    const { admin, params, project, path } = await aHidden()
    await admin.ask(publishing.unpublishProject, project)
    await admin.ask(publishing.publishProject, project)
    expect((await world(path))[0]).toBe(410)
    const back = await admin.ask(publishing.unpublishPage, { params })
    expect(back).toMatchObject({ state: 'hidden', can: { publish: false, unpublish: false } })
    expect((await admin.refused(publishing.publishPage, { params, body: {} })).code).toBe(
      'conflict',
    )
  })

  it('is public again when it is released, at once', async () => {
    const { path, at, admin, params } = await aHidden()
    const done = await mo.ask(moderation.releaseCase, { ...at, ...why('They changed it') })
    expect(done).toMatchObject({ state: 'released', isPublic: true })
    expect(await world(path)).toEqual([200, 'One'])
    expect((await admin.ask(publishing.getPublication, { params })).takedown).toBeNull()
    expect(await logged()).toMatchObject({ action: 'content.released', actor_id: mo.me.id })
  })

  it('that was taken back meanwhile stays so when it is released', async () => {
    const { path, at, admin, params } = await aHidden()
    await admin.ask(publishing.unpublishPage, { params })
    await mo.ask(moderation.releaseCase, { ...at, ...why('Enough') })
    expect(await world(path)).toEqual([410, 'This is no longer public'])
    await admin.ask(publishing.publishPage, { params, body: {} })
    expect((await world(path))[0]).toBe(200)
  })
})

describe('a front that is hidden', () => {
  const aHiddenFront = async () => {
    const text = await aText()
    await report({ project: text.project.params.projectId })
    const one = (await queue()).find(({ path }) => path === text.front)
    const at = { params: { caseId: one?.id as never } }
    await mo.ask(moderation.hideCase, { ...at, ...why('Stolen texts') })
    return { ...text, at }
  }

  it('takes its pages with it, and says why to its members', async () => {
    const { path, front, admin, params, project } = await aHiddenFront()
    for (const place of [path, front]) {
      expect(await world(place)).toEqual([410, 'This was taken down'])
    }
    const said = await admin.ask(publishing.getPublication, { params })
    expect(said).toMatchObject({
      state: 'waiting',
      project: { takedown: { note: 'Stolen texts' } },
    })
    expect((await admin.refused(publishing.publishProject, project)).code).toBe('conflict')
    const both = { params, body: { withProject: true } }
    expect((await admin.refused(publishing.publishPage, both)).code).toBe('conflict')
  })

  it('is not opened by another door, nor by the database', async () => {
    const { front, admin, project } = await aHiddenFront()
    await admin.ask(changeProject, { ...project, body: { visibility: 'PUBLIC' } })
    expect((await world(front))[0]).toBe(410)
    const sql = `update projects set status = 'PUBLISHED', visibility = 'PUBLIC' where id = $1`
    await expect(house.database.owner.query(sql, [project.params.projectId])).rejects.toThrow(
      'taken down by moderation',
    )
  })

  it('is opened again by its members when it is released', async () => {
    const { front, path, admin, project, at } = await aHiddenFront()
    await mo.ask(moderation.releaseCase, { ...at, ...why('Cleared') })
    expect((await world(front))[0]).toBe(410)
    await admin.ask(publishing.publishProject, project)
    expect([(await world(front))[0], (await world(path))[0]]).toEqual([200, 200])
  })
})

describe('a decision is refused', () => {
  it('twice: dismissed, hidden, released', async () => {
    const { at } = await aCase()
    const no = async (question: Endpoint) =>
      (await mo.refused(question, { ...at, ...why('Again') } as never)).detail
    expect(await no(moderation.releaseCase)).toBe('It is not hidden')
    await mo.ask(moderation.dismissCase, { ...at, ...why('Harmless') })
    expect(await no(moderation.dismissCase)).toBe('It was decided already')
    await mo.ask(moderation.hideCase, { ...at, ...why('After all') })
    expect(await no(moderation.hideCase)).toBe('It is hidden already')
    expect(await no(moderation.dismissCase)).toBe('It is hidden already')
  })

  it('of two at once, for the second', async () => {
    const { at } = await aCase()
    const hide = (who: World['owner']) =>
      who.send(`/api/admin/moderation/${at.params.caseId}/hide`, {
        method: 'POST',
        body: '{"note":"x"}',
        headers: { 'content-type': 'application/json' },
      })
    const answers = await Promise.all([hide(mo), hide(people.owner)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('to hide what was taken back in between; to dismiss it is not', async () => {
    const { at, admin, params } = await aCase()
    await admin.ask(publishing.unpublishPage, { params })
    const no = await mo.refused(moderation.hideCase, { ...at, ...why('Late') })
    expect(no).toMatchObject({ code: 'conflict', detail: 'It is not public any more' })
    expect((await queue()).find(({ id }) => id === at.params.caseId)).toMatchObject({
      title: 'One',
      isPublic: false,
    })
    await mo.ask(moderation.dismissCase, { ...at, ...why('It is gone') })
  })

  it('without a reason, or with a novel', async () => {
    const { at } = await aCase()
    for (const note of ['', ' ', 'x'.repeat(1001)]) {
      const no = await mo.refused(moderation.hideCase, { ...at, ...why(note) })
      expect(no.code).toBe('invalid_input')
    }
  })

  it('of what is unknown, and to who was a moderator', async () => {
    const nothing = { params: { caseId: '01a1f8ec-0000-7000-8000-000000000000' as never } }
    const no = await mo.refused(moderation.hideCase, { ...nothing, ...why('x') })
    expect(no.code).toBe('not_found')
    const { at } = await aCase()
    const set = (platformRole: 'USER' | 'MODERATOR') =>
      people.owner.ask(setPlatformRole, { params: { userId: mo.me.id }, body: { platformRole } })
    await set('USER')
    expect((await mo.refused(moderation.hideCase, { ...at, ...why('x') })).code).toBe('not_found')
    await set('MODERATOR')
  })
})
