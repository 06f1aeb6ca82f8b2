import { describe, expect, it } from 'vitest'
import { openGate } from './gate.ts'

const open = () => {
  let at = 1_000_000
  const gate = openGate({ now: () => at })
  const fails = (account: string, ip: string | null, times = 1) => {
    for (let i = 0; i < times; i++) gate.failed(account, ip)
  }
  const held = (account: string, ip: string | null): number => {
    try {
      gate.demand(account, ip)
      return 0
    } catch (error) {
      return (error as { retryAfter: number }).retryAfter
    }
  }
  return { gate, fails, held, pass: (seconds: number) => (at += seconds * 1_000) }
}

describe('the gate', () => {
  it('is open to who fails a few times', () => {
    const { fails, held } = open()
    fails('anna', 'a', 4)
    expect(held('anna', 'a')).toBe(0)
  })

  it('doubles the wait of one account at one place, to a quarter of an hour', () => {
    const { fails, held, pass } = open()
    fails('anna', 'a', 5)
    expect(held('anna', 'a')).toBe(1)
    fails('anna', 'a', 2)
    expect(held('anna', 'a')).toBe(4)
    for (let i = 0; i < 20; i++) {
      pass(901)
      fails('anna', 'a')
    }
    expect(held('anna', 'a')).toBe(900)
  })

  it('lets the owner in elsewhere meanwhile', () => {
    const { fails, held } = open()
    fails('anna', 'a', 12)
    expect(held('anna', 'a')).toBeGreaterThan(60)
    expect(held('anna', 'b')).toBe(0)
  })

  it('makes the owner wait a minute at most, however many places fail', () => {
    const { fails, held } = open()
    for (let i = 0; i < 200; i++) fails('anna', `place ${i}`)
    expect(held('anna', 'home')).toBe(60)
  })

  it('forgets one place when the right person came in there, and counts on for the account', () => {
    const { gate, fails, held } = open()
    fails('anna', 'a', 10)
    gate.opened('anna', 'a')
    expect(held('anna', 'a')).toBe(0)
    for (let i = 0; i < 30; i++) fails('anna', `place ${i}`)
    gate.opened('anna', 'a')
    expect(held('anna', 'a')).toBeGreaterThan(0)
  })

  it('closes one address after twenty failures in a minute, whatever accounts they were for', () => {
    const { fails, held, pass } = open()
    for (let i = 0; i < 20; i++) fails(`account ${i}`, 'a')
    expect(held('somebody', 'a')).toBe(60)
    expect(held('somebody', 'b')).toBe(0)
    pass(60)
    expect(held('somebody', 'a')).toBe(0)
  })

  it('knows accounts though the address is not known', () => {
    const { fails, held } = open()
    fails('anna', null, 6)
    expect(held('anna', null)).toBe(2)
    expect(held('ben', null)).toBe(0)
  })
})
