import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

const base = { DATABASE_URL: 'postgresql://x', APP_SECRET: 'x'.repeat(32) }
const providersOf = (environment: Record<string, string>) =>
  readSettings({ ...base, ...environment }).providers

const google = { GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 'secret' }
const oidc = {
  OIDC_CLIENT_ID: 'id',
  OIDC_CLIENT_SECRET: 'secret',
  OIDC_ISSUER: 'https://id.example.org/',
}

describe('another site', () => {
  it('is offered under its name once it has id and secret', () => {
    expect(providersOf(google)).toEqual([
      {
        ...{ kind: 'openid', id: 'google', name: 'Google', issuer: 'https://accounts.google.com' },
        ...{ clientId: 'id', clientSecret: 'secret' },
      },
    ])
  })

  it('of one’s own comes first, under the name it was given', () => {
    const all = providersOf({ ...google, ...oidc, OIDC_NAME: 'The university' })
    expect(all.map(({ name }) => name)).toEqual(['The university', 'Google'])
    expect(all[0]).toMatchObject({ issuer: 'https://id.example.org' })
  })

  it('of GitHub may be one’s own', () => {
    const own = {
      GITHUB_URL: 'https://git.example.org',
      GITHUB_API_URL: 'https://git.example.org/api/v3',
    }
    const [site] = providersOf({ GITHUB_CLIENT_ID: 'id', GITHUB_CLIENT_SECRET: 'x', ...own })
    expect(site).toMatchObject({ url: own.GITHUB_URL, apiUrl: own.GITHUB_API_URL })
  })

  it.each([
    ['nothing', {}],
    ['an id alone', { GOOGLE_CLIENT_ID: 'id' }],
    ['an empty secret', { ...google, GOOGLE_CLIENT_SECRET: '' }],
    ['no issuer', { ...oidc, OIDC_ISSUER: '' }],
  ])('is not offered with %s', (_what, environment) => {
    expect(providersOf(environment)).toEqual([])
  })

  it.each([
    'http://id.example.org',
    'ftp://id.example.org',
    'id.example.org',
    'javascript:alert(1)',
  ])('at %s is refused, in words', (OIDC_ISSUER) => {
    expect(() => providersOf({ ...oidc, OIDC_ISSUER })).toThrow(/^OIDC_ISSUER: /)
  })

  it('may be unencrypted on this machine', () => {
    expect(providersOf({ ...oidc, OIDC_ISSUER: 'http://127.0.0.1:9000' })).toHaveLength(1)
  })
})
