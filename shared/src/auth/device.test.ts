import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviceOf, devicePartsOf } from './device.ts'

const gecko = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const edge = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0'
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1'
const android =
  'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36'

describe('a device', () => {
  it.each([
    [gecko, 'Firefox on Linux'],
    [edge, 'Edge on Windows'],
    [phone, 'Safari on iPhone'],
    [android, 'Chrome on Android'],
    ['Opera OPR/100.0 Chrome/140.0 Macintosh; Mac OS X', 'Opera on Mac'],
  ])('is told by its browser and system: %s', (agent, device) => {
    expect(deviceOf(agent)).toBe(device)
  })

  it.each([
    ['curl/8.0 (Windows)', 'Windows'],
    ['Firefox/140.0', 'Firefox'],
    ['curl/8.0', 'Unknown device'],
    ['', 'Unknown device'],
    [null, 'Unknown device'],
  ])('is told as far as it can be: %j', (agent, device) => {
    expect(deviceOf(agent)).toBe(device)
  })

  it('is one of a few words, whatever a program calls itself', () => {
    const words =
      /^(Edge|Opera|Firefox|Chrome|Safari|iPhone|iPad|Android|Windows|Mac|Linux|Unknown device| on )+$/
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(gecko, edge, ''), (odd, real) => {
        expect(deviceOf(odd + real)).toMatch(words)
      }),
      { seed: 4711 },
    )
  })
})

it.each([
  [gecko, { browser: 'Firefox', system: 'Linux' }],
  [phone, { browser: 'Safari', system: 'iPhone' }],
  ['curl/8.0', { browser: undefined, system: undefined }],
  [null, { browser: undefined, system: undefined }],
])('%j has its parts, for who says them in another language', (agent, parts) => {
  expect(devicePartsOf(agent)).toEqual(parts)
})
