import { describe, expect, it } from 'vitest'
import { isLoopback, isOurOrigin } from './origin.ts'

const ownAddresses = () => ['127.0.0.1', '192.168.1.7', 'fe80::1']
const bound = (boundTo: string, publicOrigin: string | null = null) => ({
  publicOrigin,
  boundTo,
  ownAddresses,
})
const local = bound('127.0.0.1')
const lan = bound('0.0.0.0')
const lan6 = bound('::')
const named = bound('write.example')
const published = bound('0.0.0.0', 'https://write.example')

const from = (origin: string | undefined, host: string | undefined) => ({ origin, host })

describe('an Origin is ours', () => {
  it.each([
    ['the loopback address asked', local, from('http://127.0.0.1:4000', '127.0.0.1:4000')],
    ['localhost', local, from('http://localhost:4000', 'localhost:4000')],
    ['IPv6 loopback', local, from('http://[::1]:4000', '[::1]:4000')],
    ['an IPv6 HOST', bound('[fe80::2]'), from('http://[fe80::2]:4000', '[fe80::2]:4000')],
    ['an address of this machine', lan, from('http://192.168.1.7:4000', '192.168.1.7:4000')],
    ['an IPv6 address of this machine', lan, from('http://[fe80::1]:4000', '[fe80::1]:4000')],
    ['the same, HOST being ::', lan6, from('http://192.168.1.7:4000', '192.168.1.7:4000')],
    ['HOST itself', named, from('http://write.example:4000', 'write.example:4000')],
    [
      'PUBLIC_URL, whatever the Host header',
      published,
      from('https://write.example', 'anything:1'),
    ],
  ])('when it is %s', (_what, rule, headers) => {
    expect(isOurOrigin(rule, headers)).toBe(true)
  })
})

describe('an Origin is not ours', () => {
  it.each([
    ['missing', local, from(undefined, '127.0.0.1:4000')],
    ['empty', local, from('', '127.0.0.1:4000')],
    ['null, as a sandboxed frame sends it', local, from('null', '127.0.0.1:4000')],
    ['no URL', local, from('127.0.0.1:4000', '127.0.0.1:4000')],
    ['another port', local, from('http://127.0.0.1:4001', '127.0.0.1:4000')],
    ['a URL with a path', local, from('http://127.0.0.1:4000/x', '127.0.0.1:4000')],
    ['a URL with its slash', local, from('http://127.0.0.1:4000/', '127.0.0.1:4000')],
    ['a URL with a person', local, from('http://user@127.0.0.1:4000', '127.0.0.1:4000')],
    ['another scheme', local, from('ftp://127.0.0.1:4000', '127.0.0.1:4000')],
    ['a file', local, from('file://', '127.0.0.1:4000')],
    [
      'a name that begins like an address',
      local,
      from('http://127.0.0.1.evil.test', '127.0.0.1.evil.test'),
    ],
    ['a foreign name pointed at us', local, from('http://evil.test', 'evil.test')],
    ['an address we do not listen on', local, from('http://192.168.1.7:4000', '192.168.1.7:4000')],
    ['a foreign name, HOST being a wildcard', lan, from('http://evil.test:4000', 'evil.test:4000')],
    ['a foreign address, HOST being a wildcard', lan, from('http://8.8.8.8:4000', '8.8.8.8:4000')],
    ['without a Host header', local, from('http://127.0.0.1:4000', undefined)],
    ['the plain form of PUBLIC_URL', published, from('http://write.example', 'write.example')],
    ['another port of PUBLIC_URL', published, from('https://write.example:8443', 'write.example')],
    ['a name that begins like PUBLIC_URL', published, from('https://write.example.evil.test', 'x')],
    ['a subdomain', published, from('https://a.write.example', 'write.example')],
    [
      'the Host header, PUBLIC_URL being set',
      published,
      from('http://10.0.0.5:4000', '10.0.0.5:4000'),
    ],
    ['missing, PUBLIC_URL being set', published, from(undefined, 'write.example')],
  ])('when it is %s', (_what, rule, headers) => {
    expect(isOurOrigin(rule, headers)).toBe(false)
  })
})

it('the addresses of this machine are asked for only when they matter', () => {
  const untouched = () => expect.unreachable('asked')
  const rule = { ...local, ownAddresses: untouched }
  expect(isOurOrigin(rule, from('http://127.0.0.1:4000', '127.0.0.1:4000'))).toBe(true)
  expect(isOurOrigin(rule, from('http://evil.test', 'evil.test'))).toBe(false)
})

it.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
  ['127.evil.test', false],
  ['127.0.0.1.evil.test', false],
  ['write.example', false],
])('%s is loopback: %s', (host, yes) => {
  expect(isLoopback(host)).toBe(yes)
})
