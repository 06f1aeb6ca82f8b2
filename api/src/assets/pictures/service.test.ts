import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AssetId, newId, type ProjectId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../kernel/actor.ts'
import { type Guest, openHouse, type TestHouse } from '../../testing/house.ts'
import { openWorld, type World } from '../../testing/world.ts'
import {
  keepPictures,
  openPictures,
  type Pictures,
  readPictures,
  storedPictures,
} from './service.ts'

let house: TestHouse
let world: World
let pictures: Pictures
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
  const settings = { dataDir: house.dataDir } as Parameters<typeof openPictures>[0]['settings']
  pictures = openPictures({ db: house.db, settings })
})
afterAll(() => house.close())

const actorOf = ({ me }: Guest) => ({ userId: me.id }) as Actor
const square = (background: string, width = 4) =>
  sharp({ create: { width, height: 3, channels: 3, background } })
    .png()
    .toBuffer()
const files = async () => {
  const names = await readdir(join(house.dataDir, 'assets'), { recursive: true }).catch(() => [])
  return names.filter((name) => /^[0-9a-f]{2}\/[0-9a-f]{62}$/.test(name))
}
const here = async (): Promise<ProjectId> => world.projectId
const keep = (found: Parameters<typeof keepPictures>[2]['found'], who: Guest = world.editor) =>
  keepPictures(pictures, actorOf(who), { found, placeIn: here })

describe('pictures that came with a text', () => {
  it('are uploads of who brought them, by their keys', async () => {
    const kept = await keep([
      { key: 'picture:1', as: 'picture', bytes: await square('#c63') },
      { key: 'picture:2', as: 'picture', bytes: await square('#36c') },
    ])
    expect([...kept.keys()]).toEqual(['picture:1', 'picture:2'])
    for (const src of kept.values()) expect((await world.viewer.send(src)).status).toBe(200)
  })

  it.each([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['no picture', Buffer.from('just words, long enough to look at')],
    ['half a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['more than an image may have', Buffer.alloc(21 * 1024 * 1024)],
  ])('of which one is %s are kept without it', async (_, bytes) => {
    const before = await files()
    const kept = await keep([
      { key: 'a', as: 'picture', bytes },
      { key: 'b', as: 'picture', bytes: await square('#000') },
    ])
    expect([...kept.keys()]).toEqual(['b'])
    expect(await files()).toHaveLength(before.length + 1)
  })

  it('leave nothing behind where they may not be', async () => {
    const before = await files()
    const placeIn = () => Promise.reject(new Refusal('forbidden'))
    const found = [{ key: 'a', as: 'picture' as const, bytes: await square('#fff') }]
    await expect(
      keepPictures(pictures, actorOf(world.viewer), { found, placeIn }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    expect(await files()).toEqual(before)
  })
})

const stored = async (actor: Actor, src: string) => {
  const found = []
  for await (const picture of storedPictures(pictures, actor, [src])) found.push(picture)
  return found
}

describe('pictures of a page', () => {
  const one = async () => {
    const kept = await keep([{ key: 'a', as: 'picture', bytes: await square('#c63', 5) }])
    return kept.get('a') ?? ''
  }

  it('are read for a file by who may read them', async () => {
    const src = await one()
    const found = await readPictures(pictures, actorOf(world.viewer), [src])
    expect(found.get(src)).toMatchObject({ mime: 'image/png', width: 5, height: 3 })
    expect((await readPictures(pictures, actorOf(world.outsider), [src])).size).toBe(0)
  })

  it('are read as they lie here', async () => {
    const src = await one()
    const found = await stored(actorOf(world.owner), src)
    expect(found).toMatchObject([{ src, mime: 'image/png' }])
    expect(await stored(actorOf(world.removed), src)).toEqual([])
  })

  it.each(['', 'https://e.example/x.png', '/api/assets/../x', `/api/assets/${newId() as AssetId}`])(
    'are none where the address is %j',
    async (src) => {
      expect((await readPictures(pictures, actorOf(world.owner), [src])).size).toBe(0)
      expect(await stored(actorOf(world.owner), src)).toEqual([])
    },
  )

  it('that are broken on the disk cost only themselves', async () => {
    const [broken, fine] = [await one(), await one()]
    const { rows } = await house.database.owner.query(
      'select storage_key from assets where id = $1',
      [broken.split('/').at(-1)],
    )
    await writeFile(join(house.dataDir, 'assets', rows[0].storage_key), 'no picture any more')
    const found = await readPictures(pictures, actorOf(world.viewer), [broken, fine])
    expect([...found.keys()]).toEqual([fine])
  })
})
