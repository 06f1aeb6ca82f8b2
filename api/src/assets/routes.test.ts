import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Asset, asset, getAsset, imageLimit } from '@chapterhouse/shared/assets/contract'
import { newId } from '@chapterhouse/shared/kernel/id'
import { deletePage } from '@chapterhouse/shared/pages/contract'
import { removeMember } from '@chapterhouse/shared/projects/contract'
import { problem } from '@chapterhouse/shared/refusals'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing/house.ts'
import type { Visitor } from '../testing/visitor.ts'
import { openWorld, type World } from '../testing/world.ts'

let house: TestHouse
let world: World
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
})
afterAll(() => house.close())

const picture = (width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: '#c63' } })
const png = () => picture().png().toBuffer()

const form = (bytes: Uint8Array, name = 'picture.png', type = 'image/png'): FormData => {
  const body = new FormData()
  body.set('file', new Blob([Uint8Array.from(bytes)], { type }), name)
  return body
}
const post = (who: Visitor, body: RequestInit['body'], pageId: string = world.pageId) =>
  who.send(`/api/pages/${pageId}/images`, { method: 'POST', body: body ?? null })
const upload = async (bytes: Uint8Array, who: Visitor = world.editor): Promise<Asset> => {
  const answer = await post(who, form(bytes))
  expect(answer.status).toBe(201)
  return asset.parse(await answer.json())
}
const codeOf = async (answer: Response) => problem.parse(await answer.json()).code
const stored = async (): Promise<string[]> => {
  const names = await readdir(join(house.dataDir, 'assets'), { recursive: true }).catch(() => [])
  return names.filter((name) => name.includes('/'))
}

describe('an upload', () => {
  it('is kept, and read by the members of its project', async () => {
    const made = await upload(await png())
    expect(made).toMatchObject({
      mime: 'image/png',
      width: 40,
      height: 30,
      url: `/api/assets/${made.id}`,
    })
    const answer = await world.viewer.send(made.url)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes).toHaveLength(made.byteSize)
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 40, height: 30 })
  })

  it.each(['jpeg', 'webp', 'gif', 'avif'] as const)('may be %s', async (format) => {
    const made = await upload(await picture().toFormat(format).toBuffer())
    expect(made.mime).toBe(format === 'avif' ? 'image/webp' : `image/${format}`)
  })

  it('is drawn anew: where the picture was taken and what follows its end are gone', async () => {
    const exif = { IFD0: { Copyright: 'SECRET-PLACE' } }
    const jpeg = await picture().withExif(exif).jpeg().toBuffer()
    expect(jpeg.includes('SECRET-PLACE')).toBe(true)
    const tail = Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')])
    const made = await upload(tail)
    const bytes = Buffer.from(await (await world.viewer.send(made.url)).arrayBuffer())
    expect(bytes.includes('SECRET-PLACE')).toBe(false)
    expect(bytes.includes('<script>')).toBe(false)
  })

  it('that lies on its side is turned before what says so is dropped', async () => {
    const sideways = await picture(40, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await upload(sideways)).toMatchObject({ width: 30, height: 40 })
  })

  it('larger than a screen is made smaller', async () => {
    const wide = await upload(await picture(6_000, 60).png().toBuffer())
    expect(wide).toMatchObject({ width: 4_096, height: 41 })
  })

  it('goes by its bytes, not by its name', async () => {
    const answer = await post(world.editor, form(await png(), '../../evil.svg', 'image/svg+xml'))
    expect(asset.parse(await answer.json()).mime).toBe('image/png')
    expect((await stored()).every((name) => /^[0-9a-f]{2}\/[0-9a-f]{62}$/.test(name))).toBe(true)
  })

  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  it.each([
    ['an SVG', svg, 'unsupported_type'],
    ['an SVG that claims to be a PNG', Buffer.concat([Buffer.from('\n'), svg]), 'unsupported_type'],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'unsupported_type'],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'unsupported_type'],
    ['nothing', Buffer.alloc(0), 'invalid_input'],
    ['noise', Buffer.from('not a picture at all, but long enough to look at'), 'unsupported_type'],
    ['half a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'unreadable'],
  ])('of %s is refused and leaves nothing', async (_what, bytes, code) => {
    const before = await stored()
    const answer = await post(world.editor, form(bytes))
    expect(await codeOf(answer)).toBe(code)
    expect(await stored()).toEqual(before)
  })

  it('that unfolds to a hundred million pixels is refused', async () => {
    const bomb = await sharp({
      create: { width: 12_000, height: 12_000, channels: 3, background: '#000' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(await codeOf(await post(world.editor, form(bomb)))).toBe('too_large')
  })

  it('of more than 20 MB is refused', async () => {
    const answer = await post(world.editor, form(Buffer.alloc(imageLimit + 1, await png())))
    expect(await codeOf(answer)).toBe('too_large')
  })

  it('that is no form is refused', async () => {
    expect(await codeOf(await post(world.editor, '{}'))).toBe('unsupported_type')
    const empty = new FormData()
    empty.set('text', 'x')
    expect(await codeOf(await post(world.editor, empty))).toBe('invalid_input')
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const torn = await world.editor.send(`/api/pages/${world.pageId}/images`, {
      method: 'POST',
      headers,
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\nabc',
    })
    expect(await codeOf(torn)).toBe('invalid_input')
  })

  it('is for who writes or proposes', async () => {
    await upload(await png(), world.contributor)
    for (const who of [world.reviewer, world.viewer]) {
      expect(await codeOf(await post(who, form(await png())))).toBe('forbidden')
    }
    for (const who of [world.outsider, world.removed]) {
      expect(await codeOf(await post(who, form(await png())))).toBe('not_found')
    }
    expect(await codeOf(await post(house.stranger(), form(await png())))).toBe('unauthenticated')
    expect(await codeOf(await post(world.editor, form(await png()), newId()))).toBe('not_found')
  })

  it('from another site is refused', async () => {
    const answer = await world.editor.send(`/api/pages/${world.pageId}/images`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
      body: form(await png()),
    })
    expect(await codeOf(answer)).toBe('cross_site')
  })

  it('may be made thirty times a minute', async () => {
    const own = await openHouse()
    const other = await openWorld(own)
    const codes: number[] = []
    for (let i = 0; i < 31; i++) {
      const body = form(Buffer.from('x'))
      codes.push(
        (await other.editor.send(`/api/pages/${other.pageId}/images`, { method: 'POST', body }))
          .status,
      )
    }
    expect(codes.slice(0, 30)).toEqual(Array(30).fill(415))
    expect(codes[30]).toBe(429)
    await own.close()
  })
})

describe('the bytes of an upload', () => {
  it('are for members alone', async () => {
    const other = await openWorld(house)
    const answer = await post(other.editor, form(await png()), other.pageId)
    const { id, url } = asset.parse(await answer.json())
    const params = { assetId: id }
    for (const who of [other.outsider, other.removed, world.owner]) {
      expect((await who.refused(getAsset, { params })).code).toBe('not_found')
    }
    expect((await house.stranger().refused(getAsset, { params })).code).toBe('unauthenticated')
    await other.owner.ask(removeMember, {
      params: { projectId: other.projectId, userId: other.viewer.me.id },
    })
    expect((await other.viewer.refused(getAsset, { params })).code).toBe('not_found')
    await other.owner.ask(deletePage, { params: { pageId: other.pageId } })
    expect((await other.owner.send(url)).status).toBe(200)
  })

  it('that are not there, or not checked, are not found', async () => {
    const made = await upload(await png())
    const { owner } = house.database
    await owner.query(`update assets set scan_status = 'PENDING' where id = $1`, [made.id])
    const params = { assetId: made.id }
    expect((await world.viewer.refused(getAsset, { params })).code).toBe('not_found')
    expect((await world.viewer.refused(getAsset, { params: { assetId: newId() } })).code).toBe(
      'not_found',
    )
  })
})
