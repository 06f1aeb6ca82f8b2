import { describe, expect, it } from 'vitest'
import { allowsOrigin } from './origin.ts'

const local = { publicUrl: null, host: '127.0.0.1' }
const lan = { publicUrl: null, host: '0.0.0.0' }
const named = { publicUrl: null, host: 'write.example' }
const published = { publicUrl: 'https://write.example/', host: '0.0.0.0' }
const own = () => ['127.0.0.1', '192.168.1.7', 'fe80::1']

describe('G1 origin', () => {
  it.each([
    [local, 'http://127.0.0.1:4000', '127.0.0.1:4000'],
    [local, 'http://localhost:4000', 'localhost:4000'],
    [local, 'http://[::1]:4000', '[::1]:4000'],
    [lan, 'http://192.168.1.7:4000', '192.168.1.7:4000'],
    [lan, 'http://[fe80::1]:4000', '[fe80::1]:4000'],
    [named, 'http://write.example:4000', 'write.example:4000'],
    [published, 'https://write.example', 'anything:1'],
  ])('G1 lets in %o %s', (rule, origin, host) => {
    expect(allowsOrigin(rule, { origin, host }, own)).toBe(true)
  })

  it.each([
    [local, undefined, '127.0.0.1:4000'],
    [local, '', '127.0.0.1:4000'],
    [local, 'null', '127.0.0.1:4000'],
    [local, 'http://127.0.0.1:4001', '127.0.0.1:4000'],
    [local, 'http://127.0.0.1.evil.example:4000', '127.0.0.1.evil.example:4000'],
    [local, 'http://evil.example', 'evil.example'],
    [local, 'http://192.168.1.7:4000', '192.168.1.7:4000'],
    [local, 'http://127.0.0.1:4000/', '127.0.0.1:4000'],
    [local, 'http://user@127.0.0.1:4000', '127.0.0.1:4000'],
    [local, 'file://', '127.0.0.1:4000'],
    [lan, 'http://rebound.example:4000', 'rebound.example:4000'],
    [lan, 'http://192.168.1.8:4000', '192.168.1.8:4000'],
    [published, 'http://write.example', 'write.example'],
    [published, 'https://write.example:8443', 'write.example'],
    [published, 'https://write.example.evil.example', 'write.example'],
    [published, 'https://sub.write.example', 'write.example'],
    [published, undefined, 'write.example'],
  ])('G1 refuses %o %s', (rule, origin, host) => {
    expect(allowsOrigin(rule, { origin, host }, own)).toBe(false)
  })
})
