import * as house from '@chapterhouse/shared/admin/house'
import * as moderation from '@chapterhouse/shared/admin/moderation'
import * as projects from '@chapterhouse/shared/admin/projects'
import { getDoorway, signUp } from '@chapterhouse/shared/auth/contract'
import { getProject } from '@chapterhouse/shared/projects/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing/house.ts'
import { type Listener, listen } from '../testing/notices.ts'
import { questions } from '../testing/questions.ts'
import { openWorld, type World } from '../testing/world.ts'

let here: TestHouse
let world: World
let notices: Listener
beforeAll(async () => {
  here = await openHouse()
  // the first one looks after the house
  world = await openWorld(here)
  notices = await listen(here)
})
afterAll(async () => {
  await notices.close()
  await here.close()
})

describe('for who is no admin', () => {
  const all = questions.filter(({ path }) => path.startsWith('/admin/'))
  const note = { note: 'x' }
  const bodies: Readonly<Record<string, object>> = {
    'POST /admin/moderation/:caseId/dismiss': note,
    'POST /admin/moderation/:caseId/hide': note,
    'POST /admin/moderation/:caseId/release': note,
    'PUT /admin/sign-up': { signUp: 'closed' },
    'POST /admin/people/:userId/suspend': { reason: 'x' },
    'POST /admin/people/:userId/role': { platformRole: 'ADMIN' },
    'PUT /admin/storage': { project: 1, person: 1 },
  }
  const params = () => ({
    userId: world.outsider.me.id,
    projectId: world.projectId,
    name: 'purge-trash',
    caseId: world.projectId,
  })

  it.each(all.map((question) => [`${question.method} ${question.path}`, question] as const))(
    '%s is not there, as nothing else is',
    async (name, question) => {
      const sent = { params: params(), body: bodies[name] }
      const answers = [
        await world.outsider.refused(question, sent),
        await here.stranger().refused(question, sent),
      ]
      const nowhere = await world.outsider.send('/api/admin/nowhere')
      for (const answer of answers) expect(answer).toEqual(await nowhere.clone().json())
      expect(answers).toHaveLength(2)
    },
  )

  it('a moderator is none either: they see what is reported, and nothing else', async () => {
    const sql = `update users set platform_role = 'MODERATOR' where id = $1`
    await here.database.owner.query(sql, [world.viewer.me.id])
    const codes = new Map<string, string>()
    for (const question of all.filter(({ path }) => !path.startsWith('/admin/moderation'))) {
      const sent = { params: params(), body: bodies[`${question.method} ${question.path}`] }
      codes.set(question.path, (await world.viewer.refused(question, sent as never)).code)
    }
    expect([codes.size > 12, new Set(codes.values())]).toEqual([true, new Set(['not_found'])])
    expect((await world.viewer.ask(moderation.listCases, { query: {} })).items).toEqual([])
  })
})

describe('projects', () => {
  const list = async (query: { search?: string; trash?: string } = {}) =>
    (await world.owner.ask(projects.listAllProjects, { query: query as object })).items

  it('are listed with owner and weight', async () => {
    const [one] = await list({ search: 'a book' })
    expect(one).toMatchObject({ title: 'A book', pages: 1, members: 6, isPublic: false })
    expect(one?.bytes).toBeGreaterThanOrEqual(0)
    expect(await list({ search: 'no such title' })).toEqual([])
  })

  it('go to the trash and come back; whoever is inside is asked anew', async () => {
    const at = { params: { projectId: world.projectId } }
    notices.heard()
    await world.owner.ask(projects.trashAnyProject, at)
    await notices.hears({ kind: 'access-changed', projectId: world.projectId })
    expect((await world.editor.refused(getProject, at)).code).toBe('not_found')
    expect((await world.owner.refused(projects.trashAnyProject, at)).code).toBe('conflict')
    expect((await list({ trash: 'true' })).map(({ id }) => id)).toEqual([world.projectId])
    await world.owner.ask(projects.restoreAnyProject, at)
    expect((await world.editor.ask(getProject, at)).title).toBe('A book')
  })
})

describe('the house', () => {
  it('says how it is, with what to do', async () => {
    const { checks, api } = await world.owner.ask(house.getOverview, {})
    const states = Object.fromEntries(checks.map(({ name, state }) => [name, state]))
    expect(states).toMatchObject({ api: 'well', engine: 'bad', migrations: 'well', backup: 'look' })
    expect(checks.every(({ state, todo }) => (state === 'well') === (todo === null))).toBe(true)
    expect(api.memoryBytes).toBeGreaterThan(1e6)
  })

  it('has no figures where the engine is silent', async () => {
    expect(await world.owner.ask(house.getEngine, {})).toEqual({ figures: null })
  })

  it('says what takes room', async () => {
    const { kinds, largest, disk } = await world.owner.ask(house.getStorage, {})
    expect(kinds.map(({ kind }) => kind)).toContain('table.journal')
    expect(largest[0]?.title).toBe('A book')
    expect(disk?.total).toBeGreaterThan(disk?.free ?? 0)
  })

  it('lists what runs by the clock, and has only those run that there are', async () => {
    expect((await world.owner.ask(house.listJobs, {})).items).toEqual([])
    await world.owner.ask(house.callJob, { params: { name: 'purge-trash' } })
    const no = await world.owner.refused(house.callJob, { params: { name: 'drop-tables' } })
    expect(no.code).toBe('not_found')
  })

  it('keeps what went wrong by its kind, and a refusal is no such thing', async () => {
    await world.owner.send('/api/projects/x')
    expect((await world.owner.ask(house.listFaults, {})).items).toEqual([])
  })
})

describe('who may make an account', () => {
  const someone = () => ({
    body: {
      email: `new${Date.now()}@example.org`,
      password: 'seventeen purple giraffes',
      displayName: 'New',
    },
  })
  const set = (signUp: house.SignUpPolicy) => world.owner.ask(house.setSignUp, { body: { signUp } })
  const doorway = async () => (await here.stranger().ask(getDoorway, {})).signUp

  it('is chosen here, and holds at the door at once', async () => {
    expect(await world.owner.ask(house.getSignUp, {})).toEqual({ signUp: 'open', fixed: false })
    await set('closed')
    expect(await doorway()).toBe('closed')
    expect((await here.stranger().refused(signUp, someone())).code).toBe('sign_up_closed')
    await set('open')
    await here.stranger().ask(signUp, someone())
  })

  it('is what the environment says, where it says something', async () => {
    const fixed = await openHouse({ settings: { signUp: 'invited' } })
    const head = await fixed.person()
    expect(await head.ask(house.getSignUp, {})).toEqual({ signUp: 'invited', fixed: true })
    const no = await head.refused(house.setSignUp, { body: { signUp: 'open' } })
    expect(no.code).toBe('conflict')
    await fixed.close()
  })

  it('is everybody where the row is nonsense', async () => {
    await here.database.owner.query(`update system_config set value = '"maybe"'`)
    expect(await doorway()).toBe('open')
  })
})
