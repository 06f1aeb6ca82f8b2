import type { NetworkInterfaceInfo } from 'node:os'
import { expect, it } from 'vitest'
import { networkAddresses, reachableOrigin } from './reachable.ts'

const addresses = ['192.168.1.5', '10.0.0.2']
const everywhere = { boundTo: '0.0.0.0', addresses }

it.each([
  ['http://127.0.0.1:4000', everywhere, 'http://192.168.1.5:4000'],
  ['http://localhost:4001', everywhere, 'http://192.168.1.5:4001'],
  ['http://[::1]:4000', { ...everywhere, boundTo: '::' }, 'http://192.168.1.5:4000'],
  ['http://127.0.0.1:4000', { boundTo: 'box' }, 'http://box:4000'],
  ['http://[::1]:4000', { boundTo: 'fd00::1' }, 'http://[fd00::1]:4000'],
])('%s, with HOST %j, is handed on as %s', (origin, rest, handedOn) => {
  expect(reachableOrigin({ origin, ...rest })).toBe(handedOn)
})

it.each([
  ['an address others know', 'http://10.0.0.2:4000', everywhere],
  ['loopback, when only this machine is let in', 'http://127.0.0.1:4000', { boundTo: 'localhost' }],
  ['loopback, without a network', 'http://127.0.0.1:4000', { boundTo: '::', addresses: [] }],
  ['what is no address', 'http://', everywhere],
])('%s stays', (_what, origin, rest) => {
  expect(reachableOrigin({ origin, ...rest })).toBe(origin)
})

it('a bridge of this machine comes after its network, and IPv6 and loopback are left out', () => {
  const at = (address: string, more: object = {}) =>
    ({ address, family: 'IPv4', internal: false, ...more }) as NetworkInterfaceInfo
  const interfaces = {
    lo: [at('127.0.0.1', { internal: true })],
    docker0: [at('172.17.0.1')],
    eth0: [at('fe80::1', { family: 'IPv6' }), at('192.168.1.5')],
    missing: undefined,
  }
  expect(networkAddresses(interfaces)).toEqual(['192.168.1.5', '172.17.0.1'])
})
