import { setUploadRooms } from '@chapterhouse/shared/admin/house'
import { getMyUploads, getProjectUploads, type UploadRooms } from '@chapterhouse/shared/assets/room'
import { deleteProject } from '@chapterhouse/shared/projects/contract'
import { problem } from '@chapterhouse/shared/refusals'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts'
import { openWorld, type World } from '../testing/world.ts'

let here: TestHouse
let head: Guest
beforeAll(async () => {
  here = await openHouse()
  head = await here.person('Head')
})
afterAll(() => here.close())

let world: World
beforeEach(async () => {
  await give({ project: null, person: null })
  world = await openWorld(here)
})

const give = (rooms: UploadRooms) => head.ask(setUploadRooms, { body: rooms })

/** A file of so many bytes, each of them its own. */
const send = async (who: Guest, bytes: number, kind = 'files') => {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes).fill(7)]), 'a.bin')
  return who.send(`/api/pages/${world.pageId}/${kind}`, { method: 'POST', body: form })
}
const takes = async (who: Guest, bytes: number) => expect((await send(who, bytes)).status).toBe(201)
const refuses = async (who: Guest, bytes: number, says: string) => {
  const no = problem.parse(await (await send(who, bytes)).json())
  expect([no.code, no.detail]).toEqual(['no_room', says])
}
const projectFull = 'The uploads of this project have filled its room'
const personFull = 'Your uploads have filled your room'

describe('the room of a project', () => {
  const used = () => world.viewer.ask(getProjectUploads, { params: { projectId: world.projectId } })

  it('is filled to the last byte by whoever uploads, and not beyond', async () => {
    await give({ project: 5_000, person: null })
    await takes(world.editor, 3_000)
    await takes(world.owner, 2_000)
    await refuses(world.editor, 1, projectFull)
    expect(await used()).toEqual({ used: 5_000, most: 5_000 })
  })

  it('takes one of two that fit alone', async () => {
    await give({ project: 5_000, person: null })
    const both = await Promise.all([send(world.editor, 3_000), send(world.owner, 3_000)])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 413])
    expect(await used()).toEqual({ used: 3_000, most: 5_000 })
  })

  it('is refused by the length it says, before a large file is sent', async () => {
    await give({ project: 5_000, person: null })
    await refuses(world.editor, 8_000_000, projectFull)
    expect((await used()).used).toBe(0)
  })

  it('that was made smaller keeps what is in it', async () => {
    await takes(world.editor, 3_000)
    await give({ project: 1_000, person: null })
    expect(await used()).toEqual({ used: 3_000, most: 1_000 })
    await refuses(world.editor, 1, projectFull)
  })

  it('holds for pictures too, and is as much as the disk has where nobody bounds it', async () => {
    await give({ project: 0, person: null })
    expect((await send(world.editor, 10, 'images')).status).toBe(413)
    await give({ project: null, person: null })
    await takes(world.editor, 10_000)
    expect(await used()).toEqual({ used: 10_000, most: null })
  })

  it('is not there for a stranger, nor in the trash', async () => {
    const params = { projectId: world.projectId }
    expect((await world.outsider.refused(getProjectUploads, { params })).code).toBe('not_found')
    await world.owner.ask(deleteProject, { params })
    expect((await world.editor.refused(getProjectUploads, { params })).code).toBe('not_found')
  })
})

describe('the room of a person', () => {
  it('counts what they uploaded anywhere, and is no other’s', async () => {
    await give({ project: null, person: 5_000 })
    await takes(world.editor, 4_000)
    await refuses(world.editor, 1_001, personFull)
    await takes(world.owner, 4_000)
    expect(await world.editor.ask(getMyUploads, {})).toEqual({ used: 4_000, most: 5_000 })
    expect((await here.stranger().refused(getMyUploads, {})).code).toBe('unauthenticated')
  })
})

describe('how much room there is', () => {
  it('is said by platform admins alone, in whole bytes', async () => {
    const body = { project: 1, person: 1 }
    expect((await world.owner.refused(setUploadRooms, { body })).code).toBe('not_found')
    const wrong = { body: { project: -1, person: 0.5 } }
    expect((await head.refused(setUploadRooms, wrong)).code).toBe('invalid_input')
  })
})
