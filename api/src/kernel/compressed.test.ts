import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendCompressed } from './compressed.ts'

const long = 'The tide tables of Gull Rock. '.repeat(200)
const server = createServer(
  express().get('/:text', (request, response) =>
    sendCompressed(request, response, Buffer.from(request.params.text === 'long' ? long : 'short')),
  ),
)
let address = ''

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const get = (path: string, accepts: string) =>
  fetch(`${address}/${path}`, { headers: { 'accept-encoding': accepts } })

describe('a text goes out', () => {
  test.each([
    ['long', 'gzip, deflate, br', 'br'],
    ['long', 'gzip', 'gzip'],
    ['long', 'identity', null],
    ['long', 'br;q=0, gzip;q=0', null],
    ['short', 'gzip, br', null],
  ])('%s, to who takes %s, as %s', async (path, accepts, coding) => {
    const answer = await get(path, accepts)
    expect(answer.headers.get('content-encoding')).toBe(coding)
    expect(answer.headers.get('vary')).toBe('Accept-Encoding')
    expect(await answer.text()).toBe(path === 'long' ? long : 'short')
  })

  test('smaller than it is', async () => {
    const sent = Number((await get('long', 'br')).headers.get('content-length'))
    expect(sent).toBeLessThan(long.length / 10)
  })
})
