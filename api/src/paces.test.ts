import type { Endpoint } from '@chapterhouse/shared/kernel/endpoint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from './testing/house.ts'
import { questions } from './testing/questions.ts'

/** Questions that only read and cost little: why each may be asked as often as one likes. */
const light: Readonly<Record<string, string>> = {
  '/admin/engine': 'one answer of a neighbour; admins',
  '/admin/faults': 'from memory; admins',
  '/admin/jobs': 'a dozen rows; admins',
  '/admin/moderation': 'at most two hundred; moderators',
  '/admin/overview': 'counts; admins',
  '/admin/people': 'one part of a list; admins',
  '/admin/projects': 'one part of a list; admins',
  '/admin/sign-up': 'one row',
  '/admin/storage': 'counts; admins',
  '/assets/:assetId': 'a file as it lies, kept by the browser for a year',
  '/auth/doorway': 'one row',
  '/auth/log': 'one part of a list, by an index',
  '/auth/proof': 'a few rows of one person',
  '/auth/sessions': 'a person’s few',
  '/auth/step': 'a few rows of one person',
  '/auth/ways': 'a person’s few',
  '/given-pages': 'a person’s few',
  '/invitations/:token': 'limited by address: a guess at a secret',
  '/keys': 'at most fifty',
  '/links/:linkId/pages': 'one hot read',
  '/links/:linkId/pages/:pageId': 'one hot read',
  '/links/:linkId/pages/:pageId/head': 'one row as it lies',
  '/mailbox': 'one part of a list; admins, or this machine',
  '/mailbox/:messageId': 'one row; admins, or this machine',
  '/me': 'one row',
  '/me/deletion': 'a person’s few',
  '/me/uploads': 'one sum, by an index',
  '/mentions': 'at most a hundred, by an index',
  '/pages/:pageId': 'one hot read',
  '/pages/:pageId/backlinks': 'at most a hundred, by an index',
  '/pages/:pageId/contributions': 'one part of a list',
  '/pages/:pageId/facts': 'one row',
  '/pages/:pageId/grants': 'a page’s few',
  '/pages/:pageId/head': 'one row as it lies',
  '/pages/:pageId/publication': 'one row',
  '/pages/:pageId/versions': 'one part of a list',
  '/people/:userId/avatar': 'a small picture, kept by the browser',
  '/projects': 'one part of a list',
  '/projects/:projectId': 'one hot read',
  '/projects/:projectId/access-requests': 'a project’s few',
  '/projects/:projectId/invitations/:invitationId/link': 'one row',
  '/projects/:projectId/links': 'a project’s few',
  '/projects/:projectId/members': 'a project’s people',
  '/projects/:projectId/publication': 'one row',
  '/projects/:projectId/publication/pages': 'at most five hundred, by an index',
  '/projects/:projectId/pages': 'one hot read',
  '/projects/:projectId/uploads': 'one sum, by an index',
  '/shelf': 'one hot read',
}

const isLimited = ({ method, parts }: Endpoint) => method !== 'GET' || parts.heavy === true
const limited = questions.filter(isLimited)
const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`

describe('a question that writes or costs much', () => {
  let house: TestHouse
  let now = Date.now()
  let ada: Guest
  beforeAll(async () => {
    house = await openHouse({ clock: { now: () => now }, paces: { writes: 1, heavy: 1 } })
    ada = await house.person()
  })
  afterAll(() => house.close())

  const ask = async ({ method, path }: Endpoint, who: Guest) => {
    const at = path.replace(/:\w+/g, '01a1f8ec-0000-7000-8000-000000000000')
    const json = { headers: { 'content-type': 'application/json' }, body: '{' + '}' }
    return who.send(`/api${at}`, { method, ...(method === 'GET' ? {} : json) })
  }

  it.each(limited.map((question) => [nameOf(question), question] as const))(
    '%s is refused when it comes too often, with when to come again',
    async (_name, question) => {
      now += 120_000
      // twice: who signed out is counted by their address from then on
      await ask(question, ada)
      await ask(question, ada)
      const again = await ask(question, ada)
      expect([again.status, Number(again.headers.get('retry-after')) > 0]).toEqual([429, true])
    },
  )

  it('is counted for each person by themselves', async () => {
    const people: Guest[] = []
    for (const name of ['Ben', 'Cleo']) {
      now += 120_000
      people.push(await house.person(name))
    }
    const body = JSON.stringify({ kind: 'WRITING', title: 'A book' })
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body }
    const [ben, cleo] = people
    const made = [ben, cleo, ben].map(
      async (who) => (await who?.send('/api/projects', init))?.status,
    )
    expect((await Promise.all(made)).sort()).toEqual([201, 201, 429])
  })
})

it('every question is limited, or it is said why it need not be', () => {
  const unlimited = questions.filter((question) => !isLimited(question)).map(({ path }) => path)
  expect(unlimited.filter((path) => !light[path])).toEqual([])
  expect(Object.keys(light).filter((path) => !unlimited.includes(path))).toEqual([])
})
