import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { type CrossSiteFacts, isCrossSite, isOurOrigin } from './same-site.ts'

const local = { publicOrigin: null, boundTo: '127.0.0.1', host: '127.0.0.1:4000' }
const named = { publicOrigin: 'https://write.example', boundTo: '0.0.0.0', host: '10.0.0.5:4000' }

describe('an Origin is ours', () => {
  it.each([
    ['the loopback address asked', { ...local, origin: 'http://127.0.0.1:4000' }],
    ['localhost', { ...local, host: 'localhost:4000', origin: 'http://localhost:4000' }],
    ['IPv6 loopback', { ...local, host: '[::1]:4000', origin: 'http://[::1]:4000' }],
    ['HOST itself', { ...local, boundTo: 'box', host: 'box:4000', origin: 'http://box:4000' }],
    ['PUBLIC_URL, whatever the Host header', { ...named, origin: 'https://write.example' }],
  ])('when it is %s', (_what, facts) => {
    expect(isOurOrigin(facts)).toBe(true)
  })

  it('when HOST is a wildcard and it is an address of this machine', () => {
    const own = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4')?.address
    const host = `${own ?? '127.0.0.1'}:4000`
    const facts = { publicOrigin: null, boundTo: '0.0.0.0', host, origin: `http://${host}` }
    expect(isOurOrigin(facts)).toBe(true)
  })
})

describe('an Origin is not ours', () => {
  it.each([
    ['missing', { ...local, origin: undefined }],
    ['null, as a sandboxed frame sends it', { ...local, origin: 'null' }],
    ['another port', { ...local, origin: 'http://127.0.0.1:5000' }],
    ['no URL', { ...local, origin: '127.0.0.1:4000' }],
    ['a URL with a path', { ...local, origin: 'http://127.0.0.1:4000/x' }],
    ['another scheme', { ...local, origin: 'ftp://127.0.0.1:4000' }],
    ['a foreign name pointed at us', { ...local, host: 'evil.test', origin: 'http://evil.test' }],
    ['a name that only begins like ours', { ...named, origin: 'https://write.example.evil.test' }],
    ['a subdomain', { ...named, origin: 'https://a.write.example' }],
    ['the plain form of an https PUBLIC_URL', { ...named, origin: 'http://write.example' }],
    ['the Host header, when PUBLIC_URL is set', { ...named, origin: 'http://10.0.0.5:4000' }],
    [
      'a foreign address, HOST being a wildcard',
      {
        publicOrigin: null,
        boundTo: '0.0.0.0',
        host: '8.8.8.8:4000',
        origin: 'http://8.8.8.8:4000',
      },
    ],
  ])('when it is %s', (_what, facts) => {
    expect(isOurOrigin(facts)).toBe(false)
  })
})

const post = (facts: Partial<CrossSiteFacts>): CrossSiteFacts => ({
  ...local,
  method: 'POST',
  origin: undefined,
  fetchSite: undefined,
  hasCookie: true,
  ...facts,
})

describe('a request counts as cross-site', () => {
  it.each([
    ['cross-site by Sec-Fetch-Site', { fetchSite: 'cross-site' }],
    ['from a sister site', { fetchSite: 'same-site' }],
    ['typed into the address bar', { fetchSite: 'none' }],
    [
      'cross-site by header, though the Origin looks right',
      { fetchSite: 'cross-site', origin: 'http://127.0.0.1:4000' },
    ],
    ['from another Origin', { origin: 'https://evil.test' }],
    [
      'from another Origin without a cookie: signing somebody in',
      { origin: 'https://evil.test', hasCookie: false },
    ],
    ['with a cookie and neither header', {}],
    ['a DELETE', { method: 'DELETE', fetchSite: 'cross-site' }],
  ])('when it is %s', (_what, facts) => {
    expect(isCrossSite(post(facts))).toBe(true)
  })

  it.each([
    ['same-origin by Sec-Fetch-Site', { fetchSite: 'same-origin' }],
    ['from our Origin, on a plain-HTTP network', { origin: 'http://127.0.0.1:4000' }],
    ['a program without cookie', { hasCookie: false }],
    ['a GET, which changes nothing', { method: 'GET', fetchSite: 'cross-site' }],
  ])('but not when it is %s', (_what, facts) => {
    expect(isCrossSite(post(facts))).toBe(false)
  })
})
