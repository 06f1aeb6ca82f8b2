import { createPage, importPage } from '@chapterhouse/shared/pages/contract'
import * as contract from '@chapterhouse/shared/publishing/contract'
import { mostReportWords } from '@chapterhouse/shared/publishing/report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../../testing/house.ts'
import { anotherWorld, openWorld, type World } from '../../../testing/world.ts'

let house: TestHouse
let people: World
let now = Date.now()
beforeAll(async () => {
  house = await openHouse({ clock: { now: () => now } })
  people = await openWorld(house)
})
afterAll(() => house.close())

/** A public page of a new project; the pace of the one address there is here begins anew. */
const aText = async (markdown = 'It rises.') => {
  now += 25 * 3_600_000
  const { projectId, owner } = await anotherWorld(people)
  const body = { title: 'Tides & <b>Moons</b>', markdown }
  const { id: pageId } = await owner.ask(createPage, { params: { projectId }, body })
  const params = { pageId }
  const said = await owner.ask(contract.publishPage, { params, body: { withProject: true } })
  return { owner, params, path: String(said.path), front: said.project.path, projectId }
}

const ours = { 'sec-fetch-site': 'same-origin' }
const look = (path: string) => house.stranger().send(path, { redirect: 'manual' })
const send = (path: string, fields: Record<string, string>, headers: object = ours) =>
  house.stranger().send(`${path}/report`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(fields),
    headers: { ...headers },
  })
const flags = async () => {
  const sql = `select c.page_id, c.project_id, f.reason, f.details from content_flags f
               join moderation_cases c on c.id = f.case_id order by f.created_at, f.id`
  return (await house.database.owner.query(sql)).rows
}

describe('what the world reads', () => {
  it('can be reported by a form that needs no script', async () => {
    const { path, front } = await aText()
    for (const place of [path, front]) {
      expect(await (await look(place)).text()).toContain(
        `<a href="${place}/report" rel="nofollow">Report</a>`,
      )
      const form = await look(`${place}/report`)
      const html = await form.text()
      expect([form.status, form.headers.get('cache-control')]).toEqual([200, 'no-store'])
      expect(html).toContain(`<form method="post" action="${place}/report"`)
      expect(html).not.toMatch(/<script|<b>Moons/)
      expect(form.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
    }
  })

  it('is reported with a reason and words, by nobody in particular', async () => {
    const { path, params } = await aText()
    const answer = await send(path, { reason: 'SPAM', words: 'Look\r\nhere' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}/reported`])
    expect(answer.headers.get('set-cookie')).toBeNull()
    const kept = { page_id: params.pageId, project_id: null, reason: 'SPAM' }
    expect((await flags()).at(-1)).toEqual({ ...kept, details: 'Look\nhere' })
    expect(await (await look(`${path}/reported`)).text()).toContain('Your report was kept.')
  })

  it('is a whole front, too', async () => {
    const { front, projectId } = await aText()
    expect((await send(front, { reason: 'OTHER', words: '' })).status).toBe(303)
    const kept = { page_id: null, project_id: projectId, reason: 'OTHER', details: null }
    expect((await flags()).at(-1)).toEqual(kept)
  })

  it('is reported under any words of its address', async () => {
    const { params, path } = await aText()
    const answer = await send(`/texts/old-words-${params.pageId}`, { reason: 'ABUSE' })
    expect(answer.headers.get('location')).toBe(`${path}/reported`)
  })

  it('is counted once a day from one address, whatever is said of it', async () => {
    const { path } = await aText()
    const before = (await flags()).length
    for (const reason of ['SPAM', 'ABUSE', 'SPAM']) {
      expect((await send(path, { reason })).status).toBe(303)
    }
    expect(await flags()).toHaveLength(before + 1)
    now += 25 * 3_600_000
    await send(path, { reason: 'SPAM' })
    expect(await flags()).toHaveLength(before + 2)
  })
})

describe('a report that cannot be taken', () => {
  const refused = async (fields: Record<string, string>) => {
    const { path } = await aText()
    const before = await flags()
    const answer = await send(path, fields)
    expect(await flags()).toEqual(before)
    return { status: answer.status, html: await answer.text() }
  }

  it('for want of a reason, keeps its words', async () => {
    const { status, html } = await refused({ words: '\n  Look <here>' })
    expect(status).toBe(400)
    expect(html).toContain('role="alert" class="problem">Please choose')
    expect(html).toContain('>\n\n  Look &lt;here&gt;</textarea>')
  })

  it('for a reason of its own, says the same and echoes nothing', async () => {
    const { status, html } = await refused({ reason: '"><script>x' })
    expect([status, html.includes('<script')]).toEqual([400, false])
  })

  it('of a German text is asked for and thanked in German', async () => {
    const { path } = await aText(
      'Es war einmal ein König, der hatte drei Söhne und ein Schloss am Meer.',
    )
    expect(await (await look(`${path}/report`)).text()).toContain('Es ist Spam oder Werbung')
    expect(await (await send(path, {})).text()).toContain('Bitte wählen Sie')
    expect(await (await look(`${path}/reported`)).text()).toContain('Ihre Meldung ist da')
  })

  it('for too many words, keeps them and its reason', async () => {
    const words = 'x'.repeat(mostReportWords + 1)
    const { status, html } = await refused({ reason: 'PRIVACY', words })
    expect(status).toBe(400)
    expect(html).toContain('value="PRIVACY" required checked>')
    expect(html).toContain(words)
  })

  it('for its weight, is refused unread', async () => {
    const { status } = await refused({ reason: 'SPAM', words: 'x'.repeat(40_000) })
    expect(status).toBe(413)
  })

  it('for nothing in it, or fields by the dozen, is asked for again', async () => {
    expect((await refused({})).status).toBe(400)
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`f${n}`, 'x']))
    expect((await refused(many)).status).toBe(422)
  })

  it('as JSON, is none', async () => {
    const { path } = await aText()
    const json = { method: 'POST', body: '{"reason":"SPAM"}', redirect: 'manual' } as const
    const headers = { ...ours, 'content-type': 'application/json' }
    expect((await house.stranger().send(`${path}/report`, { ...json, headers })).status).toBe(400)
  })

  it.each([{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }])(
    'from another site, is refused: %j',
    async (headers) => {
      const { path } = await aText()
      expect((await send(path, { reason: 'SPAM' }, headers)).status).toBe(403)
    },
  )

  it('after five others, waits, and is not lost', async () => {
    const first = await aText()
    const places = [first.path, first.front]
    for (let n = 0; n < 4; n++) {
      const { pageId, owner } = await anotherWorld(people)
      const fill = { params: { pageId }, body: { withProject: true } }
      await owner.ask(importPage, { params: { pageId }, body: { markdown: 'Words.' } })
      places.push(String((await owner.ask(contract.publishPage, fill)).path))
    }
    const answers = []
    for (const place of places) answers.push(await send(place, { reason: 'SPAM', words: 'Mine' }))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 429])
    expect(await answers.at(-1)?.text()).toMatch(/again in 10 minutes[\s\S]*>\nMine<\/textarea>/)
  })
})

describe('what the world does not read', () => {
  it('cannot be reported: unknown, never public, taken back', async () => {
    const { owner, params, path } = await aText()
    await owner.ask(contract.unpublishPage, { params })
    const before = await flags()
    const places = [path, `/texts/x-${people.pageId}`, '/texts/x', `/works/x-${people.projectId}`]
    const answers = []
    for (const place of places) answers.push((await send(place, { reason: 'SPAM' })).status)
    expect(answers).toEqual([410, 404, 404, 404])
    expect((await look(`${path}/report`)).status).toBe(410)
    expect(await flags()).toEqual(before)
  })

  it('is not kept by the database either, whatever the route thinks', async () => {
    const { owner, params, projectId } = await aText()
    await owner.ask(contract.unpublishProject, { params: { projectId } })
    const [row] = await house.db.ask<{ kept: boolean }>`
      select app.report_content(${params.pageId}, null, 'SPAM', null) as kept`
    expect(row?.kept).toBe(false)
  })
})
