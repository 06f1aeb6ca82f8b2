import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const get = (path: string, init: RequestInit = {}) => fetch(house.address + path, init)
const script = 'console.log("hello")'.repeat(50)

describe('the web client', () => {
  it('that is not built yet says so, and is served once it is', async () => {
    const early = await get('/')
    expect(early.status).toBe(503)
    expect(await early.text()).toContain('npm start')
    const folder = join(house.dataDir, 'client')
    await mkdir(join(folder, 'assets'), { recursive: true })
    await writeFile(join(folder, 'assets/app-4711.js'), script)
    await writeFile(join(folder, 'assets/app-4711.js.br'), brotliCompressSync(script))
    await writeFile(join(folder, 'sw.js'), 'self')
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Chapterhouse</title>')
    expect((await get('/')).status).toBe(200)
  })

  it('answers every address a person may open with its page, asked for anew each time', async () => {
    for (const path of ['/', '/sign-in', '/projects/1/pages/2', '/invite/abc', '/index.html']) {
      const answer = await get(path)
      expect(await answer.text()).toContain('<title>Chapterhouse')
      expect(answer.headers.get('cache-control')).toBe('no-cache')
      expect(answer.headers.get('content-type')).toContain('text/html')
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
    }
  })

  it('keeps files named after their content for ever, compressed where the build did so', async () => {
    const plain = await get('/assets/app-4711.js', { headers: { 'accept-encoding': 'identity' } })
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(plain.headers.get('content-type')).toContain('javascript')
    expect(await plain.text()).toBe(script)
    const small = await get('/assets/app-4711.js', { headers: { 'accept-encoding': 'br' } })
    expect(small.headers.get('content-encoding')).toBe('br')
    expect(small.headers.get('vary')).toMatch(/accept-encoding/i)
    expect(await small.text()).toBe(script)
  })

  it('asks for its worker anew, or an old one would live for ever', async () => {
    expect((await get('/sw.js')).headers.get('cache-control')).toBe('no-cache')
  })

  it('is served anew when it is built anew under a running server', async () => {
    const folder = join(house.dataDir, 'client')
    await writeFile(join(folder, 'assets/app-4712.js'), 'new')
    expect((await get('/assets/app-4712.js')).status).toBe(404)
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Chapterhouse</title>new')
    const later = new Date(Date.now() + 5_000)
    await utimes(join(folder, 'index.html'), later, later)
    expect(await (await get('/')).text()).toContain('new')
    expect(await (await get('/assets/app-4712.js')).text()).toBe('new')
  })

  it('gives an old tab no page for a script that is gone', async () => {
    const answer = await get('/assets/app-0000.js')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toContain('problem+json')
  })

  it('answers 304 to who has it already', async () => {
    const etag = (await get('/')).headers.get('etag') ?? ''
    expect((await get('/', { headers: { 'if-none-match': etag } })).status).toBe(304)
  })

  it.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets/..%2f..%2fpackage.json',
    '/.env',
  ])('gives nothing that lies outside: %s', async (path) => {
    const text = await (await get(path)).text()
    expect(text).not.toContain('"dependencies"')
  })

  it('takes nothing but GET and HEAD', async () => {
    expect((await get('/', { method: 'POST' })).status).toBe(404)
    expect(await (await get('/', { method: 'HEAD' })).text()).toBe('')
  })

  it('is not what an unknown question to the api gets', async () => {
    expect((await get('/api/nothing')).headers.get('content-type')).toContain('problem+json')
  })
})
