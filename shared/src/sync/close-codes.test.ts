import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type CloseReason, closeCodes, closeReason } from './close-codes.ts'

const all = Object.entries(closeCodes) as [CloseReason, number][]
const spec = readFileSync(new URL('./SPEC.md', import.meta.url), 'utf8')

describe('close codes', () => {
  it.each(all)('%s comes back from its number', (reason, code) => {
    expect(closeReason(code)).toBe(reason)
  })

  it.each([0, 1000, 1001, 1006, 1011, 1013, 4000, 4400.5, 4499, 4500, Number.NaN])(
    '%d is not one of ours: a lost line, a proxy, another program',
    (code) => {
      expect(closeReason(code)).toBeNull()
    },
  )

  it('are different, or a client could not tell what to do', () => {
    expect(new Set(all.map(([, code]) => code)).size).toBe(all.length)
  })

  it.each(all)('%s is a number an application may send', (_reason, code) => {
    // RFC 6455 §7.4.2, and the one standard code for a restart.
    expect(code === 1012 || (code >= 4000 && code <= 4999)).toBe(true)
  })

  it('say by their hundred whether to come again', () => {
    const final = all.filter(([, code]) => code >= 4400 && code < 4500).map(([reason]) => reason)
    expect(final).toEqual(['badData', 'ticket', 'noAccess', 'oldSchema', 'replaced', 'tooLarge'])
    const later = all.filter(([, code]) => code >= 4500 || code === 1012).map(([reason]) => reason)
    expect(later).toEqual(['storage', 'rate', 'accessChanged', 'restart'])
  })

  it.each(all)('%s is explained in the numbered rules', (_reason, code) => {
    expect(spec).toContain(String(code))
  })
})
