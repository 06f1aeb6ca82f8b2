import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fetchJson } from './fetch.ts'
import { ProviderError } from './identity.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A site that answers so. */
const site = async (answer: RequestListener) => {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/user`
}
const schema = z.object({ id: z.number() })
const failure = (url: string) =>
  fetchJson({ url, schema }).then(
    () => null,
    (error: unknown) => error,
  )

describe('another site', () => {
  it('is asked with the token, and read as the schema says', async () => {
    const url = await site(({ headers }, response) => {
      response.end(JSON.stringify({ id: 7, token: headers.authorization }))
    })
    const told = z.object({ id: z.number(), token: z.string() })
    const said = await fetchJson({ url, schema: told, accessToken: 'abc' })
    expect(said).toEqual({ id: 7, token: 'Bearer abc' })
  })

  it.each<[string, RequestListener]>([
    ['says no', (_request, response) => response.writeHead(403).end('{"id":7}')],
    ['says something else', (_request, response) => response.end('{"id":"seven"}')],
    ['says no JSON', (_request, response) => response.end('<html>')],
    ['hangs up', ({ socket }) => socket.destroy()],
    [
      'sends on to a place of its own choosing',
      (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    ],
  ])('that %s has failed, and the log learns where', async (_what, answer) => {
    const url = await site(answer)
    const error = await failure(url)
    expect(error).toBeInstanceOf(ProviderError)
    expect(String(error)).toContain(url)
  })

  it('that is not there has failed', async () => {
    expect(await failure('http://127.0.0.1:1/user')).toBeInstanceOf(ProviderError)
  })
})
