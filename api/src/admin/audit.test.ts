import * as house from '@chapterhouse/shared/admin/house'
import * as moderation from '@chapterhouse/shared/admin/moderation'
import * as people from '@chapterhouse/shared/admin/people'
import * as projects from '@chapterhouse/shared/admin/projects'
import type { Endpoint } from '@chapterhouse/shared/kernel/endpoint'
import { createPage } from '@chapterhouse/shared/pages/contract'
import { createProject } from '@chapterhouse/shared/projects/contract'
import { publishPage } from '@chapterhouse/shared/publishing/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts'
import { questions } from '../testing/questions.ts'

let here: TestHouse
let head: Guest
beforeAll(async () => {
  here = await openHouse()
  head = await here.person('Head')
})
afterAll(() => here.close())

const person = async () => ({ params: { userId: (await here.person()).me.id } })
const suspended = async () => {
  const who = await person()
  await head.ask(people.suspendPerson, { ...who, body: { reason: 'x' } })
  return who
}
const project = async () => {
  const { id } = await head.ask(createProject, { body: { kind: 'WRITING', title: 'A book' } })
  return { params: { projectId: id } }
}
const trashed = async () => {
  const one = await project()
  await head.ask(projects.trashAnyProject, one)
  return one
}

const reported = async () => {
  const { params } = await project()
  const body = { title: 'One', markdown: 'Words.' }
  const { id: pageId } = await head.ask(createPage, { params, body })
  await head.ask(publishPage, { params: { pageId }, body: { withProject: true } })
  await here.db.ask`select app.report_content(${pageId}, null, 'SPAM', null)`
  const [one] = (await head.ask(moderation.listCases, { query: {} })).items
  return { params: { caseId: one?.id as never }, body: { note: 'x' } }
}
const hidden = async () => {
  const one = await reported()
  await head.ask(moderation.hideCase, one)
  return one
}

type Act = readonly [question: Endpoint, action: string, parts: () => Promise<object>]

const acts: readonly Act[] = [
  [
    people.suspendPerson,
    'user.suspended',
    async () => ({ ...(await person()), body: { reason: 'x' } }),
  ],
  [people.reactivatePerson, 'user.reactivated', suspended],
  [
    people.setPlatformRole,
    'user.role_changed',
    async () => ({
      ...(await person()),
      body: { platformRole: 'MODERATOR' },
    }),
  ],
  [people.endSessionsOf, 'user.sessions_ended', person],
  [projects.trashAnyProject, 'project.deleted', project],
  [projects.restoreAnyProject, 'project.undeleted', trashed],
  [moderation.dismissCase, 'flag.dismissed', reported],
  [moderation.hideCase, 'content.hidden', reported],
  [moderation.releaseCase, 'content.released', hidden],
  [house.callJob, 'job.called', async () => ({ params: { name: 'sweep-mail' } })],
  [house.setSignUp, 'config.changed', async () => ({ body: { signUp: 'open' } })],
  [house.setUploadRooms, 'config.changed', async () => ({ body: { project: 5e9, person: null } })],
]
const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`

describe('of whoever looks after the house the log', () => {
  it.each(
    acts.map(([question, action, parts]) => [nameOf(question), action, question, parts] as const),
  )('notes %s as %s, with who and from where', async (_name, action, ...[question, parts]) => {
    await head.ask(question, (await parts()) as never)
    const sql = `select action, actor_id, host(ip) as ip, request_id is not null as traced
                   from activity_log order by id desc limit 1`
    const { rows } = await here.database.owner.query(sql)
    expect(rows).toEqual([{ action, actor_id: head.me.id, ip: '127.0.0.1', traced: true }])
  })

  it('notes every change they can make', () => {
    const changes = questions.filter(
      ({ method, path }) => method !== 'GET' && path.startsWith('/admin/'),
    )
    expect(changes.map(nameOf).sort()).toEqual(acts.map(([question]) => nameOf(question)).sort())
  })
})
