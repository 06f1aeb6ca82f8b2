import { createLink } from '@chapterhouse/shared/links/contract'
import { createPage } from '@chapterhouse/shared/pages/contract'
import { copyPage } from '@chapterhouse/shared/pages/moves'
import { createProject, deleteProject } from '@chapterhouse/shared/projects/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing/house.ts'
import { anotherWorld, openWorld, type World } from '../testing/world.ts'
import { demandRoom, mostLinks, mostPages, mostProjects } from './room.ts'

describe('room', () => {
  it.each([0, 1, 3])('for three takes %d', (wanted) => {
    expect(() => demandRoom({ wanted, most: 3, detail: 'There is room for 3 keys' })).not.toThrow()
  })
  it.each([4, 300])('for three does not take %d, and says how many', (wanted) => {
    expect(() => demandRoom({ wanted, most: 3, detail: 'There is room for 3 keys' })).toThrow(
      'There is room for 3 keys',
    )
  })
})

describe('a house with people who never stop', () => {
  let house: TestHouse
  let world: World
  beforeAll(async () => {
    house = await openHouse()
    world = await anotherWorld(await openWorld(house))
  })
  afterAll(() => house.close())
  const sql = (text: string, values: unknown[]) => house.database.owner.query(text, values)

  it(`gives one person ${mostProjects} projects, those in the trash not counted`, async () => {
    const [busy, book] = [
      await house.person(),
      { body: { kind: 'WRITING', title: 'A book' } } as const,
    ]
    const last = await busy.ask(createProject, book)
    await sql(
      `insert into projects (owner_id, kind, slug, title)
       select $1, 'WRITING', 'many-' || gen_random_uuid(), 'Many' from generate_series(2, $2)`,
      [busy.me.id, mostProjects],
    )
    expect((await busy.refused(createProject, book)).code).toBe('too_large')
    await busy.ask(deleteProject, { params: { projectId: last.id } })
    await busy.ask(createProject, book)
  })

  it(`gives a project ${mostLinks} links`, async () => {
    const wish = { pageId: null, access: 'READ', guestNames: 'OPTIONAL', expiresInDays: null }
    await sql(
      `insert into share_links (project_id, access, guest_names, token_hash, created_by)
       select $1, 'READ', 'OPTIONAL', gen_random_uuid()::text, $2 from generate_series(1, $3)`,
      [world.projectId, world.owner.me.id, mostLinks],
    )
    const asked = { params: { projectId: world.projectId }, body: wish }
    expect((await world.owner.refused(createLink, asked)).code).toBe('too_large')
  })

  it(`gives a project ${mostPages} pages, made, copied or brought`, async () => {
    const params = { projectId: world.projectId }
    await sql(
      `insert into pages (project_id, kind, schema)
       select $1, 'CHAPTER', 'PROSE' from generate_series(2, $2)`,
      [world.projectId, mostPages],
    )
    const one = { params, body: { title: 'One more' } }
    expect((await world.owner.refused(createPage, one)).code).toBe('too_large')
    const copied = { params: { pageId: world.pageId }, body: { withSubpages: false } }
    expect((await world.owner.refused(copyPage, copied)).code).toBe('too_large')
    const file = { method: 'POST', headers: { 'content-type': 'text/markdown' }, body: '# More' }
    const brought = await world.owner.send(`/api/projects/${world.projectId}/import`, file)
    expect(await brought.json()).toMatchObject({ code: 'too_large' })
  })
})
