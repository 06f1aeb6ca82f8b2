import { describe, expect, it } from 'vitest'
import { Admission } from './admission.ts'
import { SocketCaps } from './caps.ts'
import { Allowance } from './rate.ts'

describe('an allowance', () => {
  it('lets a burst through, then what its rate gives', () => {
    const allowance = new Allowance({ perSecond: 10, burst: 3 }, 0)
    expect([1, 2, 3, 4].map(() => allowance.take(1, 0))).toEqual([true, true, true, false])
    expect(allowance.take(1, 250)).toBe(true)
    expect(allowance.take(1, 250)).toBe(false)
  })

  it('saves up no more than its burst', () => {
    const allowance = new Allowance({ perSecond: 10, burst: 2 }, 0)
    expect([1, 2, 3].map(() => allowance.take(1, 60_000))).toEqual([true, true, false])
  })
})

describe('socket caps', () => {
  it('count each key alone, and a place given back twice counts once', () => {
    const caps = new SocketCaps(1)
    const first = caps.take('a')
    expect([caps.take('a'), typeof caps.take('b')]).toEqual([null, 'function'])
    first?.()
    first?.()
    const second = caps.take('a')
    expect(typeof second).toBe('function')
    first?.()
    expect(caps.take('a')).toBeNull()
  })
})

describe('admission', () => {
  it('lets so many in at a time, the others in their order', async () => {
    const admission = new Admission(2)
    const log: string[] = []
    const leave = new Map<string, () => void>()
    const enter = (name: string) =>
      admission.pass(async () => {
        log.push(name)
        await new Promise<void>((resolve) => leave.set(name, resolve))
      })
    const all = ['a', 'b', 'c', 'd'].map(enter)
    await Promise.resolve()
    expect(log).toEqual(['a', 'b'])
    expect(admission.waiting).toBe(2)
    leave.get('b')?.()
    await all[1]
    await Promise.resolve()
    expect(log).toEqual(['a', 'b', 'c'])
    leave.get('a')?.()
    leave.get('c')?.()
    await Promise.all([all[0], all[2]])
    leave.get('d')?.()
    await all[3]
    expect(log).toEqual(['a', 'b', 'c', 'd'])
  })

  it('gives the place back when somebody fails inside', async () => {
    const admission = new Admission(1)
    await expect(admission.pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await admission.pass(async () => 'next')).toBe('next')
  })
})
