import * as assets from '@chapterhouse/shared/assets/contract'
import * as room from '@chapterhouse/shared/assets/room'
import type { Endpoint } from '@chapterhouse/shared/kernel/endpoint'
import { must } from '@chapterhouse/shared/kernel/must'
import * as links from '@chapterhouse/shared/links/contract'
import * as pages from '@chapterhouse/shared/pages/contract'
import * as grants from '@chapterhouse/shared/pages/grants'
import * as moves from '@chapterhouse/shared/pages/moves'
import * as properties from '@chapterhouse/shared/pages/properties'
import * as references from '@chapterhouse/shared/pages/references'
import * as shelf from '@chapterhouse/shared/pages/shelf'
import * as transfer from '@chapterhouse/shared/pages/transfer'
import * as requests from '@chapterhouse/shared/projects/access-request'
import * as projects from '@chapterhouse/shared/projects/contract'
import * as invitations from '@chapterhouse/shared/projects/invitation'
import * as publishing from '@chapterhouse/shared/publishing/contract'
import * as publishedPages from '@chapterhouse/shared/publishing/front'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from './testing/house.ts'
import { questions } from './testing/questions.ts'
import { addressOf, type Visitor } from './testing/visitor.ts'
import { openWorld, type World } from './testing/world.ts'

/** Every question that names something, with a body that would be fine if the thing were one's own. */
interface Probe {
  readonly question: Endpoint
  readonly query?: object
  readonly body?: object
  /** A form instead of JSON. */
  readonly form?: () => Promise<FormData>
}

const image = async () => {
  const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#000' } })
    .png()
    .toBuffer()
  const body = new FormData()
  body.set('file', new Blob([Uint8Array.from(png)]), 'x.png')
  return body
}

const probes: Probe[] = [
  { question: projects.getProject },
  { question: projects.changeProject, body: { title: 'taken' } },
  { question: projects.deleteProject },
  { question: projects.undeleteProject },
  { question: projects.listMembers },
  { question: room.getProjectUploads },
  { question: projects.addMember, body: { email: 'me@example.org', role: 'ADMIN' } },
  { question: projects.changeMember, body: { role: 'ADMIN' } },
  { question: projects.pauseMember },
  { question: projects.resumeMember },
  { question: projects.removeMember },
  { question: projects.transferProject, body: { userId: '01a1f8ec-0000-7000-8000-000000000001' } },
  { question: requests.listAccessRequests },
  { question: requests.grantAccess, body: { role: 'ADMIN' } },
  { question: requests.denyAccess },
  { question: invitations.createInviteLink, body: { role: 'ADMIN' } },
  { question: invitations.readInviteLink },
  { question: invitations.revokeInvitation },
  { question: pages.createPage, body: { title: 'planted' } },
  { question: pages.listPages },
  { question: pages.getPage },
  { question: pages.changePage, body: { title: 'taken', editMode: 'LOCKED' } },
  { question: pages.deletePage },
  { question: pages.undeletePage },
  { question: grants.listPageGrants },
  { question: grants.givePage, body: { email: 'me@example.org', access: 'EDIT' } },
  { question: grants.changePageGrant, body: { access: 'EDIT' } },
  { question: grants.takePage },
  { question: moves.copyPage, body: { withSubpages: true } },
  { question: moves.fillPage, body: { templateId: '01a1f8ec-0000-7000-8000-000000000001' } },
  { question: publishing.getPublication },
  { question: publishing.publishPage, body: { withProject: true } },
  { question: publishing.unpublishPage },
  { question: publishing.planPublication, body: { at: '2100-01-01T00:00:00.000Z' } },
  { question: publishing.cancelPublication },
  { question: publishing.getProjectFront },
  { question: publishedPages.listPublishedPages },
  { question: publishedPages.changeFront, body: { order: 'newest' } },
  { question: publishing.publishProject },
  { question: publishing.unpublishProject },
  { question: references.listBacklinks },
  { question: shelf.addFavourite, body: {} },
  { question: shelf.removeFavourite },
  { question: shelf.visitPage },
  { question: properties.getPageFacts },
  { question: pages.getTicket, body: {} },
  { question: pages.getHead },
  {
    question: links.createLink,
    body: { access: 'READ', guestNames: 'OPTIONAL', expiresInDays: 7 },
  },
  { question: links.listLinks },
  { question: links.revokeLink },
  { question: pages.exportPage, query: { format: 'markdown' } },
  { question: pages.importPage, body: { markdown: 'planted' } },
  { question: pages.listContributions },
  { question: pages.listVersions },
  { question: pages.nameVersion, body: { label: 'planted' } },
  { question: pages.readVersion },
  { question: assets.uploadImage, form: image },
  { question: assets.uploadFile, form: image },
  { question: transfer.importIntoProject, form: image },
  { question: transfer.exportProject },
  { question: assets.getAsset },
]

let house: TestHouse
let world: World
let ids: Record<string, string>
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
  const { owner, projectId, pageId } = world
  const version = await owner.ask(pages.nameVersion, { params: { pageId }, body: { label: 'v' } })
  const made = await owner.ask(invitations.createInviteLink, {
    params: { projectId },
    body: { role: 'EDITOR' },
  })
  await world.viewer.ask(requests.askAccess, { body: { pageId } })
  const { items } = await owner.ask(requests.listAccessRequests, { params: { projectId } })
  const asked = must(items[0])
  const shared = await owner.ask(links.createLink, {
    params: { projectId },
    body: { access: 'READ', guestNames: 'OPTIONAL', expiresInDays: 7 },
  })
  const upload = await owner.send(`/api/pages/${pageId}/images`, {
    method: 'POST',
    body: await image(),
  })
  ids = {
    projectId,
    pageId,
    userId: world.editor.me.id,
    versionId: version.id,
    invitationId: made.invitation.id,
    linkId: shared.id,
    accessRequestId: asked.id,
    assetId: assets.asset.parse(await upload.json()).id,
  }
})
afterAll(() => house.close())

const send = async (who: Visitor, { question, query, body, form }: Probe, params = ids) => {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const sent = form ? { body: await form() } : body ? json : {}
  const path = addressOf(question, { params, query: query as Record<string, unknown> })
  const answer = await who.send(path, { method: question.method, ...sent })
  return { status: answer.status, body: await answer.text() }
}
const name = ({ question }: Probe) => `${question.method} ${question.path}`
const rows = probes.map((probe) => [name(probe), probe] as const)

/** Everything the world's project is, as the database has it. */
const state = async () => {
  const tables = [
    'projects',
    'project_members',
    'invitations',
    'access_requests',
    'share_links',
    'pages',
    'page_updates',
    'page_versions',
    'contributions',
    'assets',
  ]
  const all = await Promise.all(
    tables.map((table) => house.database.owner.query(`select * from ${table} order by 1, 2`)),
  )
  return JSON.stringify(all.map(({ rows: found }) => found))
}

it('no question that names something is left out of this sweep', () => {
  const elsewhere = [
    '/auth/sessions/:sessionId',
    '/keys/:keyId',
    '/auth/passkeys/:passkeyId',
    '/auth/providers/:provider/accounts/:accountId',
    '/auth/providers/:provider/start',
    '/auth/providers/:provider/finish',
    '/links/:linkId/pages',
    '/links/:linkId/pages/:pageId',
    '/links/:linkId/pages/:pageId/head',
    '/links/:linkId/pages/:pageId/ticket',
    // the same answer for everybody, also for who is nobody
    '/people/:userId/avatar',
    '/mailbox/:messageId',
    '/mailbox/:messageId/again',
    '/invitations/:token',
    '/invitations/:token/accept',
    '/invitations/:token/decline',
  ]
  const naming = questions.filter(
    ({ path }) => path.includes(':') && !path.startsWith('/admin/') && !elsewhere.includes(path),
  )
  expect(rows.map(([title]) => title).sort()).toEqual(
    naming.map(({ method, path }) => `${method} ${path}`).sort(),
  )
})

describe.each(['outsider', 'removed'] as const)('to who is %s', (who) => {
  it.each(rows)('%s says not found, and changes nothing', async (_name, probe) => {
    const before = await state()
    const guest: Guest = world[who]
    const answer = await send(guest, probe)
    expect([answer.status, JSON.parse(answer.body).code]).toEqual([404, 'not_found'])
    expect(await state()).toBe(before)
  })
})

describe('to nobody', () => {
  it.each(rows)('%s says to sign in', async (_name, probe) => {
    const answer = await send(house.stranger(), probe)
    expect([answer.status, JSON.parse(answer.body).code]).toEqual([401, 'unauthenticated'])
  })
})

describe('an id of nothing', () => {
  const nothing = '01a1f8ec-0000-7000-8000-000000000000'
  it.each(rows)('%s gets the very answer of a foreign one', async (_name, probe) => {
    const strange = Object.fromEntries(Object.keys(ids).map((key) => [key, nothing]))
    expect(await send(world.outsider, probe, strange)).toEqual(await send(world.outsider, probe))
  })
})

describe('ids of two projects mixed', () => {
  it('reach across for nobody', async () => {
    const other = await openWorld(house)
    const mixed = [
      { question: invitations.revokeInvitation },
      { question: invitations.readInviteLink },
      { question: projects.pauseMember },
      { question: projects.changeMember, body: { role: 'ADMIN' } },
      { question: projects.removeMember },
    ]
    for (const probe of mixed) {
      const answer = await send(other.owner, probe, { ...ids, projectId: other.projectId })
      expect(answer.status).toBe(404)
    }
    const move = { question: pages.changePage, body: { parentId: ids.pageId } }
    expect((await send(other.owner, move, { pageId: other.pageId })).status).toBe(404)
    const after = { question: pages.changePage, body: { afterId: ids.pageId } }
    expect((await send(other.owner, after, { pageId: other.pageId })).status).toBe(404)
  })
})
