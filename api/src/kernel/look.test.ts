import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, describe, expect, test } from 'vitest'
import { sendWithLook } from './look.ts'

const pageWith = (head: string) =>
  `<html lang="en"><head>${head}</head><body><div id="root"></div></body></html>`

let server: Server
afterEach(() => void server.close())

const serving = async (html: Promise<string>, head = 'fetch me'): Promise<string> => {
  const app = express().get('/', (request, response) =>
    sendWithLook(request, response, { page: pageWith(head), look: { html } }),
  )
  server = createServer(app)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('a look', () => {
  test.each(['br', 'gzip', 'identity'])('is not waited for by the rest (%s)', async (coding) => {
    let made = (_: string) => {}
    const address = await serving(new Promise((resolve) => (made = resolve)))
    const answer = await fetch(address, { headers: { 'accept-encoding': coding } })
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toBe(
      '<html data-look lang="en"><head>fetch me</head><body><div id="root"></div>',
    )
    made('<p>the text</p>')
    expect((await reader?.read())?.value).toContain('<p>the text</p></body></html>')
  })

  test('has the files of its program named beside it', async () => {
    const parts = '<script src="/first-look.js" data-parts="/a.js /b.js"></script>'
    const answer = await fetch(await serving(Promise.resolve('text'), parts))
    expect(await answer.text()).toContain(
      `${parts}<link rel="modulepreload" crossorigin href="/a.js"><link rel="modulepreload" crossorigin href="/b.js"></head>`,
    )
  })

  test('that was not made leaves the page as it is', async () => {
    const answer = await fetch(await serving(Promise.resolve('')))
    expect(await answer.text()).toBe(pageWith('fetch me').replace('<html', '<html data-look'))
  })

  test('goes on for others when one has left before it was made', async () => {
    let made = (_: string) => {}
    const address = await serving(new Promise((resolve) => (made = resolve)))
    const leaving = new AbortController()
    const left = await fetch(address, { signal: leaving.signal })
    const other = await fetch(address)
    leaving.abort()
    await expect(left.text()).rejects.toThrow()
    made('<p>the text</p>')
    expect(await other.text()).toContain('<p>the text</p>')
  })
})
