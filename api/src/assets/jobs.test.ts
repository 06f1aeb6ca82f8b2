import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { asset } from '@chapterhouse/shared/assets/contract'
import { deleteProject } from '@chapterhouse/shared/projects/contract'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { purgeTrash } from '../pages/jobs.ts'
import { openHouse, type TestHouse } from '../testing/house.ts'
import { openWorld, type World } from '../testing/world.ts'
import { sweepUploads } from './jobs.ts'
import { folderStorage, type Storage } from './storage.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const upload = async ({ owner, pageId }: World): Promise<string> => {
  const picture = sharp({ create: { width: 4, height: 3, channels: 3, background: '#c63' } })
  const bytes = Uint8Array.from(await picture.png().toBuffer())
  const body = new FormData()
  body.set('file', new Blob([bytes], { type: 'image/png' }), 'picture.png')
  const answer = await owner.send(`/api/pages/${pageId}/images`, { method: 'POST', body })
  return asset.parse(await answer.json()).url
}
const folder = () => join(house.dataDir, 'assets')
const files = async () =>
  (await readdir(folder(), { recursive: true })).filter((name) => name.includes('/'))
const sweep = (storage: Storage = folderStorage(folder())) =>
  sweepUploads(storage).run(house.database.jobs)
const erase = async ({ owner, projectId }: World) => {
  await owner.ask(deleteProject, { params: { projectId } })
  const inAMonth = Date.now() + 31 * 86_400_000
  await purgeTrash({ now: () => inAMonth }).run(house.database.jobs)
}

describe('the files of an erased project', () => {
  it('go, and no other’s', async () => {
    const [gone, stays] = [await openWorld(house), await openWorld(house)]
    const [lost, kept] = [await upload(gone), await upload(stays)]
    expect(await sweep()).toEqual({ uploads: 0 })
    await erase(gone)
    expect(await files()).toHaveLength(2)
    expect(await sweep()).toEqual({ uploads: 1 })
    expect(await files()).toHaveLength(1)
    expect((await stays.owner.send(kept)).status).toBe(200)
    expect((await gone.owner.send(lost)).status).toBe(404)
    expect(await sweep()).toEqual({ uploads: 0 })
  })

  it('are gone in the end though the disk refused at first', async () => {
    const world = await openWorld(house)
    await upload(world)
    await erase(world)
    const before = await files()
    const broken = {
      ...folderStorage(folder()),
      remove: () => Promise.reject(new Error('the disk refuses')),
    }
    await expect(sweep(broken)).rejects.toThrow('the disk refuses')
    expect(await files()).toEqual(before)
    expect(await sweep()).toEqual({ uploads: 1 })
    expect(await files()).toHaveLength(before.length - 1)
  })
})
