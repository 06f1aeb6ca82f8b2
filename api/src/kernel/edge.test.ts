import { signIn } from '@chapterhouse/shared/auth/contract'
import { newId } from '@chapterhouse/shared/kernel/id'
import { changePage, createPage } from '@chapterhouse/shared/pages/contract'
import { createProject } from '@chapterhouse/shared/projects/contract'
import { problem } from '@chapterhouse/shared/refusals'
import { getMe } from '@chapterhouse/shared/users/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts'

let house: TestHouse
let anna: Guest
beforeAll(async () => {
  house = await openHouse()
  anna = await house.person('Anna')
})
afterAll(() => house.close())

const json = { 'content-type': 'application/json' }
const post = (body: string, headers: Record<string, string> = json): RequestInit => ({
  method: 'POST',
  headers,
  body,
})

describe('every answer', () => {
  it('carries the security headers', async () => {
    const { headers } = await anna.send('/api/me')
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('has a request id of its own', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => (await anna.send('/api/me')).headers.get('x-request-id')),
    )
    expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(ids[0]).not.toBe(ids[1])
  })

  it('does not demand HTTPS of a house that has none', async () => {
    expect((await anna.send('/api/me')).headers.get('strict-transport-security')).toBeNull()
  })
})

describe('a refusal', () => {
  it('is problem+json with a code of the closed list', async () => {
    const answer = await anna.send('/api/nothing')
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(problem.parse(await answer.json())).toMatchObject({
      type: 'urn:chapterhouse:not_found',
      status: 404,
      code: 'not_found',
    })
  })

  it('names what is wrong with the input', async () => {
    const no = await anna.refused(createProject, { body: { kind: 'WRITING', title: '  ' } })
    expect(no).toMatchObject({ code: 'invalid_input', issues: [{ path: 'title' }] })
  })

  it.each([
    ['broken JSON', '{"kind":', 'invalid_input'],
    ['JSON that is no object', '"text"', 'invalid_input'],
    ['more than a form can have', JSON.stringify({ title: 'x'.repeat(200_000) }), 'too_large'],
  ])('answers %s', async (_what, body, code) => {
    const answer = await anna.send('/api/projects', post(body))
    expect(problem.parse(await answer.json())).toMatchObject({ code, status: answer.status })
  })

  it('answers a body that is not JSON, whatever a form can send', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await anna.send(
        '/api/projects',
        post('kind=WRITING', { 'content-type': type }),
      )
      expect(answer.status).toBe(415)
    }
  })

  it('answers a body in an encoding it does not know', async () => {
    const headers = { ...json, 'content-encoding': 'zip' }
    expect((await anna.send('/api/projects', post('{}', headers))).status).toBe(415)
  })

  it('answers an address that is not properly encoded', async () => {
    expect((await anna.send('/api/pages/%E0%A4%A')).status).toBe(404)
  })

  it('tells an id that cannot exist no other way than one that does not', async () => {
    const impossible = await anna.refused(changePage, { params: { pageId: 'x' }, body: {} })
    const absent = await anna.refused(changePage, { params: { pageId: newId() }, body: {} })
    expect(impossible).toEqual(absent)
  })

  it('refuses a text with a zero byte before the database would', async () => {
    const no = await anna.refused(createProject, { body: { kind: 'WRITING', title: 'a\u0000b' } })
    expect(no.code).toBe('invalid_input')
  })
})

describe('another site', () => {
  const foreign = { ...json, 'sec-fetch-site': 'cross-site' }

  it('changes nothing in this person’s name', async () => {
    const body = JSON.stringify({ kind: 'WRITING', title: 'planted' })
    const answer = await anna.send('/api/projects', post(body, foreign))
    expect(answer.status).toBe(403)
    expect(problem.parse(await answer.json()).code).toBe('cross_site')
  })

  it('signs nobody in', async () => {
    const stranger = house.stranger()
    const body = JSON.stringify({ email: anna.me.email, password: anna.password })
    const answer = await stranger.send('/api/auth/sign-in', post(body, foreign))
    expect(answer.status).toBe(403)
    expect(stranger.cookie).toBeNull()
  })

  it('is told by the Origin where the browser sends no fetch metadata', async () => {
    const body = JSON.stringify({ email: anna.me.email, password: anna.password })
    const send = (origin: string) =>
      fetch(`${house.address}/api/auth/sign-in`, { ...post(body, { ...json, origin }) })
    expect((await send('https://evil.test')).status).toBe(403)
    expect((await send(house.address)).status).toBe(200)
  })

  it('may not be guessed to be us when a cookie comes with neither header', async () => {
    const headers = { ...json, cookie: anna.cookie ?? '' }
    const answer = await fetch(`${house.address}/api/projects`, post('{}', headers))
    expect(answer.status).toBe(403)
  })
})

describe('health', () => {
  it('says it is alive without looking at anything', async () => {
    expect(await (await house.stranger().send('/healthz')).json()).toEqual({ alive: true })
  })

  it('is not ready while the collab-server does not answer', async () => {
    const answer = await house.stranger().send('/readyz')
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({ database: true, journal: false })
  })

  it('measures answers by route pattern, never by address', async () => {
    await anna.refused(createPage, { params: { projectId: newId() }, body: { title: 'x' } })
    const text = await (await anna.send('/metrics')).text()
    expect(text).toContain('route="/api/projects/:projectId/pages",status="404"')
    expect(text).not.toMatch(/route="[^"]*[0-9a-f]{8}-/)
  })
})

describe('a cookie', () => {
  it('of nobody is nobody', async () => {
    for (const cookie of [
      'session=',
      'session=x',
      `session=${'A'.repeat(43)}`,
      "session=' or 1=1",
    ]) {
      const answer = await fetch(`${house.address}/api/me`, { headers: { cookie } })
      expect(answer.status).toBe(401)
    }
  })

  it('is not read from anywhere else', async () => {
    const id = anna.cookie?.split('=')[1] ?? ''
    const headers = { authorization: `Bearer ${id}` }
    expect((await fetch(`${house.address}/api/me?session=${id}`, { headers })).status).toBe(401)
  })
})

it('a wrong method at a known address is no address', async () => {
  expect((await anna.send('/api/me', { method: 'PUT' })).status).toBe(404)
  await anna.ask(getMe, {})
  await house.stranger().refused(signIn, { body: {} })
})
