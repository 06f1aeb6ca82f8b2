import * as assets from '@chapterhouse/shared/assets/contract'
import * as auth from '@chapterhouse/shared/auth/contract'
import * as authLinks from '@chapterhouse/shared/auth/links'
import type { Endpoint } from '@chapterhouse/shared/kernel/endpoint'
import * as mail from '@chapterhouse/shared/mail/contract'
import * as pages from '@chapterhouse/shared/pages/contract'
import * as moves from '@chapterhouse/shared/pages/moves'
import * as properties from '@chapterhouse/shared/pages/properties'
import * as references from '@chapterhouse/shared/pages/references'
import * as shelf from '@chapterhouse/shared/pages/shelf'
import * as transfer from '@chapterhouse/shared/pages/transfer'
import * as requests from '@chapterhouse/shared/projects/access-request'
import * as projects from '@chapterhouse/shared/projects/contract'
import * as invitations from '@chapterhouse/shared/projects/invitation'
import * as users from '@chapterhouse/shared/users/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value
const contract = [
  assets,
  auth,
  authLinks,
  mail,
  moves,
  pages,
  invitations,
  projects,
  properties,
  references,
  requests,
  shelf,
  transfer,
  users,
].flatMap((module) => Object.values(module).filter(isEndpoint))

interface Document {
  readonly openapi: string
  readonly paths: Record<string, Record<string, { operationId: string; responses: object }>>
}
const document = async () =>
  (await (await fetch(`${house.address}/api/openapi.json`)).json()) as Document

describe('the OpenAPI document', () => {
  it('has every question of the contract, and no other', async () => {
    const { openapi, paths } = await document()
    expect(openapi).toBe('3.1.0')
    const told = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const meant = contract.map(
      ({ method, path }) => `${method} /api${path.replace(/:(\w+)/g, '{$1}')}`,
    )
    expect(told.sort()).toEqual(meant.sort())
  })

  it('names each operation once, with its success and its refusals', async () => {
    const { paths } = await document()
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const { responses } of operations) {
      expect(Object.keys(responses)).toEqual([expect.stringMatching(/^20[01]$/), 'default'])
    }
  })
})

interface Taken {
  readonly requestBody?: { readonly content: object }
}

it.each([
  ['/api/projects/import', ['application/zip', 'multipart/form-data', 'text/markdown']],
  ['/api/pages/{pageId}/import', ['application/json', 'application/zip', 'text/html']],
  ['/api/pages/{pageId}/images', ['multipart/form-data']],
  ['/api/projects', ['application/json']],
])('%s says in what a file may come', async (path, types) => {
  const { paths } = await document()
  const { content = {} } = (paths[path]?.post as Taken | undefined)?.requestBody ?? {}
  expect(Object.keys(content)).toEqual(expect.arrayContaining(types))
  // a question that takes JSON alone takes no file, and the other way round
  if (types.length === 1) expect(Object.keys(content)).toEqual(types)
})

describe('the page about it', () => {
  it('lists every question and holds no script', async () => {
    const answer = await fetch(`${house.address}/api/docs`)
    const html = await answer.text()
    expect(answer.headers.get('content-type')).toContain('text/html')
    for (const { path } of contract) expect(html).toContain(path.replace(/:(\w+)/g, '{$1}'))
    expect(html).not.toContain('<script')
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
  })
})
