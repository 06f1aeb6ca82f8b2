import { titleOf } from '@chapterhouse/shared/editor/document'
import { newId, type PageId } from '@chapterhouse/shared/kernel/id'
import { createPage, getPage } from '@chapterhouse/shared/pages/contract'
import { Refusal, type RefusalCode } from '@chapterhouse/shared/refusals'
import type { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { setLastPerson } from '../../kernel/last-person.ts'
import { makeQueryClient, meKey } from '../../kernel/query-client.ts'
import { reach } from '../../kernel/reach.ts'
import { Unreachable } from '../../kernel/unreachable.ts'
import { changeText } from '../../sync/change-copy.ts'
import { openDatabase } from '../../sync/database.ts'
import { readLocalCopy } from '../../sync/local-copy.ts'
import { madeHere } from '../../sync/made-here.ts'
import { copyName } from '../../sync/old-copies.ts'
import { forgetUnsent, unsentRooms } from '../../sync/unsent.ts'
import { type FakeApi, fakeApi } from '../../testing/fake-api.ts'
import { aMe, aPage, aProject, outline } from '../../testing/things.ts'
import { toastStore } from '../../ui/toast.ts'
import { pageQuery, pagesQuery } from '../api.ts'
import { titleStore } from '../live-title.ts'
import { withMadeHere } from './as-page.ts'
import { bringUp } from './bring-up.ts'
import { giveUp } from './give-up.ts'
import { makePage } from './make-page.ts'
import { renameHere } from './rename-here.ts'

const me = aMe()
const project = aProject()
let api: FakeApi
let client: QueryClient

beforeEach(() => {
  api = fakeApi()
  reach.heard()
  client = makeQueryClient()
  client.setQueryData(meKey, me)
  setLastPerson(me.id)
})
afterEach(() => {
  for (const { id } of madeHere.all()) madeHere.remove(id)
  forgetUnsent(me.id)
  vi.restoreAllMocks()
})

const make = (title = '', parentId: PageId | null = null) =>
  makePage(client, { projectId: project.id, title, parentId })
const makeAlone = (title = '', parentId: PageId | null = null) => {
  api.goesAway()
  return make(title, parentId).finally(() => api.comesBack())
}
const theOne = (id: PageId) => {
  const found = madeHere.find(id)
  if (!found) throw new Error('no such page is here')
  return found
}
/** Says no so many times, then makes what is asked for. */
const refusesFirst = (times: number, code: RefusalCode) => {
  let left = times
  api.says(createPage, ({ body }: { body: unknown }) => {
    left -= 1
    return left >= 0 ? new Refusal(code) : aPage(body as object)
  })
}
const ids = () => madeHere.all().map(({ id }) => id)
const copyOf = async (room: string) => {
  const database = await openDatabase(copyName(me.id, room))
  const copy = await readLocalCopy(database)
  database.close()
  return copy
}

describe('a new page', () => {
  it('is made on the server while that answers', async () => {
    api.says(createPage, aPage({ title: 'There' }))
    expect((await make('There')).title).toBe('There')
    expect(ids()).toEqual([])
  })

  it('is made on this device while nobody answers, and can be written in', async () => {
    const page = await makeAlone('Here')
    expect(page.can.write).toBe(true)
    expect(ids()).toEqual([page.id])
    const { access, updates } = await copyOf(page.room)
    expect([access, updates.length]).toEqual(['write', 1])
  })

  it('is asked for once where the answer was lost', async () => {
    const page = await makeAlone()
    api.says(createPage, aPage())
    await bringUp(page.id)
    const [lost, found] = api.asked(createPage)
    expect(found ?? lost).toMatchObject({ body: { id: page.id } })
  })

  it('is refused as ever when the server says no', async () => {
    api.refuses(createPage, 'forbidden')
    await expect(make()).rejects.toMatchObject({ code: 'forbidden' })
    expect(ids()).toEqual([])
  })

  it('is not made where this device keeps nothing', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError')
    })
    await expect(makeAlone()).rejects.toBeInstanceOf(Unreachable)
    expect(ids()).toEqual([])
  })

  it('stays on this device below a page that is only there', async () => {
    const above = await makeAlone('Above')
    reach.heard()
    const below = await make('Below', above.id)
    expect(ids()).toEqual([above.id, below.id])
  })
})

describe('a page that only this device has', () => {
  it('stands in its tree after its siblings, and opens without being asked for', async () => {
    const lines = outline('one\ntwo', project)
    client.setQueryData(pagesQuery(project.id).queryKey, lines)
    const page = await makeAlone('Three')
    const shown = withMadeHere(lines, project.id)
    expect(shown.map(({ title }) => title)).toEqual(['one', 'two', 'Three'])
    expect(shown.map(({ position }) => position).toSorted()).toEqual(
      shown.map(({ position }) => position),
    )
    await client.refetchQueries({ queryKey: pageQuery(page.id).queryKey })
    expect(api.asked(getPage)).toEqual([])
  })

  it('is called as it is titled', async () => {
    const { id } = await makeAlone()
    madeHere.change(id, { title: 'Renamed' })
    expect(withMadeHere([], project.id)[0]?.title).toBe('Renamed')
  })

  it('is nobody else’s', async () => {
    await makeAlone('Mine')
    setLastPerson(newId<'users'>())
    expect(withMadeHere([], project.id)).toEqual([])
    setLastPerson(me.id)
    expect(withMadeHere([], project.id)).toHaveLength(1)
  })

  it('is renamed in its text, which is sent later', async () => {
    const page = await makeAlone('Mine')
    await renameHere(theOne(page.id), 'Ours')
    await changeText({ userId: me.id, room: page.room }, (doc) => expect(titleOf(doc)).toBe('Ours'))
    expect(theOne(page.id).title).toBe('Ours')
    expect(unsentRooms(me.id)).toContain(page.room)
  })

  it('is given up with those below it, and taken back', async () => {
    const above = await makeAlone('Above')
    const below = await makeAlone('Below', above.id)
    giveUp(client, theOne(above.id))
    expect(ids()).toEqual([])
    expect(unsentRooms(me.id)).toEqual([])
    toastStore.get().at(-1)?.undo?.()
    expect(ids()).toEqual([above.id, below.id])
    expect((await copyOf(below.room)).updates).toHaveLength(1)
  })

  it('leaves nothing behind once nobody can take it back', async () => {
    const page = await makeAlone('Mine')
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    giveUp(client, theOne(page.id))
    vi.advanceTimersByTime(60_000)
    vi.useRealTimers()
    const isGone = async () => (await copyOf(page.room)).updates.length === 0
    await expect.poll(isGone).toBe(true)
  })
})

describe('bringing it up', () => {
  it('sends those above it first, and each once', async () => {
    const above = await makeAlone()
    const below = await makeAlone('', above.id)
    api.says(createPage, aPage())
    api.heard.length = 0
    await Promise.all([bringUp(below.id), bringUp(below.id), bringUp(above.id)])
    const sent = api.asked(createPage).map(({ body }) => (body as { id: string }).id)
    expect(sent).toEqual([above.id, below.id])
    expect(ids()).toEqual([])
  })

  it('puts it at the top where the page above it is gone', async () => {
    const gone = newId<'pages'>()
    await makeAlone('', gone)
    const [made] = ids()
    api.says(createPage, ({ body }: { body: unknown }) => {
      const { parentId } = body as { parentId: string | null }
      return parentId === null ? aPage() : new Response('{}', { status: 404 })
    })
    api.refuses(createPage, 'not_found')
    await expect(bringUp(made as PageId)).rejects.toMatchObject({ code: 'not_found' })
    const parents = api
      .asked(createPage)
      .map(({ body }) => (body as { parentId: unknown }).parentId)
    expect(parents.slice(-2)).toEqual([gone, null])
  })

  it('is one page for two tabs that come at once', async () => {
    const page = await makeAlone()
    refusesFirst(1, 'conflict')
    await bringUp(page.id)
    expect(ids()).toEqual([])
  })

  it('waits for the page above it while that cannot be asked for', async () => {
    const above = await makeAlone()
    const below = await makeAlone('', above.id)
    refusesFirst(1, 'rate_limited')
    await expect(bringUp(below.id)).rejects.toMatchObject({ code: 'rate_limited' })
    expect(theOne(below.id).refused).toBe(false)
    await bringUp(below.id)
    expect(ids()).toEqual([])
  })

  it('is called as it was until the server has read its title', async () => {
    const page = await makeAlone('Harbour')
    api.says(createPage, aPage())
    await bringUp(page.id)
    expect(titleStore.get().get(page.id)).toBe('Harbour')
    expect(unsentRooms(me.id)).toEqual([page.room])
  })

  it('says why it was refused', async () => {
    const page = await makeAlone()
    api.refuses(createPage, 'forbidden', { detail: 'Only editors make pages' })
    await bringUp(page.id).catch(() => undefined)
    expect(theOne(page.id).why).toBe('Only editors make pages')
  })

  test.each([
    ['forbidden', true],
    ['not_found', true],
    ['conflict', true],
    ['unauthenticated', false],
    ['rate_limited', false],
    ['unavailable', false],
  ] as const)('after %s it is known to be refused: %s', async (code, refused) => {
    const page = await makeAlone()
    api.refuses(createPage, code)
    await expect(bringUp(page.id)).rejects.toMatchObject({ code })
    expect(madeHere.find(page.id)?.refused).toBe(refused)
  })

  it('has nothing to do for a page of the server', async () => {
    await bringUp(newId<'pages'>())
    expect(api.asked(createPage)).toEqual([])
  })
})
