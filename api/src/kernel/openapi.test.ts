import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing/house.ts'
import { questions } from '../testing/questions.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

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
    const meant = questions.map(
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
    for (const { path } of questions) expect(html).toContain(path.replace(/:(\w+)/g, '{$1}'))
    expect(html).not.toContain('<script')
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
  })
})
