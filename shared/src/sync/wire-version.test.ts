import { describe, expect, it } from 'vitest'
import { wireHash, wireVersion } from './wire-version.ts'

describe('the wire', () => {
  it('changes only together with its version: raise it, then write the new hash here', () => {
    expect({ version: wireVersion, hash: wireHash() }).toEqual({
      version: 2,
      hash: '2669a88f5e3d80d0',
    })
  })
})
