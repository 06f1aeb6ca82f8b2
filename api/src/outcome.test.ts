import { type CutLine, openCutLine } from '@chapterhouse/prisma/testing/cut-line'
import { signIn, signUp } from '@chapterhouse/shared/auth/contract'
import { createPage, listPages } from '@chapterhouse/shared/pages/contract'
import { createProject } from '@chapterhouse/shared/projects/contract'
import { problem } from '@chapterhouse/shared/refusals'
import { getMe } from '@chapterhouse/shared/users/contract'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from './testing/house.ts'

let line: CutLine
let house: TestHouse
let anna: Guest
beforeAll(async () => {
  const through = async (url: string) => {
    line = await openCutLine(url)
    return line.url
  }
  house = await openHouse({ through })
  anna = await house.person('Anna')
})
afterAll(async () => {
  await house.close()
  await line.close()
})
// what was cut may lie among the idle until its end is heard
beforeEach(() => expect.poll(async () => (await anna.send('/api/me')).status).toBe(200))

/** The change is asked for: cut where it becomes final. */
const atCommitAfter = (after: RegExp, when: 'asked' | 'answered') =>
  line.plan({ after, statement: /^COMMIT/, when, end: 'reset' })

const aProject = async () => {
  const project = await anna.ask(createProject, { body: { kind: 'WRITING', title: 'Book' } })
  return { projectId: project.id }
}
const titlesIn = async (params: Awaited<ReturnType<typeof aProject>>) => {
  const { items } = await anna.ask(listPages, { params, query: {} })
  return items.map(({ title }) => title)
}

describe('a database that is cut off as it makes a change final', () => {
  it.each([
    ['asked', []],
    ['answered', ['Found']],
  ] as const)('with the COMMIT %s: nobody claims what nobody knows', async (when, found) => {
    const params = await aProject()
    atCommitAfter(/INSERT INTO "public"."pages"/i, when)
    const no = await anna.refused(createPage, { params, body: { title: 'Found' } })
    expect([no.status, no.code]).toEqual([503, 'outcome_unknown'])
    expect(await titlesIn(params)).toEqual(found)
  })

  it('is an outage for who only reads', async () => {
    line.plan({ statement: /^COMMIT/, when: 'answered', end: 'reset' })
    expect((await anna.refused(getMe, {})).code).toBe('unavailable')
  })

  it('leaves a picture its bytes: its row may be there', async () => {
    const params = await aProject()
    const page = await anna.ask(createPage, { params, body: { title: 'Pictures' } })
    const bytes = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#c63' } })
      .png()
      .toBuffer()
    const body = new FormData()
    body.set('file', new Blob([Uint8Array.from(bytes)], { type: 'image/png' }), 'picture.png')
    atCommitAfter(/INSERT INTO "public"."assets"/i, 'answered')
    const answer = await anna.send(`/api/pages/${page.id}/images`, { method: 'POST', body })
    expect(problem.parse(await answer.json()).code).toBe('outcome_unknown')
    const { rows } = await house.database.owner.query('select id from assets')
    expect((await anna.send(`/api/assets/${rows[0].id}`)).status).toBe(200)
  })

  it('after the account and before its first session: the account is there', async () => {
    const person = { email: 'bob@example.org', password: 'seventeen purple giraffes' }
    const bob = house.stranger()
    const after = /app.sign_up/
    line.plan({ after, statement: /set_config/, when: 'asked', end: 'reset' })
    const no = await bob.refused(signUp, { body: { ...person, displayName: 'Bob' } })
    expect([no.code, no.detail]).toEqual([
      'outcome_unknown',
      'The account is there; we cannot tell whether you are signed in',
    ])
    expect((await bob.ask(signIn, { body: person })).user.displayName).toBe('Bob')
  })
})
