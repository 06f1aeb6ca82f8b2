import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  avatarPath,
  avatarSide,
  removeAvatar,
  uploadAvatar,
} from '@chapterhouse/shared/assets/avatar'
import { newId } from '@chapterhouse/shared/kernel/id'
import { problem } from '@chapterhouse/shared/refusals'
import { getMe } from '@chapterhouse/shared/users/contract'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts'
import type { Visitor } from '../testing/visitor.ts'
import { sweepUploads } from './jobs.ts'
import { folderStorage } from './storage.ts'

let house: TestHouse
let ada: Guest
beforeAll(async () => {
  house = await openHouse()
  ada = await house.person('Ada')
})
afterAll(() => house.close())

const picture = (width: number, height: number, background = '#c63') =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()
const send = (who: Visitor, bytes: Uint8Array) => {
  const body = new FormData()
  body.set('file', new Blob([Uint8Array.from(bytes)]), 'me.jpg')
  return who.send('/api/me/avatar', { method: 'POST', body })
}
const choose = async (who: Visitor, bytes: Uint8Array): Promise<string> =>
  uploadAvatar.parts.reply.parse(await (await send(who, bytes)).json()).avatar
const folder = () => join(house.dataDir, 'assets')
const files = async () =>
  (await readdir(folder(), { recursive: true })).filter((name) => name.includes('/'))

describe('the picture beside a name', () => {
  it('is a square, whatever it was, and seen by everybody signed in', async () => {
    const address = await choose(ada, await picture(900, 300))
    expect((await ada.ask(getMe, {})).avatar).toBe(address)
    const answer = await (await house.person('Ben')).send(address)
    expect(answer.headers.get('content-type')).toBe('image/webp')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    const shown = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    expect([shown.width, shown.height]).toEqual([avatarSide, avatarSide])
  })

  it('has another address when it is another one', async () => {
    const [first, second] = [await picture(40, 40), await picture(40, 40, '#36c')]
    expect(await choose(ada, first)).not.toBe(await choose(ada, second))
  })

  it('is an empty answer for who has none, for nobody, and for a guest', async () => {
    const ben = await house.person('Ben')
    for (const id of [ben.me.id, newId()]) {
      expect((await ada.send(avatarPath(id))).status).toBe(204)
    }
    expect((await house.stranger().send(avatarPath(ada.me.id))).status).toBe(204)
  })

  it('goes when it is taken away', async () => {
    await choose(ada, await picture(40, 40))
    await ada.ask(removeAvatar, {})
    expect((await ada.ask(getMe, {})).avatar).toBeNull()
    expect((await ada.send(avatarPath(ada.me.id))).status).toBe(204)
  })

  it('leaves no file behind', async () => {
    await choose(ada, await picture(40, 40))
    await choose(ada, await picture(50, 50))
    await sweepUploads(folderStorage(folder())).run(house.database.jobs)
    expect(await files()).toHaveLength(1)
    expect((await ada.send(avatarPath(ada.me.id))).status).toBe(200)
  })

  it.each([
    ['words', Buffer.from('no picture'), 415],
    ['a picture that is cut off', Buffer.from('ffd8ffe000104a46', 'hex'), 422],
  ])('is not %s, and stays what it was', async (_what, bytes, status) => {
    const before = await choose(ada, await picture(40, 40))
    const answer = await send(ada, bytes)
    expect(answer.status).toBe(status)
    expect(problem.safeParse(await answer.json()).success).toBe(true)
    expect((await ada.ask(getMe, {})).avatar).toBe(before)
  })

  it('needs somebody to be beside', async () => {
    expect((await send(house.stranger(), await picture(40, 40))).status).toBe(401)
  })
})
