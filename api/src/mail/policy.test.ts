import { describe, expect, it } from 'vitest'
import { isLocalVisit, mayOpenMailbox, type PeerFacts } from './policy.ts'

describe('the mailbox is opened by', () => {
  it.each([
    ['an admin where mails leave', { isAdmin: true, isKept: false, isLocal: false }, true],
    ['an admin where they stay', { isAdmin: true, isKept: true, isLocal: false }, true],
    ['this machine where they stay', { isAdmin: false, isKept: true, isLocal: true }, true],
    ['this machine where they leave', { isAdmin: false, isKept: false, isLocal: true }, false],
    ['others where they stay', { isAdmin: false, isKept: true, isLocal: false }, false],
    ['others where they leave', { isAdmin: false, isKept: false, isLocal: false }, false],
  ])('%s', (_who, facts, yes) => {
    expect(mayOpenMailbox(facts)).toBe(yes)
  })
})

const here: PeerFacts = {
  address: '127.0.0.1',
  headers: { host: 'localhost:4000' },
  publicOrigin: null,
}
const told = (headers: PeerFacts['headers']): PeerFacts => ({
  ...here,
  headers: { ...here.headers, ...headers },
})

describe('a visit', () => {
  it.each([
    ['by name', here],
    ['by IPv6', { ...here, address: '::1', headers: { host: '[::1]:4000' } }],
    ['on a socket for both', { ...here, address: '::ffff:127.0.0.1' }],
    ['from a page of ours', told({ referer: 'http://localhost:4000/dev/mailbox' })],
    ['with a public address of this machine', { ...here, publicOrigin: 'http://127.0.0.1:4000' }],
  ])('%s is of this machine', (_how, facts) => {
    expect(isLocalVisit(facts)).toBe(true)
  })

  it.each([
    ['from the network', { ...here, address: '192.168.1.7' }],
    ['from nowhere', { ...here, address: undefined }],
    ['through a proxy that says so', told({ 'x-forwarded-for': '203.0.113.9' })],
    ['through a proxy of another kind', told({ forwarded: 'for=203.0.113.9' })],
    ['through a proxy that keeps the name', told({ host: 'write.example.org' })],
    ['of a name that points here', told({ host: 'evil.example:4000' })],
    ['of a page elsewhere', told({ origin: 'https://evil.example' })],
    ['from a page at our public name', told({ referer: 'https://write.example.org/x' })],
    ['without a name', told({ host: undefined })],
    ['to a house on the web', { ...here, publicOrigin: 'https://write.example.org' }],
  ])('%s is not', (_how, facts) => {
    expect(isLocalVisit(facts)).toBe(false)
  })
})
