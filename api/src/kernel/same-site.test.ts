import { describe, expect, it } from 'vitest'
import { type CrossSiteFacts, isCrossSite } from './same-site.ts'

const rule = { publicOrigin: null, boundTo: '127.0.0.1', ownAddresses: () => [] }

const post = (facts: Partial<CrossSiteFacts>): CrossSiteFacts => ({
  rule,
  host: '127.0.0.1:4000',
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
