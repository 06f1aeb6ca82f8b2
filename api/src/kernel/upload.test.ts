import type { AddressInfo } from 'node:net'
import { Refusal } from '@chapterhouse/shared/refusals'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFile } from './upload.ts'

const limit = { bytes: 1_000, sentence: 'A file may have 1 kB' }
const bare = { 'text/markdown': 'md', 'application/zip': 'zip' }

let address = ''
let close = () => {}
beforeAll(async () => {
  const app = express()
  app.post('/', async (request, response) => {
    const answer = await readFile(request, limit, bare).then(
      ({ name, bytes }) => `${name} ${bytes.length}`,
      (error: unknown) => (error instanceof Refusal ? `${error.code} ${error.message}` : 'broken'),
    )
    response.type('text').send(answer)
  })
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  close = () => server.close()
})
afterAll(() => close())

const post = async (body: NonNullable<RequestInit['body']>, type?: string) => {
  const headers = type ? { 'content-type': type } : {}
  return (await fetch(address, { method: 'POST', body, headers })).text()
}
const form = (content: string, name: string) => {
  const body = new FormData()
  body.set('file', new Blob([content]), name)
  return body
}

describe('a file that is sent', () => {
  it.each([
    ['text/markdown', 'Imported.md 5'],
    ['text/markdown; charset=utf-8', 'Imported.md 5'],
    ['application/zip', 'Imported.zip 5'],
  ])('may be the body itself, as %s', async (type, read) => {
    expect(await post('words', type)).toBe(read)
  })

  it('may be in a form, under its name', async () => {
    expect(await post(form('words', 'möwe.docx'))).toBe('möwe.docx 5')
  })

  it('may have all the bytes it may have, and not one more', async () => {
    const [most, more] = ['x'.repeat(1_000), 'x'.repeat(1_001)]
    expect(await post(most, 'text/markdown')).toBe('Imported.md 1000')
    expect(await post(form('x'.repeat(999), 'a'))).toBe('a 999')
    for (const no of [await post(more, 'text/markdown'), await post(form(more, 'a'))]) {
      expect(no).toMatch(/^too_large/)
    }
  })

  it('that is far too large is heard to its end, so that its sender hears why', async () => {
    expect(await post('x'.repeat(5_000_000), 'application/zip')).toMatch(/^too_large/)
  })

  it.each([
    ['nothing', '', 'application/zip', 'invalid_input'],
    ['another type', 'x', 'application/pdf', 'unsupported_type'],
    ['JSON', '{}', 'application/json', 'unsupported_type'],
    ['a form without an end', 'x', 'multipart/form-data', 'unsupported_type'],
  ])('with %s is none', async (...given) => {
    const [, body, type, code] = given
    expect(await post(body, type)).toMatch(new RegExp(`^${code}`))
  })
})
