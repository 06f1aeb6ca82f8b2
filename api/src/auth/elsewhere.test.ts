import { describe, expect, it } from 'vitest'
import { networkOf } from './elsewhere.ts'

describe('two addresses', () => {
  it.each([
    ['192.0.2.7', '192.0.2.200'],
    ['2001:db8:1::1', '2001:db8:1:ffff::2'],
    ['2001:0db8:0001:0:0:0:0:1', '2001:db8:1::'],
    ['::1', '::2'],
  ])('%s and %s are of one network', (a, b) => expect(networkOf(a)).toBe(networkOf(b)))

  it.each([
    ['192.0.2.7', '192.0.3.7'],
    ['2001:db8:1::1', '2001:db8:2::1'],
    ['2001:db8::1', '192.0.2.7'],
    ['fe80::1', '::1'],
  ])('%s and %s are not', (a, b) => expect(networkOf(a)).not.toBe(networkOf(b)))
})
