import { newId, type PageId } from '@chapterhouse/shared/kernel/id'
import {
  changePage,
  createPage,
  deletePage,
  getPage,
  listPages,
  undeletePage,
} from '@chapterhouse/shared/pages/contract'
import { deleteProject } from '@chapterhouse/shared/projects/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing/house.ts'
import { type Listener, listen } from '../testing/notices.ts'
import { openWorld, type World } from '../testing/world.ts'

let house: TestHouse
let world: World
let notices: Listener
beforeAll(async () => {
  house = await openHouse()
  notices = await listen(house)
})
afterAll(async () => {
  await notices.close()
  await house.close()
})

/** A project whose page is gone, so that the tree is what the test plants. */
const emptyWorld = async () => {
  world = await openWorld(house)
  await world.owner.ask(deletePage, { params: { pageId: world.pageId } })
}
const here = () => ({ projectId: world.projectId })
const plant = async (title: string, parentId?: PageId | null) =>
  (
    await world.editor.ask(createPage, {
      params: here(),
      body: { title, ...(parentId ? { parentId } : {}) },
    })
  ).id
const change = (pageId: PageId, body: object) =>
  world.editor.ask(changePage, { params: { pageId }, body })
const refusedChange = async (pageId: PageId, body: object) =>
  (await world.editor.refused(changePage, { params: { pageId }, body })).code

/** The tree as indented titles. */
const tree = async (): Promise<string> => {
  const { items } = await world.viewer.ask(listPages, { params: here(), query: {} })
  const draw = (parentId: string | null, depth: number): string[] =>
    items
      .filter((line) => line.parentId === parentId)
      .flatMap((line) => [`${'  '.repeat(depth)}${line.title}`, ...draw(line.id, depth + 1)])
  return draw(null, 0).join('\n')
}

describe('a new page', () => {
  beforeAll(emptyWorld)

  it('is an empty chapter at the end of its siblings, live and a draft', async () => {
    const body = { title: 'First' }
    const page = await world.editor.ask(createPage, { params: here(), body })
    expect(page).toMatchObject({
      title: 'First',
      kind: 'CHAPTER',
      parentId: null,
      position: 'a0',
      status: 'DRAFT',
      editMode: 'LIVE',
      wordCount: 0,
      room: `page:${page.id}:1`,
      createdBy: { id: world.editor.me.id, displayName: world.editor.me.displayName },
      can: { write: true, rename: true, delete: true, undelete: false },
    })
    await plant('Second')
    await plant('Below', page.id)
    expect(await tree()).toBe('First\n  Below\nSecond')
  })

  it('may have no title yet, and be of another kind', async () => {
    const body = { title: '', kind: 'NOTES' as const }
    expect(await world.editor.ask(createPage, { params: here(), body })).toMatchObject(body)
  })

  it('is refused to who may not write', async () => {
    for (const who of [world.contributor, world.reviewer, world.viewer]) {
      const no = await who.refused(createPage, { params: here(), body: { title: 'x' } })
      expect(no.code).toBe('forbidden')
    }
    for (const who of [world.outsider, world.removed]) {
      const no = await who.refused(createPage, { params: here(), body: { title: 'x' } })
      expect(no.code).toBe('not_found')
    }
  })

  it.each([
    [{ title: 'x'.repeat(301) }, 'invalid_input'],
    [{ title: 'x', kind: 'NEWSLETTER' }, 'invalid_input'],
    [{ title: 'x', parentId: newId() }, 'not_found'],
    [{ title: 'x', parentId: 'top' }, 'invalid_input'],
    [{}, 'invalid_input'],
  ])('is refused with %j', async (body, code) => {
    expect((await world.editor.refused(createPage, { params: here(), body })).code).toBe(code)
  })

  it('is not put under a page of another project, or under one in the trash', async () => {
    const other = await openWorld(house)
    const foreign = { title: 'x', parentId: other.pageId }
    expect((await world.editor.refused(createPage, { params: here(), body: foreign })).code).toBe(
      'not_found',
    )
    const trashed = { title: 'x', parentId: world.pageId }
    expect((await world.editor.refused(createPage, { params: here(), body: trashed })).code).toBe(
      'not_found',
    )
  })

  it('gets a place of its own though ten are made at once', async () => {
    const parentId = await plant('Crowd')
    await Promise.all(Array.from({ length: 10 }, (_, i) => plant(`${i}`, parentId)))
    const { items } = await world.viewer.ask(listPages, { params: here(), query: {} })
    const places = items.filter((line) => line.parentId === parentId).map((line) => line.position)
    expect(new Set(places).size).toBe(10)
  })
})

describe('moving', () => {
  let a: PageId
  let b: PageId
  let c: PageId
  beforeAll(async () => {
    await emptyWorld()
    a = await plant('A')
    b = await plant('B')
    c = await plant('C')
  })

  it('puts a page after a sibling, first, last, and under another', async () => {
    await change(c, { afterId: a })
    expect(await tree()).toBe('A\nC\nB')
    await change(c, { afterId: null })
    expect(await tree()).toBe('C\nA\nB')
    await change(c, { parentId: null })
    expect(await tree()).toBe('A\nB\nC')
    await change(c, { parentId: a })
    expect(await tree()).toBe('A\n  C\nB')
    await change(b, { parentId: a, afterId: null })
    expect(await tree()).toBe('A\n  B\n  C')
    await change(b, { parentId: null, afterId: null })
    expect(await tree()).toBe('B\nA\n  C')
  })

  it('is refused where it makes a circle or leads nowhere', async () => {
    expect(await refusedChange(a, { parentId: a })).toBe('conflict')
    expect(await refusedChange(a, { parentId: c })).toBe('conflict')
    expect(await refusedChange(a, { parentId: newId() })).toBe('not_found')
    expect(await refusedChange(a, { afterId: newId() })).toBe('not_found')
    expect(await refusedChange(a, { parentId: world.pageId })).toBe('not_found')
    expect(await refusedChange(a, { afterId: c })).toBe('not_found')
    expect(await tree()).toBe('B\nA\n  C')
  })

  it('of two pages under each other at once moves one', async () => {
    const x = await plant('X')
    const y = await plant('Y')
    const answers = await Promise.allSettled([
      change(x, { parentId: y }),
      change(y, { parentId: x }),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is not for who may not write', async () => {
    for (const [who, code] of [
      [world.contributor, 'forbidden'],
      [world.viewer, 'forbidden'],
      [world.outsider, 'not_found'],
      [world.removed, 'not_found'],
    ] as const) {
      const no = await who.refused(changePage, { params: { pageId: a }, body: { afterId: null } })
      expect(no.code).toBe(code)
    }
  })
})

describe('the mode of a page', () => {
  beforeAll(emptyWorld)

  it('closes its sockets and says what is possible now', async () => {
    const pageId = await plant('Page')
    expect(await change(pageId, { editMode: 'PROTECTED' })).toMatchObject({
      editMode: 'PROTECTED',
      can: { write: false, rename: false, move: true, setMode: true, delete: true },
    })
    await notices.hears({ kind: 'access-changed', pageId })
    expect(await change(pageId, { editMode: 'LOCKED' })).toMatchObject({
      can: { write: false, delete: false, setMode: true },
    })
    expect(await change(pageId, { editMode: 'LIVE' })).toMatchObject({ can: { write: true } })
  })

  it('that stands already closes nothing', async () => {
    const pageId = await plant('Page')
    notices.heard()
    await change(pageId, { editMode: 'LIVE' })
    await change(pageId, { editMode: 'PROTECTED' })
    await notices.hears({ kind: 'access-changed', pageId })
    const closed = notices.heard().filter(({ kind }) => kind === 'access-changed')
    expect(closed).toHaveLength(1)
  })

  it('keeps a locked page as it is', async () => {
    const pageId = await plant('Page')
    await change(pageId, { editMode: 'LOCKED' })
    expect(await refusedChange(pageId, { title: 'x' })).toBe('locked')
    expect((await world.owner.refused(deletePage, { params: { pageId } })).code).toBe('locked')
    expect(await change(pageId, { editMode: 'LIVE', title: 'Open' })).toMatchObject({
      title: 'Open',
    })
    expect(await change(pageId, { editMode: 'PROTECTED', title: 'Shut' })).toMatchObject({
      title: 'Shut',
      editMode: 'PROTECTED',
    })
  })

  it('is not set by who may not write', async () => {
    const pageId = await plant('Page')
    for (const who of [world.contributor, world.reviewer, world.viewer]) {
      const no = await who.refused(changePage, { params: { pageId }, body: { editMode: 'LOCKED' } })
      expect(no.code).toBe('forbidden')
    }
    expect(await refusedChange(pageId, { editMode: 'OPEN' })).toBe('invalid_input')
  })
})

describe('the trash', () => {
  beforeAll(emptyWorld)

  it('takes a page with everything below it, and gives exactly that back', async () => {
    const top = await plant('Top')
    const child = await plant('Child', top)
    const grandchild = await plant('Grandchild', child)
    const early = await plant('Early', top)
    await world.editor.ask(deletePage, { params: { pageId: early } })
    await world.editor.ask(deletePage, { params: { pageId: top } })
    await notices.hears({ kind: 'access-changed', pageId: grandchild })
    expect(await tree()).toBe('')
    expect((await world.editor.refused(getPage, { params: { pageId: child } })).code).toBe(
      'not_found',
    )
    expect((await world.editor.refused(deletePage, { params: { pageId: top } })).code).toBe(
      'not_found',
    )
    expect(await world.editor.ask(undeletePage, { params: { pageId: top } })).toMatchObject({
      deletedAt: null,
    })
    expect(await tree()).toBe('Top\n  Child\n    Grandchild')
  })

  it('is listed for those who may write', async () => {
    const pageId = await plant('Gone')
    await world.editor.ask(deletePage, { params: { pageId } })
    const trash = async (who: World['editor']) =>
      (await who.ask(listPages, { params: here(), query: { trash: 'true' } })).items.map(
        ({ id }) => id,
      )
    expect(await trash(world.editor)).toContain(pageId)
    expect(await trash(world.viewer)).toEqual([])
  })

  it('gives a page back to the top when what it was under is still there', async () => {
    const parent = await plant('Parent')
    const child = await plant('Lonely', parent)
    await world.editor.ask(deletePage, { params: { pageId: parent } })
    await world.editor.ask(undeletePage, { params: { pageId: child } })
    expect(await world.editor.ask(getPage, { params: { pageId: child } })).toMatchObject({
      parentId: null,
    })
  })

  it('is not used by who may not write, nor for what is not in it', async () => {
    const pageId = await plant('Page')
    for (const who of [world.contributor, world.reviewer, world.viewer]) {
      expect((await who.refused(deletePage, { params: { pageId } })).code).toBe('forbidden')
      expect((await who.refused(undeletePage, { params: { pageId } })).code).toBe('conflict')
    }
    expect((await world.editor.refused(undeletePage, { params: { pageId } })).code).toBe('conflict')
    await world.editor.ask(deletePage, { params: { pageId } })
    for (const who of [world.contributor, world.viewer, world.outsider, world.removed]) {
      expect((await who.refused(undeletePage, { params: { pageId } })).code).toBe('not_found')
    }
  })
})

it('pages go with their project', async () => {
  await emptyWorld()
  const pageId = await plant('Page')
  await world.owner.ask(deleteProject, { params: here() })
  expect((await world.editor.refused(getPage, { params: { pageId } })).code).toBe('not_found')
  expect((await world.editor.refused(listPages, { params: here(), query: {} })).code).toBe(
    'not_found',
  )
})
