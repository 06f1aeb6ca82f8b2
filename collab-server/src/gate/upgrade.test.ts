import type { IncomingMessage } from 'node:http'
import { newId } from '@chapterhouse/shared/kernel/id'
import { describe, expect, it } from 'vitest'
import { addressOf, roomOfUrl } from './upgrade.ts'

const room = `page:${newId()}:1`

describe('G2 the room of the address', () => {
  it.each([`/collab/${room}`, `/collab/${encodeURIComponent(room)}`, `/collab/${room}?x=1`])(
    'G2 is read from %s',
    (url) => {
      expect(roomOfUrl(url)).toBe(room)
    },
  )

  it.each([
    '/',
    '/collab/',
    '/collab/page:x:1',
    `/collab/${room}/more`,
    `/other/${room}`,
    '/collab/%E0%A4%A',
  ])('G2 is none in %s', (url) => {
    expect(roomOfUrl(url)).toBeNull()
  })
})

describe('G1 whose socket it is', () => {
  const request = (remoteAddress: string, forwarded?: string) =>
    ({
      socket: { remoteAddress },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    }) as unknown as IncomingMessage

  it.each([
    ['127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['::1', '203.0.113.9', '203.0.113.9'],
    ['::ffff:127.0.0.1', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['127.0.0.1', undefined, '127.0.0.1'],
  ])('G1 from %s with %s it is %s', (peer, forwarded, address) => {
    expect(addressOf(request(peer, forwarded))).toBe(address)
  })

  it('G1 nobody from elsewhere names another address', () => {
    expect(addressOf(request('203.0.113.9', '127.0.0.1'))).toBe('203.0.113.9')
  })
})
