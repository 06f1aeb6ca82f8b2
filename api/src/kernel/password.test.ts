import { describe, expect, it } from 'vitest'
import { crowded, openPasswords } from './password.ts'
import { openTurnstile } from './turnstile.ts'

const turnstile = openTurnstile({ atOnce: 2, waiting: 10, whenFull: crowded })
const passwords = openPasswords({ cost: 4, turnstile })

describe('a stored password', () => {
  it('matches itself and nothing else', async () => {
    const stored = await passwords.hash('correct horse battery')
    expect(stored).toMatch(/^b1\$\$2[aby]\$04\$/)
    expect(await passwords.matches('correct horse battery', stored)).toBe(true)
    expect(await passwords.matches('correct horse batterz', stored)).toBe(false)
    expect(await passwords.matches('', stored)).toBe(false)
  })

  it('counts beyond the 72 bytes at which bcrypt stops reading', async () => {
    const long = 'x'.repeat(80)
    const stored = await passwords.hash(`${long}a`)
    expect(await passwords.matches(`${long}b`, stored)).toBe(false)
    expect(await passwords.matches(`${long}a`, stored)).toBe(true)
  })

  it('is the same however the keyboard composes its letters', async () => {
    const stored = await passwords.hash('caf\u00e9 au lait')
    expect(await passwords.matches('cafe\u0301 au lait', stored)).toBe(true)
  })

  it.each([null, '', 'plain', '$2b$04$abcdefghijklmnopqrstuv', 'b2$something'])(
    'of another scheme (%s) matches nothing, not even the stand-in’s password',
    async (stored) => {
      expect(await passwords.matches('', stored)).toBe(false)
      expect(await passwords.matches('plain', stored)).toBe(false)
    },
  )

  it('takes about as long for an unknown account as for a wrong password', async () => {
    const slow = openPasswords({ cost: 10, turnstile })
    const stored = await slow.hash('some password')
    const time = async (against: string | null) => {
      const start = performance.now()
      await slow.matches('wrong password', against)
      return performance.now() - start
    }
    // the least of several: whatever else the machine does only ever adds
    const least: Record<'unknown' | 'wrong', number> = {
      unknown: Number.POSITIVE_INFINITY,
      wrong: Number.POSITIVE_INFINITY,
    }
    for (let round = 0; round < 5; round++) {
      least.unknown = Math.min(least.unknown, await time(null))
      least.wrong = Math.min(least.wrong, await time(stored))
    }
    expect(least.unknown).toBeGreaterThan(least.wrong / 4)
  })
})
