import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSeal } from './seal.ts'

const said = { text: 'Open https://house/#secret', html: '<p>Öffne</p>', secret: 'secret' }
const seal = openSeal('a secret of thirty-two characters')

describe('a sealed mail', () => {
  it('is opened by the same house for the same row', () => {
    expect(seal.open('1', seal.close('1', said))).toEqual(said)
  })

  it('shows nothing of what it says', () => {
    const bytes = seal.close('1', said).toString('latin1')
    expect(bytes).not.toMatch(/secret|house|text|html/)
  })

  it('is another one each time', () => {
    expect(seal.close('1', said)).not.toEqual(seal.close('1', said))
  })

  it.each([
    ['another row', '2', seal],
    ['another secret', '1', openSeal('another secret of thirty-two chars')],
  ])('is nothing for %s', (_name, id, other) => {
    expect(other.open(id, seal.close('1', said))).toBeNull()
  })

  it('is nothing once a bit of it changed, whichever', () => {
    const sealed = seal.close('1', said)
    const bit = fc.nat({ max: sealed.length * 8 - 1 })
    fc.assert(
      fc.property(bit, (at) => {
        const changed = Buffer.from(sealed)
        changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7))
        expect(seal.open('1', changed)).toBeNull()
      }),
      { seed: 4711 },
    )
  })

  it('is nothing when it was cut, or is no seal at all', () => {
    const sealed = seal.close('1', said)
    for (const length of [0, 1, 12, 28, 29, sealed.length - 1]) {
      expect(seal.open('1', sealed.subarray(0, length))).toBeNull()
    }
    expect(seal.open('1', Buffer.from('{"text":"x"}'))).toBeNull()
  })
})
