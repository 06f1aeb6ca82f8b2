import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileLimit, type StoredFile, storedFile } from '@chapterhouse/shared/assets/contract'
import { newId } from '@chapterhouse/shared/kernel/id'
import { problem } from '@chapterhouse/shared/refusals'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing/house.ts'
import type { Visitor } from '../../testing/visitor.ts'
import { openWorld, type World } from '../../testing/world.ts'

let house: TestHouse
let world: World
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
})
afterAll(() => house.close())

const form = (bytes: Uint8Array, name = 'fog.bin'): FormData => {
  const body = new FormData()
  body.set('file', new Blob([Uint8Array.from(bytes)]), name)
  return body
}
const post = (who: Visitor, body: RequestInit['body'], pageId: string = world.pageId) =>
  who.send(`/api/pages/${pageId}/files`, { method: 'POST', body: body ?? null })
const upload = async (bytes: Uint8Array, who: Visitor = world.editor): Promise<StoredFile> => {
  const answer = await post(who, form(bytes))
  expect(answer.status).toBe(201)
  return storedFile.parse(await answer.json())
}
const codeOf = async (answer: Response) => problem.parse(await answer.json()).code
const stored = async (): Promise<string[]> => {
  const names = await readdir(join(house.dataDir, 'assets'), { recursive: true }).catch(() => [])
  return names.filter((name) => name.includes('/'))
}

describe('a file', () => {
  it('comes back byte for byte, to be saved and never to be run', async () => {
    const bytes = randomBytes(300_000)
    const made = await upload(bytes)
    expect(made).toMatchObject({ byteSize: 300_000, mime: 'application/octet-stream' })
    const answer = await world.viewer.send(made.url)
    expect(answer.headers.get('content-disposition')).toBe('attachment')
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(Buffer.compare(Buffer.from(await answer.arrayBuffer()), bytes)).toBe(0)
  })

  it('that is a web page is text to us, whatever its name says', async () => {
    const page = Buffer.from('<!doctype html><script>alert(1)</script>')
    const answer = await post(world.editor, form(page, 'page.html'))
    const { url, mime } = storedFile.parse(await answer.json())
    expect(mime).toBe('text/plain')
    const sent = await world.viewer.send(url)
    expect(sent.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(sent.headers.get('content-disposition')).toBe('attachment')
    expect(sent.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('is sent in parts to a player that asks for them', async () => {
    const bytes = randomBytes(1_000)
    const { url } = await upload(bytes)
    const answer = await world.viewer.send(url, { headers: { range: 'bytes=100-199' } })
    expect(answer.status).toBe(206)
    expect(answer.headers.get('content-range')).toBe('bytes 100-199/1000')
    const part = Buffer.from(await answer.arrayBuffer())
    expect(Buffer.compare(part, bytes.subarray(100, 200))).toBe(0)
    const beyond = await world.viewer.send(url, { headers: { range: 'bytes=5000-' } })
    expect(beyond.status).toBe(200)
    expect((await beyond.arrayBuffer()).byteLength).toBe(1_000)
  })

  it('without bytes is refused and leaves nothing', async () => {
    const before = await stored()
    expect(await codeOf(await post(world.editor, form(Buffer.alloc(0))))).toBe('invalid_input')
    expect(await stored()).toEqual(before)
  })

  it('of more than 100 MB is refused and leaves nothing', async () => {
    const before = await stored()
    const answer = await post(world.editor, form(Buffer.alloc(fileLimit + 1, 'x')))
    expect(await codeOf(answer)).toBe('too_large')
    expect(await stored()).toEqual(before)
  })

  it('that breaks off is refused and leaves nothing', async () => {
    const before = await stored()
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const torn = await world.editor.send(`/api/pages/${world.pageId}/files`, {
      method: 'POST',
      headers,
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\nabc',
    })
    expect(await codeOf(torn)).toBe('invalid_input')
    expect(await stored()).toEqual(before)
  })

  it('that is no form is refused', async () => {
    expect(await codeOf(await post(world.editor, '{}'))).toBe('unsupported_type')
    const empty = new FormData()
    empty.set('text', 'x')
    expect(await codeOf(await post(world.editor, empty))).toBe('invalid_input')
  })

  it('is for who writes or proposes, and read by members alone', async () => {
    const bytes = Buffer.from('words')
    const { url } = await upload(bytes, world.contributor)
    for (const who of [world.reviewer, world.viewer]) {
      expect(await codeOf(await post(who, form(bytes)))).toBe('forbidden')
    }
    for (const who of [world.outsider, world.removed]) {
      expect(await codeOf(await post(who, form(bytes)))).toBe('not_found')
      expect((await who.send(url)).status).toBe(404)
    }
    expect(await codeOf(await post(house.stranger(), form(bytes)))).toBe('unauthenticated')
    expect(await codeOf(await post(world.editor, form(bytes), newId()))).toBe('not_found')
  })
})
